"""What goes out and what comes back when all is well, and what is found out on the way."""

from __future__ import annotations

import json
import logging
import stat
from typing import TYPE_CHECKING, Any

import pytest

from copilot.adapters.openai_chat import EndpointMemory, OpenAIChat
from copilot.adapters.openai_chat.breaker import Breaker
from copilot.adapters.openai_chat.failures import Failure
from copilot.adapters.openai_chat.negotiation import Negotiation
from copilot.adapters.openai_chat.traits import body_of, first_guess
from copilot.domain.chat import ChatMessage, ChatRequest, Completion
from copilot.domain.endpoint import Endpoint
from copilot.errors import ModelBadAnswer, ModelRefusedKey, ModelUnreachable
from tests.adapters.openai_chat.conftest import KEY, PROMPT, SCHEMA
from tests.faults.server import SSE, FaultServer, delta, event, http, problem, reply, stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.faults.server import Request, Script

YES = reply('{"word": "yes"}')


class Server(FaultServer):
    """Answers by the form it is asked in, until a test says otherwise."""

    takes: tuple[str, ...] = ("json_schema", "schema", "json_object", "plain")
    refusal: bytes = problem(400, "", "response_format is not supported")

    def __init__(self) -> None:
        super().__init__(self.answer)

    def answer(self, request: Request, _: int) -> Script:
        return (YES if _form(request.body) in self.takes else self.refusal,)

    @property
    def forms(self) -> list[str]:
        return [_form(each.body) for each in self.requests]


def _form(body: dict[str, Any]) -> str:
    form = body.get("response_format", {"type": "plain"})
    return "schema" if "schema" in form else form["type"]


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


def test_an_answer_is_whole_and_counted(
    server: Server, chat_at: Callable[..., OpenAIChat], asked: ChatRequest
):
    server.answers = lambda *_: (reply("Go on."),)
    completion = chat_at(server.base_url).complete(asked)
    assert completion == Completion(text="Go on.", tokens_in=11, tokens_out=7, model="tiny")


def test_only_what_an_endpoint_needs_goes_out(
    server: Server,
    chat_at: Callable[..., OpenAIChat],
    asked: ChatRequest,
    monkeypatch: pytest.MonkeyPatch,
):
    for name in ("API_KEY", "ORG_ID", "PROJECT_ID", "ADMIN_KEY"):
        monkeypatch.setenv(f"OPENAI_{name}", "wren-of-another-account")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    chat_at(server.base_url + "?api-version=2024-10-21").complete(asked)
    [request] = server.requests
    head = request.head.lower()
    assert head.startswith("post /v1/chat/completions?api-version=2024-10-21 http/1.1")
    assert f"authorization: bearer {KEY}" in head
    assert "accept-encoding: identity" in head
    assert "wren" not in head
    assert "stainless" not in head
    assert request.body == {
        "model": "tiny",
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": PROMPT},
        ],
        "max_tokens": 20,
    }


def test_no_log_holds_an_address_or_a_header(
    server: Server,
    chat_at: Callable[..., OpenAIChat],
    asked: ChatRequest,
    caplog: pytest.LogCaptureFixture,
):
    caplog.set_level(logging.DEBUG)
    server.answers = lambda *_: (http(401, b"", Set_Cookie="dunlin"),)
    with pytest.raises(ModelRefusedKey):
        chat_at(server.base_url + "?token=linnet").complete(asked)
    assert "linnet" in server.requests[0].head
    assert not [word for word in ("linnet", "dunlin", "127.0.0.1") if word in caplog.text]


def test_without_a_key_none_is_sent(
    server: Server,
    chat_at: Callable[..., OpenAIChat],
    asked: ChatRequest,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("OPENAI_API_KEY", "wren-of-another-account")
    chat_at(server.base_url, key=None).complete(asked)
    assert "authorization" not in server.requests[0].head.lower()


def test_a_stream_ends_in_the_whole(
    server: Server, chat_at: Callable[..., OpenAIChat], asked: ChatRequest
):
    usage = event({"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": 2}})
    server.answers = lambda *_: (SSE, delta("Go "), delta("on.", "stop"), usage)
    *pieces, whole = chat_at(server.base_url).stream(asked)
    assert pieces == ["Go ", "on."]
    assert whole == Completion(text="Go on.", tokens_in=5, tokens_out=2, model="tiny")
    assert server.requests[0].body["stream_options"] == {"include_usage": True}


