"""Conversations: adding, listing, their notes, and the audit."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from rich.table import Table
from rich.text import Text

from copilot.cli.intake import text_from
from copilot.cli.kept.clock import day_or_today, now
from copilot.cli.printing import heading, indented, one_line, print_json, screen, words
from copilot.cli.show.contract import day
from copilot.domain.people import Conversation

if TYPE_CHECKING:
    from copilot.assembly.people import People
    from copilot.cli.people_options import ToAdd, ToChange
    from copilot.domain.people import Person


def add_conversation(
    people: People, given: tuple[str, str | None], asked: ToAdd, *, as_json: bool
) -> int:
    """Keep a conversation; given is the person's name and where the notes are."""
    name, source = given
    person, date = people.find(name), day_or_today(asked.date)
    notes = text_from(source) if source else ""
    kept = people.hold(
        Conversation(
            id=uuid4().hex,
            person=person.id,
            kind=asked.kind,
            trigger=asked.trigger,
            date=date,
            held=bool(notes) or date < now().date(),
            notes=notes,
        )
    )
    _tell(kept, as_json=as_json)
    return 0


def list_conversations(people: People, name: str, *, as_json: bool) -> int:
    """List the conversations with somebody."""
    kept = people.conversations(people.find(name))
    if as_json:
        print_json({"conversations": [each.model_dump(mode="json") for each in kept]})
        return 0
    if not kept:
        screen().print(Text("No conversations yet."))
    table = Table.grid(padding=(0, 2))
    for each in kept:
        state = "held" if each.held else "planned"
        length = f"{len(each.notes.split())} words" if each.notes.strip() else "no notes"
        table.add_row(Text(each.id[:8], "bold"), day(each.date), each.kind, state, length)
    screen().print(table)
    return 0


def notes_of(
    people: People, given: tuple[str, str | None], conversation: str | None, *, as_json: bool
) -> int:
    """Print notes, or put others in their place; the earlier ones are kept beside them."""
    name, source = given
    person = people.find(name)
    if source is None:
        kept = people.conversation(person, conversation)
    else:
        found = people.conversation(person, conversation or _latest(people, person))
        new = {"notes": text_from(source), "held": True}
        kept = people.change(found.model_copy(update=new))
    if as_json:
        print_json(kept.model_dump(mode="json"))
    elif source is None:
        screen().print(words(kept.notes))
    else:
        screen().print(Text(f"Kept: notes of {day(kept.date)}  {kept.id[:8]}"))
    return 0


def _latest(people: People, person: Person) -> str | None:
    on = now().date()
    return next((each.id for each in people.conversations(person) if each.date <= on), None)


def change_conversation(
    people: People, given: tuple[str, str], asked: ToChange, *, as_json: bool
) -> int:
    """Move a conversation, or say that it was held; given is a name and the id."""
    name, conversation = given
    found = people.conversation(people.find(name), conversation)
    new = {
        "date": day_or_today(asked.date) if asked.date else found.date,
        "held": asked.held or found.held,
    }
    kept = people.change(found.model_copy(update=new))
    _tell(kept, as_json=as_json)
    return 0


def audit_conversation(
    people: People, name: str, conversation: str | None, *, as_json: bool
) -> int:
    """Show each of the five failures with what shows it, or that nothing was seen."""
    person = people.find(name)
    findings = people.back.audit(person, people.conversation(person, conversation))
    if as_json:
        print_json({"findings": [each.model_dump(mode="json") for each in findings]})
        return 0
    console = screen()
    for each in findings:
        console.print(heading(each.name))
        console.print(indented(Text(each.told), 2))
        for quote in each.quotes:
            console.print(indented(Text.assemble("“", one_line(quote.quote), "”"), 2))
        if each.seen:
            console.print(indented(Text(f"{each.instead} → {each.topic}", "dim"), 2))
    return 0


def _tell(kept: Conversation, *, as_json: bool) -> None:
    if as_json:
        print_json(kept.model_dump(mode="json"))
    else:
        state = "Held" if kept.held else "Planned"
        screen().print(Text(f"{state}: {kept.kind}, {day(kept.date)}  {kept.id[:8]}"))
