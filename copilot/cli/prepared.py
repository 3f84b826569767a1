"""Preparing from the command line: earlier notes in, a page out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from copilot.cli.intake import day_from, text_from
from copilot.cli.printing import heading, indented, one_line, print_json, screen
from copilot.cli.show.contract import day
from copilot.domain.notes import Notes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from copilot.assembly import Copilot
    from copilot.cli.prepare_options import PrepareOptions
    from copilot.domain.preparation import Cited, Path, Preparation


def perform_prepare(copilot: Copilot, source: str | None, asked: PrepareOptions) -> int:
    """Prepare and print; earlier notes are read where a source is named.

    Raises:
        InputError: The notes can't be read.
    """
    notes = None
    if source is not None:
        date = day_from(asked.date) if asked.date else None
        notes = Notes(text=text_from(source), date=date, manager=asked.manager, report=asked.report)
    prepared = copilot.prepare(asked.kind, report=asked.report, notes=notes)
    if asked.json:
        print_json({"id": None} | prepared.model_dump(mode="json"))
    else:
        _show(screen(), prepared)
    return 0


def _show(console: Console, prepared: Preparation) -> None:
    _listed(console, "Think about", prepared.think_about)
    _known(console, prepared)
    _taken_on(console, prepared)
    _offered(console, "Yours to offer", prepared.paths)
    _offered(console, "Needs somebody else's yes", prepared.needs_a_yes)
    _offered(console, "Nobody can promise", prepared.nobody_can_promise)
    _listed(console, "Leave at home", prepared.leave_at_home)
    _message(console, "To invite", prepared.invitation)
    _message(console, "To send a few days ahead", prepared.reflection)
    console.print(heading("Before you sit down"))
    for item in prepared.checklist:
        console.print(indented(Text(f"☐ {item.text}"), 2))
    console.print()
    _listed(console, "To ask first", prepared.questions)


def _listed(console: Console, title: str, lines: Sequence[Cited]) -> None:
    console.print(heading(title))
    for line in lines:
        text = Text.assemble("– ", one_line(line.text), (f"  → {line.topic}", "dim"))
        console.print(indented(text, 2))
    console.print()


def _known(console: Console, prepared: Preparation) -> None:
    if not prepared.known:
        return
    console.print(heading("What you already know"))
    title = ""
    for fact in prepared.known:
        if fact.title != title:
            title = fact.title
            console.print(indented(Text(title), 2))
        console.print(indented(Text.assemble("“", one_line(fact.evidence.quote), "”"), 4))
    if prepared.left_open:
        console.print(indented(Text("Left open"), 2))
        console.print(indented(one_line(prepared.left_open.quote), 4))
    console.print()


def _taken_on(console: Console, prepared: Preparation) -> None:
    if not prepared.taken_on:
        return
    console.print(heading("Taken on last time"))
    for item in prepared.taken_on:
        whose = "You" if item.whose == "manager" else prepared.report or "They"
        due = f", by {day(item.due)}" if item.due else ", no day set"
        console.print(indented(Text.assemble(one_line(whose), ": ", one_line(item.action), due), 2))
    console.print()


def _offered(console: Console, title: str, paths: Sequence[Path]) -> None:
    if not paths:
        return
    console.print(heading(title))
    for path in paths:
        decided = f" ({path.decider} decides)" if path.decider else ""
        note = f": {path.note}" if path.note else ""
        console.print(indented(one_line(f"– {path.subject}{decided}{note}"), 2))
    console.print()


def _message(console: Console, title: str, message: Cited) -> None:
    console.print(heading(title))
    console.print(indented(one_line(message.text), 2))
    console.print(indented(Text(f"→ {message.topic}", "dim"), 2))
    console.print()