def test_what_the_endpoint_does_not_count_is_counted_here(
    server: Server, chat_at: Callable[..., OpenAIChat], asked: ChatRequest
):
    server.answers = lambda *_: (stream("Go ", "on."),)
    *_, whole = chat_at(server.base_url).stream(asked)
    assert isinstance(whole, Completion)
    assert (whole.tokens_in, whole.tokens_out) == (len("Be brief.\n" + PROMPT), len("Go on."))


def test_leaving_a_stream_ends_it(
    server: Server, chat_at: Callable[..., OpenAIChat], asked: ChatRequest
):
    server.answers = lambda *_: (stream(*"many pieces"),)
    breaker = Breaker()
    parts = iter(chat_at(server.base_url, breaker).stream(asked))
    assert next(parts) == "m"
    parts.close()  # type: ignore[attr-defined]
    assert breaker.open_for() == 0


@pytest.mark.parametrize(
    ("tried", "form"),
    [
        (["json_schema"], "json_schema"),
        (["json_schema", "schema"], "json_object_schema"),
        (["json_schema", "schema", "json_object"], "json_object"),
        (["json_schema", "schema", "json_object", "plain"], "plain"),
    ],
)
def test_the_strictest_form_it_takes_is_found_once_and_remembered(
    server: Server,
    chat_at: Callable[..., OpenAIChat],
    in_json: ChatRequest,
    tried: list[str],
    form: str,
):
    server.takes = (tried[-1],)
    completion = chat_at(server.base_url).complete(in_json)
    assert completion.parsed == {"word": "yes"}
    assert completion.form == form
    assert server.forms == tried
    again = chat_at(server.base_url).complete(in_json)
    assert again.form == form
    assert server.forms == [*tried, tried[-1]]
    chat_at(server.base_url).complete(in_json.model_copy(update={"afresh": True}))
    assert server.forms == [*tried, tried[-1], *tried]


def test_a_server_that_fails_at_a_form_is_asked_in_another(
    server: Server, chat_at: Callable[..., OpenAIChat], in_json: ChatRequest
):
    server.takes, server.refusal = ("schema",), problem(500, "", "not a grammar")
    assert chat_at(server.base_url).complete(in_json).form == "json_object_schema"


def test_the_schema_stands_in_the_prompt_where_nothing_else_carries_it(
    server: Server, chat_at: Callable[..., OpenAIChat], in_json: ChatRequest
):
    server.takes = ("plain",)
    chat = chat_at(server.base_url)
    chat.complete(in_json)
    first, plain = server.requests[0].body, server.requests[-1].body
    assert first["response_format"]["json_schema"]["schema"] == SCHEMA
    assert first["messages"][0]["content"] == "Be brief."
    assert plain["messages"][0]["content"].startswith("Be brief.\n\n")
    assert json.dumps(SCHEMA, separators=(",", ":")) in plain["messages"][0]["content"]
    assert len(plain["messages"]) == 2
    alone = (ChatMessage(role="user", text="?"),)
    chat.complete(in_json.model_copy(update={"messages": alone}))
    assert [each["role"] for each in server.requests[-1].body["messages"]] == ["system", "user"]


def test_words_around_plain_json_are_left_out(
    server: Server, chat_at: Callable[..., OpenAIChat], in_json: ChatRequest
):
    fenced = '<think>hm</think> Sure!\n```json\n{"word": "yes"}\n```\nAnything else?'
    server.answers = lambda request, _: (
        reply(fenced) if _form(request.body) == "plain" else server.refusal,
    )
    assert chat_at(server.base_url).complete(in_json).parsed == {"word": "yes"}


def test_one_bad_answer_of_a_known_endpoint_is_no_reason_to_ask_otherwise(
    server: Server, chat_at: Callable[..., OpenAIChat], in_json: ChatRequest
):
    chat = chat_at(server.base_url)
    chat.complete(in_json)
    server.answers = lambda *_: (reply("Sure!"),)
    with pytest.raises(ModelBadAnswer):
        chat.complete(in_json)
    assert server.forms == ["json_schema"] * 2


def test_words_settle_nothing_about_json(
    server: Server, chat_at: Callable[..., OpenAIChat], asked: ChatRequest, in_json: ChatRequest
):
    server.takes = ("json_object", "plain")
    chat = chat_at(server.base_url)
    chat.complete(asked)
    assert chat.complete(in_json).form == "json_object"


