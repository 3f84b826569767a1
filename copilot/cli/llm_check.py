"""Tries the language model that is set, with nobody's notes, and shows what it has cost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from copilot.cli.printing import one_line, print_json, screen
from copilot.domain.chat import ChatMessage, ChatRequest
from copilot.errors import ModelError, SettingsError

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.cli.shapes import Shape
    from copilot.domain.spend import Spent
    from copilot.ports import ChatModel

_ASKED = ChatMessage(role="user", text="Is it the sun that rises in the east? Answer in one word.")
_ROOM = 400
"""Tokens; a model that thinks before it answers needs some."""
_IN_WORDS = ChatRequest(messages=(_ASKED,), most_tokens=_ROOM)
_IN_JSON = ChatRequest(
    messages=(_ASKED,),
    most_tokens=_ROOM,
    answer_schema={
        "type": "object",
        "properties": {"answer": {"type": "string"}},
        "required": ["answer"],
        "additionalProperties": False,
    },
    afresh=True,
)
_FORMS = {
    "json_schema": "held to a schema by the endpoint",
    "json_object_schema": "held to a schema by the endpoint (as llama.cpp does it)",
    "json_object": "held to JSON by the endpoint, the schema is in the prompt",
    "plain": "asked for in words, the endpoint holds it to nothing",
}
_SHOWN = 5
"""Latest calls that people see."""


def check_model(copilot: Copilot, *, as_json: bool) -> int:
    """Print what the model does and return 1 where it is of no use, else 0.

    Raises:
        SettingsError: None is set.
    """
    endpoint, chat = copilot.settings.llm, copilot.chat
    if endpoint is None or chat is None:
        raise SettingsError(
            "No language model is set, and none is needed: everything works without. To use one, "
            "set COPILOT_LLM_BASE_URL and COPILOT_LLM_MODEL; docs/llm.md says how."
        )
    found = {"host": endpoint.host, "model": endpoint.model} | _tried(chat)
    if as_json:
        print_json({"ok": found["problem"] is None} | found)
    else:
        _show(found)
    return int(found["problem"] is not None)


def _tried(chat: ChatModel) -> Shape:
    found: Shape = {"first_token_seconds": None, "form": None, "problem": None}
    try:
        found["first_token_seconds"] = _first_token(chat)
        found["form"] = chat.complete(_IN_JSON).form
    except ModelError as error:
        found["problem"] = str(error)
    return found


def _first_token(chat: ChatModel) -> float | None:
    """Time the first words, and hear the rest."""
    began, first = time.perf_counter(), None
    for _ in chat.stream(_IN_WORDS):
        first = first or round(time.perf_counter() - began, 3)
    return first


def _show(found: Shape) -> None:
    table = Table.grid(padding=(0, 2))
    seconds, form = found["first_token_seconds"], found["form"]
    table.add_row("endpoint", one_line(found["host"]))
    table.add_row("model", one_line(found["model"]))
    table.add_row("first word", "–" if seconds is None else f"after {seconds:.2f} s")
    table.add_row("JSON", _FORMS.get(form, "–"))
    problem = found["problem"]
    table.add_row("state", Text(problem, "red") if problem else Text("ready", "green"))
    screen().print(table)


def show_spent(copilot: Copilot, *, as_json: bool) -> int:
    """Print what this month has cost, and the latest calls."""
    month, calls = copilot.ledger.month(), copilot.ledger.calls()
    cap = copilot.settings.llm_monthly_cap
    if as_json:
        latest = [each.model_dump(mode="json") for each in calls]
        print_json(
            {"month": month.model_dump(mode="json"), "cap": cap and str(cap), "calls": latest}
        )
        return 0
    table = Table.grid(padding=(0, 2))
    table.add_row("this month", _told(month, f" of {cap}" if cap is not None else ""))
    for call in reversed(calls[-_SHOWN:]):
        table.add_row(
            f"{call.at:%d %b %H:%M}",
            f"{call.tokens_in:,} tokens in, {call.tokens_out:,} out, {call.cost:.4f}",
        )
    screen().print(table)
    return 0


def _told(month: Spent, of_cap: str) -> str:
    return (
        f"{month.calls:,} calls, {month.tokens_in:,} tokens in, {month.tokens_out:,} out, "
        f"{month.cost:.2f}{of_cap}"
    )
