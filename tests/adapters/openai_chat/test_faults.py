"""Whatever an endpoint does, there is one typed error, in time, and it quotes nobody."""

from __future__ import annotations

import logging
import time
import traceback
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.domain.chat import Completion
from copilot.errors import ModelError, ModelUnreachable
from tests.adapters.openai_chat.conftest import KEY, PROMPT
from tests.faults.modes import CANARY, ELSEWHERE, IN_JSON, MODES, Mode
from tests.faults.server import SSE, FaultServer, Forever, delta, reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.adapters.openai_chat import OpenAIChat
    from copilot.domain.chat import ChatRequest
    from tests.faults.server import Script

DEADLINE = 0.9
CANARIES = (PROMPT, KEY, CANARY)


def test_there_are_many_modes_and_each_has_a_name():
    names = [mode.id for mode in (*MODES, *IN_JSON)]
    assert len(set(names)) == len(names) > 60


@pytest.mark.parametrize("mode", MODES, ids=repr)
def test_mode(
    mode: Mode,
    chat_at: Callable[..., OpenAIChat],
    asked: ChatRequest,
    caplog: pytest.LogCaptureFixture,
):
    with FaultServer(lambda *_: (reply(CANARY),)) as other:
        script = tuple(_led_to(step, other) for step in mode.script)
        _fails(replace(mode, script=script), chat_at, asked, caplog)
    assert other.connections == 0


@pytest.mark.parametrize("mode", IN_JSON, ids=repr)
def test_mode_of_json(
    mode: Mode,
    chat_at: Callable[..., OpenAIChat],
    in_json: ChatRequest,
    caplog: pytest.LogCaptureFixture,
):
    _fails(mode, chat_at, in_json, caplog)


def test_nobody_listens(chat_at: Callable[..., OpenAIChat], asked: ChatRequest):
    with FaultServer(lambda *_: ()) as server:
        address = server.base_url
    error = _error_of(chat_at(address), asked, streamed=False)
    assert isinstance(error, ModelUnreachable)


def test_what_was_streamed_before_a_cut_is_never_a_whole(
    chat_at: Callable[..., OpenAIChat], asked: ChatRequest
):
    cut = next(mode for mode in MODES if mode.id == "clean cut")
    got: list[str | Completion] = []
    with FaultServer(lambda *_: cut.script) as server, pytest.raises(cut.error, match="broke off"):
        got.extend(iter(chat_at(server.base_url).stream(asked)))
    assert not any(isinstance(part, Completion) for part in got)


@pytest.mark.parametrize(
    "script",
    [
        (Forever(b"x", 0.01),),
        (b"HTTP/1.1 200 OK\r\n", Forever(b"X: y\r\n", 0.01)),
        (SSE, Forever(b": ping\n\n", 0.01)),
    ],
)
@pytest.mark.parametrize("streamed", [True, False])
def test_the_connection_is_let_go_when_the_clock_has_run_out(
    script: Script, chat_at: Callable[..., OpenAIChat], asked: ChatRequest, *, streamed: bool
):
    with FaultServer(lambda *_: script) as server:
        _error_of(chat_at(server.base_url, total_seconds=0.2), asked, streamed=streamed)
        assert server.gone.wait(1)


def test_a_stream_that_is_left_lets_the_connection_go(
    chat_at: Callable[..., OpenAIChat], asked: ChatRequest
):
    with FaultServer(lambda *_: (SSE, delta("Go "), Forever(b": ping\n\n", 0.01))) as server:
        parts = iter(chat_at(server.base_url, total_seconds=60).stream(asked))
        assert next(parts) == "Go "
        parts.close()  # type: ignore[attr-defined]
        assert server.gone.wait(1)


def _fails(
    mode: Mode,
    chat_at: Callable[..., OpenAIChat],
    asked: ChatRequest,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    # Where tries are counted the clock must not run out first, on however slow a machine.
    total = DEADLINE if mode.requests == 1 else 5 * DEADLINE
    with FaultServer(lambda *_: mode.script) as server:
        chat = chat_at(server.base_url, total_seconds=total)
        began = time.monotonic()
        error = _error_of(chat, asked, streamed=mode.streamed)
        took = time.monotonic() - began
    assert type(error) is mode.error, str(error)
    assert took < total + 1
    assert mode.requests in {None, len(server.requests)}
    assert "stands" in str(error)
    rendered = traceback.TracebackException.from_exception(error, capture_locals=True)
    seen = "".join((*rendered.format(), repr(error), caplog.text))
    assert not [canary for canary in CANARIES if canary in seen]
    assert error.__context__ is None
    assert error.__cause__ is None


def _error_of(chat: OpenAIChat, request: ChatRequest, *, streamed: bool) -> ModelError:
    """Ask and be refused; no word of anybody's is in this frame."""
    try:
        if streamed:
            deque(chat.stream(request), maxlen=0)
        else:
            chat.complete(request)
    except ModelError as error:
        return error
    raise AssertionError("there is an answer")


def _led_to(step: object, other: FaultServer) -> object:
    """Let a redirect lead to the other server."""
    if not isinstance(step, bytes):
        return step
    address = other.base_url + "/chat/completions"
    return step.replace(ELSEWHERE.encode(), address.encode())
