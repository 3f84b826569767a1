"""The flow of one conversation: its steps, and where in it the address stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from copilot.errors import InputError
from copilot.ui.conversation import meeting
from copilot.ui.shell import places
from copilot.ui.shell.places import STEPS

if TYPE_CHECKING:
    from typing import NoReturn

    from copilot.assembly.people import People
    from copilot.domain.people import Conversation, Person
    from copilot.ui.shell.engine import Engine
    from copilot.ui.shell.places import Step


@dataclass(frozen=True)
class Place:
    """Where in the flow of which conversation the page stands."""

    step: Step
    person: Person | None = None
    """None while nobody has said whom it is with."""
    conversation: Conversation | None = None
    """None while nothing is kept of it."""
    draft: str | None = None
    """Id of loose notes that are still being written."""

    def go(self, step: Step) -> NoReturn:
        """Leave for another step of the same."""
        places.converse(
            step,
            self.person.id if self.person else None,
            self.conversation.id if self.conversation else None,
            self.draft,
        )


def _step() -> Step | None:
    said = places.here(places.STEP)
    return next((each for each in STEPS if said == each), None)


def loose() -> Place | None:
    """Read an address that names nobody; None where it names somebody."""
    if places.here(places.PERSON):
        return None
    return Place(_step() or "notes", draft=places.here(places.DRAFT))


def place(people: People) -> Place:
    """Read the address.

    Raises:
        InputError: It names a person or a conversation that is not kept.
    """
    person_id, about = places.here(places.PERSON), places.here(places.CONVERSATION)
    step, draft = _step(), places.here(places.DRAFT)
    if person_id is None:
        return Place(step or "notes", draft=draft)
    person = people.find(person_id)
    if about is None:
        return Place(step or "prepare", person, draft=draft)
    found = next((each for each in people.conversations(person) if each.id == about), None)
    if found is None:
        raise InputError(
            "This conversation isn’t kept any more, or the address is not whole. Nothing was "
            "changed. The person’s page lists those that are kept."
        )
    return Place(step or ("review" if found.notes.strip() else "prepare"), person, found)


def as_chosen(engine: Engine, place: Place) -> Place:
    """Have loose notes be with whom they are said to be, whatever address led to them."""
    person = place.person
    whom = meeting.said().person
    if place.conversation or whom == (person.id if person else None):
        return place
    kept = engine().people.all() if whom else ()
    return replace(place, person=next((each for each in kept if each.id == whom), None))
