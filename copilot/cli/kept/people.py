"""Listing, adding and showing people, the recall drill, and conversations side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from copilot.cli.kept.clock import now
from copilot.cli.kept.today import show_items
from copilot.cli.printing import heading, indented, one_line, print_json, screen
from copilot.cli.show.contract import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from copilot.assembly.people import People
    from copilot.domain.follow_through import Comparison


def list_people(people: People, *, as_json: bool) -> int:
    """List everybody, by name."""
    everybody = people.all()
    if as_json:
        print_json({"people": [each.model_dump(mode="json") for each in everybody]})
        return 0
    if not everybody:
        screen().print(Text("Nobody yet. `copilot people add NAME` adds somebody."))
    table = Table.grid(padding=(0, 2))
    for each in everybody:
        table.add_row(one_line(each.name, "bold"), one_line(each.role), Text(each.id, "dim"))
    screen().print(table)
    return 0


def add_person(people: People, name: str, role: str, *, as_json: bool) -> int:
    """Add somebody."""
    added = people.add(name, role, now().date())
    if as_json:
        print_json(added.model_dump(mode="json"))
    else:
        screen().print(Text.assemble("Added: ", one_line(added.name, "bold")))
    return 0


def rename_person(people: People, name: str, to: str, role: str | None, *, as_json: bool) -> int:
    """Call somebody something else; without a role theirs stays."""
    person = people.find(name)
    renamed = people.rename(person, to, person.role if role is None else role)
    if as_json:
        print_json(renamed.model_dump(mode="json"))
    else:
        screen().print(Text.assemble("Now called: ", one_line(renamed.name, "bold")))
    return 0


def show_person(people: People, name: str, *, as_json: bool) -> int:
    """Show where things stand with somebody."""
    person, on = people.find(name), now().date()
    items, opening = people.clocks(person, on), people.opening(person, on)
    if as_json:
        shape = people.standing(person).model_dump(mode="json")
        due = [item.model_dump(mode="json") for item in items]
        print_json(shape | {"due": due, "opening": opening.model_dump(mode="json")})
        return 0
    console = screen()
    console.print(Text.assemble(one_line(person.name, "bold"), "  ", one_line(person.role, "dim")))
    show_items(console, items)
    console.print(heading("To begin the next conversation"))
    for step in opening.steps:
        console.print(indented(one_line(step.words), 2))
    return 0


def drill(people: People, name: str | None, *, as_json: bool) -> int:
    """Ask about each person, then show their own words."""
    chosen = [people.find(name)] if name else people.all()
    cards = people.back.recall(chosen)
    if as_json:
        print_json({"cards": [card.model_dump(mode="json") for card in cards]})
        return 0
    console = screen()
    for card in cards:
        console.print(heading(card.question))
        if console.is_terminal:
            console.input(Text("  Say it aloud, then press Enter. ", "dim"))
        for said in card.own_words:
            when = f"  ({day(said.on)})" if said.on else ""
            console.print(indented(Text.assemble("“", one_line(said.words), "”", (when, "dim")), 2))
        if not card.own_words:
            console.print(
                indented(Text("Nothing in their own words yet: a good first question."), 2)
            )
    return 0


def compare_person(people: People, name: str, *, as_json: bool) -> int:
    """Show what moved, what stands still, and what was never asked."""
    found = people.back.compare(people.find(name), now().date())
    if as_json:
        print_json(found.model_dump(mode="json"))
    else:
        _show(found)
    return 0


def _show(found: Comparison) -> None:
    console = screen()
    console.print(heading("Where they want to go"))
    for change in found.directions:
        was = Text.assemble("“", one_line(change.was), "” → ") if change.was else Text()
        when = f"  ({day(change.on)})" if change.on else ""
        line = Text.assemble(was, "“", one_line(change.now), "”", (when, "dim"))
        console.print(indented(line, 2))
    _nothing(console, found.directions)
    console.print(heading("Open for long"))
    for stale in found.stale:
        whose = "Yours" if stale.commitment.owner == "manager" else "Theirs"
        words = f"{whose}, since {day(stale.since)}: {stale.commitment.action}"
        console.print(indented(one_line(words), 2))
    _nothing(console, found.stale)
    console.print(heading("Never asked"))
    for each in found.never_asked:
        words = each.question or each.phase.replace("_", " ")
        console.print(indented(one_line(words), 2))
    _nothing(console, found.never_asked)


def _nothing(console: Console, found: Sequence[object]) -> None:
    if not found:
        console.print(indented(Text("Nothing seen."), 2))
