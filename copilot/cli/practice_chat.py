"""The role-play in the terminal: type what you would say, or a command that begins with /."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from copilot.cli.printing import screen, words
from copilot.cli.show.debrief import show_debrief
from copilot.coaching.rehearse import branches, nudge, path, rewound
from copilot.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from copilot.assembly.practising import Practice
    from copilot.domain.practice import Session

_HELP = (
    "Say what you would say. /hint suggests a question, /back N goes back N turns, /debrief looks "
    "at it so far, /pause or /quit leaves."
)


def chat(practice: Practice, session: Session, *, nudges: bool = False) -> None:
    """Talk until the manager leaves; every turn is kept as it is said.

    Args:
        practice: Where it is kept.
        session: Kept already.
        nudges: Whether a quiet line may follow a clumsy turn.
    """
    console = screen()
    persona = practice.persona_of(session)
    console.print(Text(_HELP, "dim"))
    _speak(console, persona.name, _last(practice, session))
    while (line := _typed()) is not None:
        if line.strip() in {"/quit", "/pause"}:
            break
        if line.startswith("/"):
            session = _command(practice, console, session, line.strip())
            continue
        session = practice.say_and_keep(session, line)
        if nudges and (quiet := nudge(path(session)[-1], practice.ear)):
            console.print(Text(f"  {quiet}", "dim italic"))
        session = _answered(practice, console, session, persona.name)
    if session.person is None:
        console.print(Text(f"Paused. Go on: copilot practice --resume {session.id}", "dim"))


def _answered(practice: Practice, console: Console, session: Session, name: str) -> Session:
    """Show the answer, sentence by sentence where a model words it."""
    shown: list[str] = []

    def show(sentence: str) -> None:
        who = "" if shown else f"{_called(name)}: "
        console.print(Text.assemble((who, "bold"), words(sentence)), end=" ")
        shown.append(sentence)

    troubles: list[str] = []
    after = practice.word_and_keep(session, show, troubles.append)
    answer = path(after)[-1].reply
    if shown:
        console.print()
    for trouble in troubles:
        console.print(Text(trouble, "yellow"))
    if shown and answer.worded is None:
        console.print(Text("That went wrong. As it was meant:", "dim"))
    if answer.worded is None:
        _speak(console, name, answer.text)
    return after


def _last(practice: Practice, session: Session) -> str:
    line = path(session)
    return line[-1].reply.shown if line else practice.persona_of(session).opening


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
    keeper = practice.kept(session.person)
    kept = keeper.change(session.id, lambda each: each.model_copy(update={"at": at}))
    told = f"Back {turns}. What you said stays beside it; {len(branches(kept))} ways so far."
    console.print(Text(told, "dim"))
    _speak(console, practice.persona_of(kept).name, _last(practice, kept))
    return kept


def _speak(console: Console, name: str, text: str) -> None:
    console.print(Text.assemble((f"{_called(name)}: ", "bold"), words(text)))


def _called(name: str) -> str:
    return name.split(maxsplit=1)[0]
