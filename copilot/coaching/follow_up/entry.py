"""One due item before it is told whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.domain.follow_through import DueItem

if TYPE_CHECKING:
    import datetime as dt

    from copilot.coaching.follow_up.rules import Rule
    from copilot.domain.follow_through import DueKind
    from copilot.domain.people import Person


@dataclass(frozen=True)
class Entry:
    """Something to do."""

    kind: DueKind
    what: str
    rule: Rule
    about: str
    due: dt.date | None
    shown_from: dt.date

    def of(self, person: Person, on: dt.date) -> DueItem:
        """Make the item of one person, as it stands today."""
        return DueItem(
            kind=self.kind,
            person=person.id,
            name=person.name,
            what=self.what,
            due=self.due,
            overdue=self.due is not None and self.due < on,
            shown_from=self.shown_from,
            rule=self.rule.text,
            topic=self.rule.topic,
            about=self.about,
        )
