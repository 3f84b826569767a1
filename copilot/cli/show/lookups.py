"""Passages found, due dates and moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from copilot.cli.printing import indented, numbered, one_line
from copilot.cli.show.contract import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from copilot.cli.requests import DatesRequest, QueryRequest, TurnRequest
    from copilot.domain.due import DueDate
    from copilot.domain.labels import Move
    from copilot.domain.passages import Hit

_SHOWN = 400
"""Characters of a passage; the rest is a click or a file away."""


def show_hits(console: Console, hits: Sequence[Hit], _: QueryRequest) -> None:
    """Show passages, nearest first."""
    if not hits:
        console.print(Text("Nothing in the playbooks comes near this. Try other words."))
    for number, hit in enumerate(hits, start=1):
        if number > 1:
            console.print()
        console.print(numbered(number, one_line(hit.heading, "bold")))
        flat = one_line(hit.text)
        flat.truncate(_SHOWN, overflow="ellipsis")
        console.print(indented(flat, 4))
        told = Text(f"→ {hit.topic}  {hit.score:.2f}  ").append(one_line(hit.playbook_title))
        told.stylize("dim")
        console.print(indented(told, 4))


def show_dates(console: Console, dates: Sequence[DueDate], _: DatesRequest) -> None:
    """Show due words and the days they come to."""
    if not dates:
        console.print(Text("Nothing here says when something is due."))
        return
    table = Table.grid(padding=(0, 2))
    for found in dates:
        due = Text(day(found.due)) if found.due else Text("date?", "bold yellow")
        table.add_row(due, Text.assemble("“", one_line(found.span), "”"), Text(found.kind, "dim"))
    console.print(table)


def show_moves(console: Console, moves: Sequence[Move], _: TurnRequest) -> None:
    """Show the moves of one turn, the main one first."""
    console.print(Text(", ".join(move.replace("-", " ") for move in moves)))
