"""A server on loopback that does to a client, byte by byte, whatever a script says."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Wait:
    """Do nothing for a while; a long one is a hang."""

    seconds: float


@dataclass(frozen=True)
class Until:
    """Do nothing until something has happened, or for too long."""

    event: threading.Event
    seconds: float = 10.0


@dataclass(frozen=True)
class Forever:
    """Send the same bytes until the client has gone."""

    data: bytes
    every: float = 0.0


@dataclass(frozen=True)
class Reset:
    """Break the connection the hard way."""


Step = bytes | Wait | Until | Forever | Reset
Script = tuple[Step, ...]


@dataclass(frozen=True)
class Request:
    """What came in."""

    head: str
    body: dict[str, Any]


@dataclass
class FaultServer:
    """Plays a script for each request; a context manager."""

    answers: Callable[[Request, int], Script]
    requests: list[Request] = field(default_factory=list[Request])
    connections: int = 0
    gone: threading.Event = field(default_factory=threading.Event)
    """Set when a client has left before the script was over."""

    def __enter__(self) -> FaultServer:
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(2)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(client,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            client.settimeout(5)
            request = _received(client)
            if request is None:
                return
            with self._lock:
                self.requests.append(request)
                number = len(self.requests) - 1
            for step in self.answers(request, number):
                self._play(step, client)
            # A client that still reads gets a clean end, and not a reset for what it didn't read.
            client.shutdown(socket.SHUT_WR)

    def _play(self, step: Step, client: socket.socket) -> None:
        match step:
            case bytes():
                client.sendall(step)
            case Wait(seconds):
                self._over.wait(seconds)
            case Until(event, seconds):
                event.wait(seconds)
            case Forever(data, every):
                while not self._over.wait(every):
                    self._send(data, client)
            case Reset():
                linger = struct.pack("ii", 1, 0)
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                client.close()

    def _send(self, data: bytes, client: socket.socket) -> None:
        try:
            client.sendall(data)
        except OSError:
            self.gone.set()
            raise


def _received(client: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        data += (chunk := client.recv(65_536))
        if not chunk:
            return None
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").lower().split("\r\n")
    length = next(int(line[15:]) for line in lines if line.startswith("content-length:"))
    while len(body) < length:
        body += (chunk := client.recv(65_536))
        if not chunk:
            return None
    return Request(head.decode("latin-1"), json.loads(body))


def http(
    status: int,
    body: bytes,
    kind: str = "application/json",
    length: int | None = None,
    **headers: str,
) -> bytes:
    """A whole response."""
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Type: {kind}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines += [f"Content-Length: {len(body) if length is None else length}", "Connection: close"]
    return "\r\n".join([*lines, "", ""]).encode() + body


SSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
CHUNKED = SSE.replace(b"Connection: close", b"Transfer-Encoding: chunked")


def event(data: object) -> bytes:
    """One event of a stream."""
    return b"data: " + json.dumps(data).encode() + b"\n\n"


def delta(text: str | None = None, finish: str | None = None, **said: object) -> bytes:
    """One piece of an answer."""
    return event({"choices": [{"delta": {"content": text} | said, "finish_reason": finish}]})


def reply(text: object, finish: str | None = "stop", **said: object) -> bytes:
    """A whole answer."""
    message = {"role": "assistant", "content": text} | said
    usage = {"prompt_tokens": 11, "completion_tokens": 7}
    choices = [{"index": 0, "message": message, "finish_reason": finish}]
    return http(200, json.dumps({"choices": choices, "usage": usage}).encode())


def stream(*pieces: str, finish: str | None = "stop") -> bytes:
    """A whole stream."""
    return SSE + b"".join(map(delta, pieces)) + delta(finish=finish) + b"data: [DONE]\n\n"


def problem(status: int, code: str = "", message: str = "", **headers: str) -> bytes:
    """An error as OpenAI words it."""
    error = {"error": {"message": message, "code": code, "type": "x"}}
    return http(status, json.dumps(error).encode(), **headers)
