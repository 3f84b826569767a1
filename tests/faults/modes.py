"""What endpoints have been seen to do wrong: what they send, and what it must come to."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.errors import (
    ModelBadAnswer,
    ModelBusy,
    ModelRefusedKey,
    ModelTooLong,
    ModelUnreachable,
)
from tests.faults.server import (
    CHUNKED,
    SSE,
    Forever,
    Reset,
    Wait,
    delta,
    event,
    http,
    problem,
    reply,
    stream,
)

if TYPE_CHECKING:
    from copilot.errors import ModelError
    from tests.faults.server import Script

CANARY = "kestrel-in-the-reply"
ELSEWHERE = "http://127.0.0.1:{port}/v1/chat/completions"
"""Where a redirect leads; the test fills in the port of a second server."""
_HANG = Wait(30)
_HTML = f"<html><body>Sign in, {CANARY}</body></html>".encode()
_OVERFLOW = f"This model's maximum context length is 8192 tokens, {CANARY}"


@dataclass(frozen=True)
class Mode:
    """One fault: what is sent to every request, and which error says so."""

    id: str
    script: Script
    error: type[ModelError]
    streamed: bool = False
    requests: int | None = None
    """How often the endpoint may be asked; None doesn't matter."""

    def __repr__(self) -> str:
        return self.id


def _whole(name: str, error: type[ModelError], *script: object, n: int | None = 1) -> Mode:
    return Mode(name, script, error, requests=n)  # type: ignore[arg-type]


def _streamed(name: str, error: type[ModelError], *script: object, n: int | None = 1) -> Mode:
    return Mode(name, script, error, streamed=True, requests=n)  # type: ignore[arg-type]


