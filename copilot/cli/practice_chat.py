"""The role-play in the terminal: type what you would say, or a command that begins with /."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from copilot.cli.printing import screen, words
from copilot.cli.show.debrief import show_debrief
from copilot.coaching.rehearse import branches, path, rewound
from copilot.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from copilot.assembly.practising import Practice
    from copilot.domain.practice import Session

_HELP = (
    "Say what you would say. /hint suggests a question, /back N goes back N turns, /debrief looks "
    "at it so far, /pause or /quit leaves."
)


def chat(practice: Practice, session: Session) -> None:
    """Talk until the manager leaves; every turn is kept as it is said."""
    console = screen()
    persona = practice.persona(session.persona)
    console.print(Text(_HELP, "dim"))
    shown = [path(session)[-1].reply.text] if path(session) else [persona.opening]
    _speak(console, persona.name, shown[0])
    while (line := _typed()) is not None:
        if line.strip() in {"/quit", "/pause"}:
            break
        if line.startswith("/"):
            session = _command(practice, console, session, line.strip())
            continue
        session = practice.say_and_keep(session, line)
        _speak(console, persona.name, session.nodes[session.at or 0].reply.text)
    console.print(Text(f"Paused. Go on: copilot practice --resume {session.id}", "dim"))


def _typed() -> str | None:
    try:
        return input("you> ")
    except EOFError:
        return None


def _command(practice: Practice, console: Console, session: Session, line: str) -> Session:
    """Do what a line that begins with / asks for; a mistake in it changes nothing."""
    try:
        if line == "/hint":
            _hint(practice, console, session)
        elif line == "/debrief":
            show_debrief(console, practice.debrief(session), None)
        elif back := re.fullmatch(r"/back(?:\s+(\d{1,4}))?", line):
            return _back(practice, console, session, int(back[1] or 1))
        else:
            console.print(Text(_HELP, "dim"))
    except InputError as error:
        console.print(Text(str(error), "yellow"))
    return session


def _hint(practice: Practice, console: Console, session: Session) -> None:
    found = practice.hint(session)
    if found is None:
        console.print(Text("Nothing comes to mind. Stay with what was said last.", "dim"))
    else:
        console.print(Text.assemble(("You could ask: ", "dim"), found.text))


def _back(practice: Practice, console: Console, session: Session, turns: int) -> Session:
    at = rewound(session, turns).at
    kept = practice.folder.change(session.id, lambda each: each.model_copy(update={"at": at}))
    told = f"Back {turns}. What you said stays beside it; {len(branches(kept))} ways so far."
    console.print(Text(told, "dim"))
    line = path(kept)
    persona = practice.persona(kept.persona)
    _speak(console, persona.name, line[-1].reply.text if line else persona.opening)
    return kept


def _speak(console: Console, name: str, text: str) -> None:
    console.print(Text.assemble((f"{name.split(maxsplit=1)[0]}: ", "bold"), words(text)))
