"""A language model's server on this machine that answers at once, so that only our time counts."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class AtOnce(ThreadingHTTPServer):
    """Says the same to everybody; a context manager."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen on a free port."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.said = ""
        """What it answers, whole or streamed."""
        self.first_token = 0.0
        """When the latest stream's first piece was sent, as ``time.perf_counter`` tells."""

    def __enter__(self) -> AtOnce:
        """Serve in a thread of its own."""
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.shutdown()
        self.server_close()

    @property
    def base_url(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: AtOnce  # type: ignore[assignment]

    def do_POST(self) -> None:
        """Answer, streamed where that is wanted."""
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(200)
        if body.get("stream"):
            self._stream()
        else:
            message = {"role": "assistant", "content": self.server.said}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            whole = json.dumps({"choices": [choice]}).encode()
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(whole)))
            self.end_headers()
            self.wfile.write(whole)

    def _stream(self) -> None:
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.server.first_token = time.perf_counter()
        for word in self.server.said.split(" "):
            self._send({"delta": {"content": f"{word} "}, "finish_reason": None})
        self._send({"delta": {}, "finish_reason": "stop"})
        self.wfile.write(b"data: [DONE]\n\n")

    def _send(self, choice: dict[str, Any]) -> None:
        self.wfile.write(b"data: " + json.dumps({"choices": [choice]}).encode() + b"\n\n")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
