"""The app's own server, started as `copilot app` starts it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from copilot.cli.launch import command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class Server:
    """A server on a port of its own; it can be killed and started again."""

    folder: Path
    """Where it runs, and keeps its data and its log."""
    port: int
    environment: dict[str, str]
    before: tuple[str, ...] = ()
    """Words before the command, such as those that limit what it may write."""
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "server.txt"

    def start(self) -> None:
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [*self.before, *command(self.port, browser=False)],
                cwd=self.folder,
                env=os.environ | {"COPILOT_DATA_DIR": str(self.folder / "data")} | self.environment,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        self._wait()

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process:
            self.process.send_signal(how)
            self.process.wait(timeout=20)
            self.process = None

    def _wait(self) -> None:
        for _ in range(300):
            assert self.process
            assert self.process.poll() is None, self.log.read_text()
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health"):  # noqa: S310 - own address
                    return
            except OSError:
                time.sleep(0.1)
        pytest.fail("the server did not answer within 30 seconds")


@contextmanager
def serving(folder: Path, before: tuple[str, ...] = (), **environment: str) -> Iterator[Server]:
    """Start a server in a folder, and stop it at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(folder, port, environment, before)
    server.start()
    try:
        yield server
    finally:
        server.stop()
    assert "Traceback" not in server.log.read_text()
