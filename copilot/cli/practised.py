"""Practice in the terminal: the list, the script, what is kept."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from copilot.cli.debriefing import debrief_shape
from copilot.cli.intake import text_from
from copilot.cli.practice_chat import chat
from copilot.cli.printing import print_json, screen
from copilot.coaching.rehearse import path
from copilot.errors import InputError

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.assembly.practising import Practice
    from copilot.cli.practice_options import PracticeOptions
    from copilot.domain.people import Person
    from copilot.domain.practice import Session


def perform_practice(copilot: Copilot, asked: PracticeOptions) -> int:
    """Do what was asked and return the exit status.

    Raises:
        InputError: There is no such persona or practice, or no turn in the script.
        StorageError: It can't be kept.
    """
    practice = copilot.practice
    if asked.script is not None and asked.persona is not None:
        _play(practice, asked, text_from(asked.script))
    elif asked.delete is not None:
        practice.folder.delete(asked.delete)
        screen().print(Text("Deleted."))
    elif asked.resume is not None:
        session = _resumed(practice, asked.resume)
        chat(practice, _voiced(practice, session, asked), nudges=asked.nudges)
    elif asked.person is not None:
        _with_own(practice, asked, copilot.people.find(asked.person))
    elif asked.shown:
        _list_kept(practice, as_json=asked.json)
    elif asked.persona is not None:
        session = practice.begin(asked.persona, asked.difficulty, asked.seed)
        session = _voiced(practice, session, asked)
        practice.folder.keep(session)
        chat(practice, session, nudges=asked.nudges)
    else:
        _list_personas(practice, as_json=asked.json)
    return 0


def _voiced(practice: Practice, session: Session, asked: PracticeOptions) -> Session:
    """Let the model that is set word the answers, where that was asked for and can be."""
    if not asked.llm:
        return session
    if not practice.voice.ready:
        raise InputError(
            "No language model is set, or nobody has looked yet at what would go to it. Nothing "
            "was sent or begun. docs/llm.md says how to set one; look with `copilot llm preview`."
        )
    return session.model_copy(update={"llm": True})


def _with_own(practice: Practice, asked: PracticeOptions, person: Person) -> None:
    """Practise with somebody made from what is kept; nothing of it outlives the conversation."""
    session = practice.begin_with(person, asked.difficulty, asked.seed)
    kept = practice.kept(session.person)
    screen().print(Text(practice.own.mould.notice))
    kept.keep(session)
    try:
        chat(practice, session, nudges=asked.nudges)
    finally:
        kept.delete(session.id)
    screen().print(Text("Ended. Nothing of it is kept."))


def _play(practice: Practice, asked: PracticeOptions, text: str) -> None:
    session = practice.begin(asked.persona or "", asked.difficulty, asked.seed or 0)
    session = _voiced(practice, session, asked)
    for number, line in enumerate(text.splitlines(), start=1):
        if re.search(r"[^\W_]", line):
            session = practice.word(practice.say(session, line.strip()))
        else:
            print(f"copilot: line {number} has no words and was left out.", file=sys.stderr)
    found = practice.debrief(session)
    print_json({"id": None, **debrief_shape(found), "transcript": _transcript(practice, session)})


def _transcript(practice: Practice, session: Session) -> list[dict[str, str]]:
    """All that was said; each answer says who worded it."""
    by = [None, *(None if each.reply.worded is None else "model" for each in path(session))]
    turns = [turn.model_dump() for turn in practice.turns(session)]
    return [
        turn | ({"worded_by": by[at // 2] or "engine"} if turn["speaker"] == "report" else {})
        for at, turn in enumerate(turns)
    ]


def _resumed(practice: Practice, wanted: str) -> Session:
    if wanted != "last":
        return practice.folder.load(wanted)
    kept = _kept(practice)
    if not kept:
        raise InputError("No practice is paused. Begin one with `copilot practice --persona ID`.")
    return kept[0]


def _kept(practice: Practice) -> tuple[Session, ...]:
    kept = practice.folder.sessions()
    for warning in practice.folder.warnings:
        print(f"copilot: {warning}", file=sys.stderr)
    return kept


def _list_kept(practice: Practice, *, as_json: bool) -> None:
    kept = _kept(practice)
    if as_json:
        print_json({"sessions": [_shape(each) for each in kept]})
        return
    if not kept:
        screen().print(Text("No practice is paused."))
        return
    table = Table.grid(padding=(0, 2))
    for each in kept:
        turns = f"{len(path(each))} turns"
        when = each.changed.astimezone().strftime("%Y-%m-%d %H:%M")
        table.add_row(Text(each.id, "bold"), Text(each.persona), Text(turns), Text(when, "dim"))
    screen().print(table)


def _shape(session: Session) -> dict[str, object]:
    return {
        "id": session.id,
        "persona": session.persona,
        "difficulty": session.difficulty,
        "turns": len(path(session)),
        "changed": session.changed.isoformat(),
    }


def _list_personas(practice: Practice, *, as_json: bool) -> None:
    if as_json:
        fields = {"id", "name", "role", "industry", "temperament"}
        print_json({"personas": [each.model_dump(include=fields) for each in practice.personas]})
        return
    table = Table.grid(padding=(0, 2))
    for each in practice.personas:
        who = f"{each.name}, {each.role.lower()}, {each.industry.lower()}"
        table.add_row(Text(each.id, "bold"), Text.assemble(who, "\n", (each.temperament, "dim")))
    console = screen()
    console.print(table)
    first = practice.personas[0].id
    console.print(Text(f"\nAll made up. Begin one:\n  copilot practice --persona {first}"))
