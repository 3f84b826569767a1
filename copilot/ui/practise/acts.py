"""What a press on the Practise page does; each press can come twice and does its deed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.rehearse import moved_to
from copilot.errors import InputError
from copilot.ui.practise.rehearsal import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from copilot.assembly.practising import Practice
    from copilot.domain.people import Person
    from copilot.domain.practice import Difficulty, Session
    from copilot.ui.practise.rehearsal import Rehearsal

GO, LOOK, DELETE, SURE, SPARE = "go", "look", "delete", "sure", "spare"
AGAIN, WAY, RESEND, HINT = "again", "way", "resend", "hint"
"""How what a button tells begins; an id follows."""


def told(verb: str, about: object = "") -> str:
    """Spell what a button tells."""
    return f"{verb}:{about}"


def begin(
    practice: Practice, mine: Rehearsal, pressed: str, difficulty: Difficulty, *, llm: bool = False
) -> None:
    """Begin a practice, or open the one that the first of two clicks began.

    Args:
        practice: Where it is kept.
        mine: What this tab knows.
        pressed: The number of the list that was pressed on, and the persona, from ``told``.
        difficulty: How hard it shall be.
        llm: Whether the language model that is set words the answers.

    Raises:
        InputError: There is no such persona.
        StorageError: It can't be kept; nothing was begun.
    """
    number, _, persona = pressed.partition(":")
    if number == str(mine.list_number):
        session = practice.begin(persona, difficulty, llm=llm)
        practice.folder.keep(session)
        mine.begun = session.id
        mine.list_number += 1
    mine.open(mine.begun)


def begin_with(practice: Practice, mine: Rehearsal, person: Person, difficulty: Difficulty) -> None:
    """Begin with somebody made from what is kept about a person.

    Raises:
        InputError: Too little is kept about them.
        StorageError: It can't be kept; nothing was begun.
    """
    session = practice.begin_with(person, difficulty)
    practice.kept(person.id).keep(session)
    mine.open(session.id, person=person.id)


def end(practice: Practice, mine: Rehearsal) -> None:
    """Leave for the list; a practice made after a person ends with that.

    Raises:
        InputError: The practice is no longer kept.
        StorageError: What was said last can't be kept, or what shall go can't be destroyed.
    """
    if mine.talk and mine.person:
        practice.kept(mine.person).delete(mine.talk)
    elif mine.waiting and not mine.failed:
        session = standing(mine, _session(practice, mine))
        while mine.waiting:
            session = _kept(practice, mine, session) or session
    mine.open(None)


def act(practice: Practice, mine: Rehearsal, pressed: str) -> None:
    """Do what any other button told.

    Raises:
        InputError: What it is about is no longer there.
        StorageError: It can't be kept; nothing was changed.
    """
    verb, _, about = pressed.partition(":")
    _ACTS[verb](practice, mine, about)


def send(
    practice: Practice,
    mine: Rehearsal,
    session: Session,
    show: Callable[[str], None] | None = None,
) -> None:
    """Say what has waited longest; ``show`` gets each sentence that a model words.

    Raises:
        InputError: The practice is no longer kept.
        StorageError: It can't be kept; what was said still waits.
    """
    after = _kept(practice, mine, session)
    if after is None:
        return
    mine.fresh = after.at
    practice.word_and_keep(after, show, mine.tell)


def _kept(practice: Practice, mine: Rehearsal, session: Session) -> Session | None:
    """Keep what has waited longest; None where another run of the page just has."""
    # A press starts the next run while the last one may still be keeping.
    with mine.turn:
        if not mine.waiting:
            return None
        try:
            session = session.model_copy(update={"at": mine.at})
            after = practice.say_and_keep(session, mine.waiting[0])
        except Exception:
            mine.failed = True
            raise
        del mine.waiting[0]
        mine.at = after.at
        return after


def _go(_: Practice, mine: Rehearsal, about: str) -> None:
    mine.open(about)


def _look(_: Practice, mine: Rehearsal, about: str) -> None:
    mine.open(about, debriefing=True)


def _delete(_: Practice, mine: Rehearsal, about: str) -> None:
    mine.settle()
    mine.doomed = about


def _spare(_: Practice, mine: Rehearsal, __: str) -> None:
    mine.settle()


def _sure(practice: Practice, mine: Rehearsal, about: str) -> None:
    if mine.doomed == about:
        practice.folder.delete(about)
    mine.settle()


def _again(practice: Practice, mine: Rehearsal, about: str) -> None:
    """Stand before an exchange, to say something else there."""
    session = _session(practice, mine)
    node = int(about)
    moved_to(session, node)
    _stand(practice, mine, session.nodes[node].parent)


def _way(practice: Practice, mine: Rehearsal, about: str) -> None:
    _stand(practice, mine, int(about))


def _resend(_: Practice, mine: Rehearsal, __: str) -> None:
    mine.failed = False


def _hint(_: Practice, mine: Rehearsal, __: str) -> None:
    mine.settle()
    mine.wants_hint = True


def _stand(practice: Practice, mine: Rehearsal, at: int | None) -> None:
    session = _session(practice, mine)
    practice.kept(mine.person).change(session.id, lambda kept: moved_to(kept, at))
    mine.open(session.id, person=mine.person)
    mine.at, mine.placed = at, True


def _session(practice: Practice, mine: Rehearsal) -> Session:
    if mine.talk is None:
        raise InputError("No practice is open here. Nothing was changed. Choose one from the list.")
    return practice.kept(mine.person).load(mine.talk)


_ACTS: Mapping[str, Callable[[Practice, Rehearsal, str], None]] = {
    GO: _go,
    LOOK: _look,
    DELETE: _delete,
    SURE: _sure,
    SPARE: _spare,
    AGAIN: _again,
    WAY: _way,
    RESEND: _resend,
    HINT: _hint,
}
