"""Tries the language model that is set, with nobody's notes, and shows what it has cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from copilot.assembly.trying import FORMS, tried
from copilot.cli.printing import one_line, print_json, screen
from copilot.errors import SettingsError

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.cli.shapes import Shape
    from copilot.domain.spend import Spent

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
    found = {"host": endpoint.host, "model": endpoint.model} | tried(chat)._asdict()
    if as_json:
        print_json({"ok": found["problem"] is None} | found)
    else:
        _show(found)
    return int(found["problem"] is not None)


def _show(found: Shape) -> None:
    table = Table.grid(padding=(0, 2))
    seconds, form = found["first_token_seconds"], found["form"]
    table.add_row("endpoint", one_line(found["host"]))
    table.add_row("model", one_line(found["model"]))
    table.add_row("first word", "–" if seconds is None else f"after {seconds:.2f} s")
    table.add_row("JSON", FORMS.get(form, "–"))
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
