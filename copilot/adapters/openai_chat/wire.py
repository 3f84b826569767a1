"""The connection below the SDK: what goes out in headers, what may come in, and how to end it."""

from __future__ import annotations

import contextlib
import functools
import logging
import socket
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import httpx2
import openai

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator

    from copilot.domain.endpoint import Endpoint

MOST_BYTES = 4_000_000
"""No answer of a few thousand tokens comes near it, event framing included."""
_CONNECT_SECONDS = 10.0
_SENT = {"host", "accept", "content-type", "content-length", "user-agent", "authorization"}
"""Headers that go out; the SDK would also send what this machine is, and more from its settings."""
_NO_KEY = "-"


class UnfitBodyError(Exception):
    """The body is larger than any answer, or packed so that its size can't be known."""


class Wire:
    """One exchange's connection."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Open nothing yet."""
        self.begun = False
        """Whether an answer has begun to come in."""
        self._endpoint = endpoint
        self._socket: socket.socket | None = None
        self._is_cut = False
        self._lock = threading.Lock()

    def client(self) -> openai.OpenAI:
        """Make the SDK's client for this exchange; whoever gets it closes it."""
        # The SDK and what it sends through would log addresses and headers.
        for name in ("openai", "httpx2", "httpcore2"):
            logging.getLogger(name).setLevel(logging.WARNING)
        endpoint = self._endpoint
        parts = urlsplit(endpoint.base_url)
        total = endpoint.total_seconds
        timeout = httpx2.Timeout(total, connect=min(total, _CONNECT_SECONDS))
        http = httpx2.Client(
            verify=_certificates(),
            timeout=timeout,
            follow_redirects=False,
            # A proxy from the environment has no business with what stays on this machine.
            trust_env=not endpoint.on_this_machine,
            # Each exchange has a socket of its own, which can be shut without harm to another.
            limits=httpx2.Limits(max_connections=1, max_keepalive_connections=0),
            event_hooks={"request": [self._before], "response": [self._after]},
        )
        return openai.OpenAI(
            api_key=_NO_KEY,
            base_url=urlunsplit(parts._replace(query="")),
            default_query=dict(parse_qsl(parts.query)),
            timeout=timeout,
            max_retries=0,
            http_client=http,
        )

    def cut(self) -> None:
        """End the exchange at once, from any thread, whatever the other side is doing."""
        with self._lock:
            self._is_cut = True
            self._shut()

    def _before(self, request: httpx2.Request) -> None:
        for name in set(request.headers) - _SENT:
            del request.headers[name]
        request.headers["accept-encoding"] = "identity"
        if self._endpoint.key is not None:
            key = self._endpoint.key.get_secret_value()
            request.headers["authorization"] = f"Bearer {key}"
            if self._endpoint.host.endswith(".azure.com"):
                request.headers["api-key"] = key
        elif request.headers.get("authorization") == f"Bearer {_NO_KEY}":
            del request.headers["authorization"]
        request.extensions = {**request.extensions, "trace": self._trace}

    def _after(self, response: httpx2.Response) -> None:
        self.begun = True
        if response.headers.get("content-encoding", "identity") != "identity":
            raise UnfitBodyError
        response.stream = _Capped(response.stream)

    def _trace(self, name: str, info: dict[str, Any]) -> None:
        if name.endswith(("connect_tcp.complete", "start_tls.complete")):
            with self._lock:
                self._socket = info["return_value"].get_extra_info("socket")
                if self._is_cut:
                    self._shut()

    def _shut(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):
                # A TLS socket's own method would take its state from under the reading thread.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


class _Capped(httpx2.SyncByteStream):
    """Bytes of a body, up to a point."""

    def __init__(self, stream: httpx2.SyncByteStream | httpx2.AsyncByteStream) -> None:
        if not isinstance(stream, httpx2.SyncByteStream):
            raise UnfitBodyError
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        read = 0
        for chunk in self._stream:
            read += len(chunk)
            if read > MOST_BYTES:
                raise UnfitBodyError
            yield chunk

    def close(self) -> None:
        self._stream.close()


@functools.cache
def _certificates() -> ssl.SSLContext:
    """Read once: it takes longer than a request's own preparation."""
    return httpx2.create_ssl_context()
