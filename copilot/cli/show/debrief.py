"""A debrief for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from copilot.cli.printing import heading, indented, one_line

if TYPE_CHECKING:
    from rich.console import Console

    from copilot.cli.requests import Request
    from copilot.domain.debrief import Criterion, Debrief, Disclosure
    from copilot.domain.second_opinion import SecondOpinion

_FINE = 80
"""From this value on a criterion needs no words."""


def show_debrief(console: Console, found: Debrief, _: Request | None) -> None:
    """Show values, turns to look at again, what opened, and one thing to try."""
    console.print(heading(f"This conversation's craft: {found.score} of 100"))
    console.print(Text(found.rule, "dim"))
    table = Table.grid(padding=(0, 2))
    for criterion in found.criteria:
        table.add_row(Text(criterion.name), Text(str(criterion.value)), Text(criterion.figure))
    console.print(table)
    for criterion in found.criteria:
        if criterion.points and criterion.value < _FINE:
            _points(console, criterion)
    if found.disclosure:
        _disclosure(console, found.disclosure)
    console.print()
    console.print(heading("One thing to try next"))
    at = "" if found.next_try.turn is None else f" (turn {found.next_try.turn})"
    console.print(indented(Text(f"{found.next_try.text}{at}"), 2))
    if found.llm:
        _worded(console, found.llm)


def _worded(console: Console, llm: SecondOpinion) -> None:
    """Say whether a language model had a hand in the words."""
    console.print()
    by = f"Words to say instead come from {llm.model} where they passed the check."
    console.print(Text(llm.notice or by, "dim"))


def _points(console: Console, criterion: Criterion) -> None:
    console.print()
    console.print(Text.assemble((criterion.name, "bold"), (f"  {criterion.rule}", "dim")))
    for point in criterion.points:
        quote = one_line(point.quote)
        console.print(indented(Text.assemble(f"turn {point.turn}: “", quote, "”"), 2))
        console.print(indented(one_line(f"→ {point.instead}", "green"), 4))


def _disclosure(console: Console, found: Disclosure) -> None:
    console.print()
    console.print(heading(f"Opened up: {len(found.opened)}, hidden: {len(found.hidden)}"))
    for told in found.opened:
        console.print(indented(Text(f"turn {told.turn}: {told.gist}"), 2))
    for hidden in found.hidden:
        console.print(indented(Text(f"not told: {hidden.gist}"), 2))
        console.print(indented(Text(f"→ {hidden.question}", "green"), 4))