MODES = (
    # refused
    _whole("context overflow", ModelTooLong, problem(400, "context_length_exceeded", _OVERFLOW)),
    _whole("context overflow in words", ModelTooLong, problem(400, "", _OVERFLOW)),
    _whole("body too large", ModelTooLong, problem(413, "", CANARY)),
    _whole("bad request", ModelUnreachable, problem(400, "", CANARY)),
    _whole("no key", ModelRefusedKey, problem(401, "invalid_api_key", CANARY)),
    _whole("key without rights", ModelRefusedKey, problem(403, "", CANARY)),
    _whole("no such model", ModelUnreachable, problem(404, "model_not_found", CANARY)),
    _whole("busy", ModelBusy, problem(429, "", CANARY)),
    _whole("busy, short wait", ModelBusy, problem(429, "", CANARY, Retry_After="0.1"), n=2),
    _whole("busy, long wait", ModelBusy, problem(429, "", CANARY, Retry_After="60")),
    _whole("busy until a date", ModelBusy, problem(429, "", "", Retry_After="Fri, 1 Jan 2038")),
    _whole("no credit", ModelBusy, problem(429, "insufficient_quota", CANARY, Retry_After="0")),
    _whole("filtered prompt", ModelBadAnswer, problem(400, "content_filter", CANARY)),
    _whole("redirect", ModelUnreachable, http(307, b"", Location=ELSEWHERE)),
    _streamed("redirected stream", ModelUnreachable, http(308, b"", Location=ELSEWHERE)),
    # failing
    _whole("fails", ModelUnreachable, problem(500, "", CANARY), n=2),
    _whole("overloaded", ModelUnreachable, problem(503, "", CANARY), n=2),
    _whole("gateway page", ModelUnreachable, http(502, _HTML, "text/html"), n=2),
    _whole("closes without a word", ModelUnreachable, n=2),
    _whole("resets", ModelUnreachable, Reset(), n=2),
    _whole("speaks no HTTP", ModelUnreachable, b"220 mail.example " + CANARY.encode(), n=2),
    # slow
    _whole("hangs", ModelUnreachable, _HANG),
    _whole(
        "headers for ever", ModelUnreachable, b"HTTP/1.1 200 OK\r\n", Forever(b"X: y\r\n", 0.05)
    ),
    _whole("body drips", ModelUnreachable, http(200, b"{", length=9_999), Forever(b" ", 0.05)),
    _streamed("stream hangs", ModelUnreachable, _HANG),
    _streamed("slow first token", ModelUnreachable, SSE, Wait(5), delta("late")),
    _streamed("comments for ever", ModelUnreachable, SSE, Forever(b": ping\n\n", 0.05)),
    _streamed("empty pieces for ever", ModelUnreachable, SSE, Forever(delta(""), 0.05)),
    _streamed("stalls half-way", ModelUnreachable, SSE, delta(CANARY), _HANG),
    # cut
    _whole("body cut", ModelBadAnswer, http(200, b'{"choices": [', length=900)),
    _whole(
        "body reset", ModelBadAnswer, http(200, b'{"choices": [', length=900), Wait(0.1), Reset()
    ),
    _whole("no finish reason", ModelBadAnswer, reply(CANARY, None)),
    _streamed("clean cut", ModelBadAnswer, SSE, delta(CANARY)),
    _streamed("done without a reason", ModelBadAnswer, SSE, delta(CANARY), b"data: [DONE]\n\n"),
    _streamed("hard cut", ModelBadAnswer, SSE, delta(CANARY), Wait(0.1), Reset()),
    _streamed("chunk cut", ModelBadAnswer, CHUNKED, b"ff\r\n" + delta(CANARY)),
    # no answer
    _whole("page with status 200", ModelBadAnswer, http(200, _HTML, "text/html")),
    _whole("empty body", ModelBadAnswer, http(200, b"")),
    _whole("empty object", ModelBadAnswer, http(200, b"{}")),
    _whole("no choices", ModelBadAnswer, http(200, b'{"choices": []}')),
    _whole("null", ModelBadAnswer, http(200, b"null")),
    _whole("no message", ModelBadAnswer, http(200, b'{"choices": [{"finish_reason": "stop"}]}')),
    _whole("numbers for words", ModelBadAnswer, reply(7)),
    _whole("deep nesting", ModelBadAnswer, http(200, b"[" * 200_000)),
    _whole("no text encoding", ModelBadAnswer, http(200, b'{"choices": "\xff\xfe"}')),
    _streamed("page for a stream", ModelBadAnswer, http(200, _HTML, "text/html")),
    _streamed(
        "broken event", ModelBadAnswer, SSE, delta("a"), b"data: {" + CANARY.encode() + b"\n\n"
    ),
    _streamed("event of another kind", ModelBadAnswer, SSE, event(["choices", CANARY])),
    _streamed("error event", ModelBadAnswer, SSE, event({"error": {"message": CANARY}})),
    _streamed("empty stream", ModelBadAnswer, SSE, b"data: [DONE]\n\n"),
    # an answer that is none
    _whole("nothing said", ModelBadAnswer, reply(" \n")),
    _whole("refusal", ModelBadAnswer, reply(None, refusal=CANARY)),
    _whole("length", ModelBadAnswer, reply(CANARY, "length")),
    _whole("content filter", ModelBadAnswer, reply(CANARY, "content_filter")),
    _whole("tool call", ModelBadAnswer, reply(None, "tool_calls")),
    _streamed("streamed length", ModelBadAnswer, stream(CANARY, finish="length")),
    _streamed("streamed filter", ModelBadAnswer, stream(CANARY, finish="content_filter")),
    _streamed("streamed refusal", ModelBadAnswer, SSE, delta(refusal=CANARY), delta(finish="stop")),
    # too much
    _whole("huge body", ModelBadAnswer, http(200, b"", length=10**9), Forever(b" " * 1_000_000)),
    _whole("long answer", ModelBadAnswer, reply(CANARY * 1_000)),
    _whole(
        "packed", ModelBadAnswer, http(200, gzip.compress(b" " * 10**7), Content_Encoding="gzip")
    ),
    _whole("huge error", ModelBadAnswer, http(400, b"", length=10**9), Forever(b" " * 1_000_000)),
    _streamed("endless stream", ModelBadAnswer, SSE, Forever(delta(CANARY * 9))),
    _streamed("endless event", ModelBadAnswer, SSE, b"data: ", Forever(b"x" * 1_000_000)),
)

IN_JSON = (
    _whole("no JSON", ModelBadAnswer, reply(f"Of course! {CANARY}"), n=4),
    _whole("half JSON", ModelBadAnswer, reply('{"note": "kes'), n=4),
    _whole("wrong schema", ModelBadAnswer, reply('{"word": 3}'), n=4),
    _whole("no number", ModelBadAnswer, reply('{"word": NaN}'), n=4),
    _whole("deep JSON", ModelBadAnswer, reply("[" * 300), n=4),
    _whole("fails in every form", ModelUnreachable, problem(500, "", CANARY), n=5),
    _whole("refuses every form", ModelUnreachable, problem(400, "", CANARY), n=4),
    _streamed("streamed words for JSON", ModelBadAnswer, stream(CANARY)),
)
"""Faults of answers that should have been ``{"word": "…"}``."""
