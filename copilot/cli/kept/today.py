"""The list for today."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from copilot.cli.kept.clock import day_or_today
from copilot.cli.printing import heading, indented, one_line, print_json, screen
from copilot.cli.show.contract import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from copilot.assembly.people import People
    from copilot.domain.follow_through import DueItem, DueKind

_TITLES: dict[DueKind, str] = {
    "repair": "To put right",
    "own-overdue": "Your own, overdue",
    "summary": "To write up and send",
    "calendar": "Into your calendar",
    "own-due": "Your own, due soon",
    "own-undated": "Your own, without a day",
    "review": "To look at together",
    "conversation": "In the diary",
    "reflection": "To send beforehand",
    "book": "To book",
    "ask": "Theirs, to ask about",
}


def show_today(people: People, date: str | None, *, as_json: bool) -> int:
    """Show what to do, why, and which passage says so."""
    on = day_or_today(date)
    items = people.today(on)
    if as_json:
        print_json(
            {"date": on.isoformat(), "items": [item.model_dump(mode="json") for item in items]}
        )
        return 0
    if not items:
        screen().print(Text("Nothing is due today. `copilot people` lists whom you manage."))
    show_items(screen(), items)
    return 0


def show_items(console: Console, items: Sequence[DueItem]) -> None:
    """Show due items under their headings."""
    for kind, group in groupby(items, _kind):
        console.print(heading(_TITLES[kind]))
        for item in group:
            console.print(indented(_line(item), 2))
            console.print(indented(Text(f"{item.rule} → {item.topic}", "dim"), 4))


def _kind(item: DueItem) -> DueKind:
    return item.kind


def _line(item: DueItem) -> Text:
    line = Text.assemble(one_line(item.what), (f"  {item.about[:8]}", "dim"))
    if item.due:
        style = "bold red" if item.overdue else "bold"
        line = Text.assemble(
            line, "  ", (f"{'was due' if item.overdue else 'by'} {day(item.due)}", style)
        )
    return line
