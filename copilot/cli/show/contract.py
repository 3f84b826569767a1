"""The drafted contract as a table, and what was held back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from copilot.cli.printing import heading, indented, one_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from rich.console import Console

    from copilot.cli.requests import NotesRequest
    from copilot.domain.contract import Contract, Draft, HeldBack, Item

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_MISSING = ("date?", "bold yellow")
_FOUND_BY = {"notes": "", "llm": " (the language model's)"}


def show_draft(console: Console, draft: Draft, asked: NotesRequest) -> None:
    """Show what both took on, the review, the open question, and what was left out."""
    contract = draft.contract
    console.print(heading("Draft contract"))
    items = (*contract.their_commitments, *contract.manager_commitments)
    if items:
        console.print(_table(contract, asked.report or "They"))
    else:
        console.print(Text("Nobody has taken anything on yet."))
    _show_rest(console, contract)
    if asked.date is None and any(item.due_text for item in items):
        hint = "The conversation's day is not known, so nothing could be dated: add --date."
        console.print(Text(hint, "yellow"))
    if draft.held_back:
        _show_held_back(console, draft.held_back)


def day(date: dt.date) -> str:
    """Write a day as people do, whatever the locale: 31 May 2026."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def _month(when: str) -> str:
    """Write ``2026-07`` as July 2026."""
    year, month = when.split("-")
    return f"{_MONTHS[int(month) - 1]} {year}"


def _table(contract: Contract, report: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("Whose", max_width=16)
    table.add_column("What", ratio=3)
    table.add_column("By", min_width=11)
    table.add_column("From the notes", ratio=3, style="dim")
    for whose, items in (
        (report, contract.their_commitments),
        ("You", contract.manager_commitments),
    ):
        for item in items:
            table.add_row(
                one_line(whose),
                one_line(item.action),
                _due(item),
                Text.assemble("“", one_line(item.evidence.quote), "”", _FOUND_BY[item.source]),
            )
    return table


def _due(item: Item) -> Text:
    if item.due:
        return Text(day(item.due))
    if item.due_text:
        return Text.assemble(_MISSING, " ", one_line(item.due_text, "dim"))
    return Text(*_MISSING)


def _show_rest(console: Console, contract: Contract) -> None:
    for item in contract.review:
        when = Text(_month(item.when)) if item.when else Text(*_MISSING)
        console.print(Text.assemble(("Review: ", "bold"), one_line(item.what), ", ", when))
    if not contract.review:
        nothing = "nothing agreed yet. When will you look at this together?"
        console.print(Text.assemble(("Review: ", "bold"), nothing))
    if contract.open_question:
        question = one_line(contract.open_question.text)
        console.print(Text.assemble(("Open question: ", "bold"), question))


def _show_held_back(console: Console, held_back: Iterable[HeldBack]) -> None:
    console.print()
    console.print(heading("Held back"))
    for held in held_back:
        line = Text.assemble("“", one_line(held.evidence.quote), "” ", (held.why, "dim"))
        console.print(indented(line, 2))