@pytest.mark.parametrize(
    ("parameter", "complaint"),
    [
        ("max_tokens", "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
        ("stream_options", "stream_options: extra inputs are not permitted"),
    ],
)
def test_a_parameter_it_does_not_take_is_left_out(
    server: Server,
    chat_at: Callable[..., OpenAIChat],
    asked: ChatRequest,
    parameter: str,
    complaint: str,
):
    server.answers = lambda request, _: (
        problem(400, "", complaint) if parameter in request.body else stream("Fine."),
    )
    for _ in range(2):
        *_, whole = chat_at(server.base_url).stream(asked)
        assert isinstance(whole, Completion)
    assert [parameter in each.body for each in server.requests] == [True, False, False]


def test_one_hiccup_is_tried_again(
    server: Server, chat_at: Callable[..., OpenAIChat], asked: ChatRequest
):
    server.answers = lambda _, before: (reply("Fine."),) if before else (problem(503),)
    assert chat_at(server.base_url).complete(asked).text == "Fine."


def test_a_short_wait_is_waited(
    server: Server, chat_at: Callable[..., OpenAIChat], asked: ChatRequest
):
    busy = problem(429, "", "", Retry_After="0.1")
    server.answers = lambda _, before: (reply("Fine."),) if before else (busy,)
    assert chat_at(server.base_url).complete(asked).text == "Fine."


def test_three_failures_in_a_row_leave_it_alone_for_a_minute(
    server: Server, chat_at: Callable[..., OpenAIChat], asked: ChatRequest
):
    seconds = [0.0]
    chat = chat_at(server.base_url, Breaker(lambda: seconds[0]))
    server.answers = lambda *_: (http(401, b""),)
    for _ in range(3):
        with pytest.raises(Exception, match="the key"):
            chat.complete(asked)
    with pytest.raises(ModelUnreachable, match="left alone for 60 seconds"):
        chat.complete(asked)
    assert len(server.requests) == 3
    seconds[0] = 61
    server.answers = lambda *_: (reply("Fine."),)
    assert chat.complete(asked).text == "Fine."


def test_what_is_kept_is_its_owners_alone_and_names_nobody(
    server: Server, chat_at: Callable[..., OpenAIChat], in_json: ChatRequest, tmp_path: Path
):
    chat_at(server.base_url).complete(in_json)
    kept = tmp_path / "llm" / "endpoints.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert not [word for word in ("127", "tiny", KEY, PROMPT) if word in kept.read_text()]


@pytest.mark.parametrize("content", [b"", b"[]", b'{"x": {"form": "psalm"}}', b"\xff"])
def test_a_damaged_memory_is_an_empty_one(content: bytes, tmp_path: Path):
    endpoint = Endpoint(base_url="https://models.example/v1", model="tiny")
    path = tmp_path / "llm" / "endpoints.json"
    path.parent.mkdir()
    path.write_bytes(content)
    assert EndpointMemory(tmp_path).recall(endpoint) is None
    EndpointMemory(tmp_path).keep(endpoint, first_guess(endpoint))
    assert EndpointMemory(tmp_path).recall(endpoint) == first_guess(endpoint)


def test_memory_that_cannot_be_written_still_remembers(tmp_path: Path):
    endpoint = Endpoint(base_url="https://models.example/v1", model="tiny")
    (tmp_path / "llm").touch()
    memory = EndpointMemory(tmp_path)
    memory.keep(endpoint, first_guess(endpoint))
    assert memory.recall(endpoint) == first_guess(endpoint)


@pytest.mark.parametrize(
    ("address", "store", "limit"),
    [
        ("https://api.openai.com/v1", True, "max_completion_tokens"),
        ("https://mine.openai.azure.com/openai/v1", True, "max_completion_tokens"),
        ("https://openai.com.example/v1", False, "max_tokens"),
        ("http://localhost:11434/v1", False, "max_tokens"),
    ],
)
def test_openai_itself_is_told_to_keep_nothing(address: str, limit: str, *, store: bool):
    guess = first_guess(Endpoint(base_url=address, model="tiny"))
    assert (guess.store, guess.token_limit) == (store, limit)
    request = ChatRequest(messages=(ChatMessage(role="user", text="?"),), most_tokens=1)
    body = body_of(request, guess, "tiny", streamed=False)
    assert body.get("store", True) is not store


def test_one_that_does_not_know_of_keeping_is_not_told():
    guess = first_guess(Endpoint(base_url="https://api.openai.com/v1", model="tiny"))
    talks = Negotiation(guess, in_json=True)
    refused = Failure(ModelUnreachable(""), form="refused", complaint="unrecognized: store")
    assert talks.next_try(refused) == 0
    assert talks.traits == guess.model_copy(update={"store": False})
