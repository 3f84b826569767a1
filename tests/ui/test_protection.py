from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

import pytest

from copilot.ui.shell.protection import Protection, headers

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


async def lax_app(scope: Scope, receive: Receive, send: Send) -> None:
    """An app that says the opposite of what is wanted."""
    del scope, receive
    given = [(b"Content-Security-Policy", b"default-src *"), (b"etag", b"1")]
    await send({"type": "http.response.start", "status": 200, "headers": given})
    await send({"type": "http.response.body", "body": b"hello"})


def answer(path: str) -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def ask() -> None:
        await Protection(lax_app)({"type": "http", "path": path}, None, send)  # type: ignore[arg-type]

    # In a thread of its own: Playwright keeps a loop running in this one.
    thread = threading.Thread(target=lambda: asyncio.run(ask()))
    thread.start()
    thread.join()
    return sent


@pytest.mark.parametrize("path", ["/", "/people", "/_stcore/health", "/media/x.png"])
def test_every_answer_carries_the_headers_and_only_ours(path: str):
    start, body = answer(path)
    found = [name.lower() for name, _ in start["headers"]]
    assert body["body"] == b"hello"
    assert found.count(b"content-security-policy") == 1
    policy = dict(start["headers"])[b"content-security-policy"].decode()
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "*" not in policy
    assert "http" not in policy
    assert "unsafe-eval" not in policy
    assert (b"etag", b"1") in start["headers"]
    assert (b"referrer-policy", b"no-referrer") in start["headers"]
    assert (b"x-content-type-options", b"nosniff") in start["headers"]


def test_only_the_pages_own_inline_scripts_may_run():
    policy = headers("<script>let a = 1</script><p><script>let b = 2</script>")
    scripts = policy["content-security-policy"].split("script-src ")[1].split(";")[0]
    assert scripts.count("'sha256-") == 2
    assert "'unsafe-inline'" not in scripts


@pytest.mark.parametrize("path", ["/people/_stcore/health", "/a/b/_stcore/host-config"])
def test_a_room_is_not_where_the_app_begins(path: str):
    start, _ = answer(path)
    assert start["status"] == 304
