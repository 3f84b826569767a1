"""The lines of a contract while they are edited, as values: one card each."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from copilot.domain.evidence import Evidence
from copilot.domain.follow_through import EditedLine, EditedReview, Edits
from copilot.domain.model import Model

if TYPE_CHECKING:
    from collections.abc import Iterable

Part = Literal["report", "manager", "review"]
PARTS: tuple[Part, ...] = ("report", "manager", "review")


class Card(Model):
    """One line as it stands on the page."""

    key: str
    """Names its fields; kept as long as the line is."""
    part: Part
    text: str = ""
    due: dt.date | None = None
    """For a review the first day of its month."""
    due_text: str | None = None
    line: str | None = None
    """Id of the line that it had in the version in force."""
    evidence: Evidence | None = None
    own: bool = False
    """Whether the manager added it here."""


class Sheet(Model):
    """A contract on the page, lines without words included."""

    cards: tuple[Card, ...] = ()
    open_question: str = ""
    direction: str = ""
    base: int = 0
    """The version in force that it goes on from; 0 before the first."""
    notes: str = ""
    """Fingerprint of the notes that it was drafted from."""

    def of(self, part: Part) -> tuple[Card, ...]:
        """The cards of one part, in their order."""
        return tuple(each for each in self.cards if each.part == part)

    def changed(self, card: Card) -> Sheet:
        """Put a card in place of the one with its key."""
        cards = tuple(card if each.key == card.key else each for each in self.cards)
        return self.model_copy(update={"cards": cards})

    def without(self, key: str) -> Sheet:
        """Strike a line."""
        cards = tuple(each for each in self.cards if each.key != key)
        return self.model_copy(update={"cards": cards})

    def moved(self, key: str) -> Sheet:
        """Give a line to the other side; its fields get new names, as they begin anew."""
        other: dict[Part, Part] = {"report": "manager", "manager": "report", "review": "review"}
        card = next(each for each in self.cards if each.key == key)
        new = card.model_copy(update={"part": other[card.part], "key": uuid4().hex})
        return self.model_copy(update={"cards": (*self.without(key).cards, new)})

    def plus(self, part: Part) -> Sheet:
        """Add an empty line."""
        new = Card(key=uuid4().hex, part=part, own=True)
        return self.model_copy(update={"cards": (*self.cards, new)})


def sheet_of(edits: Edits) -> Sheet:
    """Lay a contract out as cards."""
    lines = (
        Card(
            key=f"c{at}",
            part=line.owner,
            text=line.action,
            due=line.due,
            due_text=line.due_text,
            line=line.id,
            evidence=line.evidence,
        )
        for at, line in enumerate(edits.commitments)
    )
    reviews = (
        Card(key=f"r{at}", part="review", text=item.what, due=_first_day(item.when), line=item.id)
        for at, item in enumerate(edits.review)
    )
    return Sheet(
        cards=(*lines, *reviews),
        open_question=edits.open_question or "",
        direction=edits.direction or "",
    )


def edits_of(sheet: Sheet) -> Edits:
    """Give the contract that the cards now hold; lines without words are dropped."""
    written = [card for card in sheet.cards if card.text.strip()]
    return Edits(
        commitments=tuple(_line(card) for card in written if card.part != "review"),
        review=tuple(
            EditedReview(id=card.line, what=card.text.strip(), when=_month(card.due))
            for card in written
            if card.part == "review"
        ),
        open_question=sheet.open_question.strip() or None,
        direction=sheet.direction.strip() or None,
    )


def words_in(card: Card, notes: str) -> Evidence | None:
    """Give the words of these notes that a line comes from; a line of last time has others."""
    found = card.evidence
    return found if found and notes[found.start : found.end] == found.quote else None


def undated(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Find the lines that nobody has dated."""
    return tuple(card for card in cards if card.text.strip() and card.due is None)


def _line(card: Card) -> EditedLine:
    return EditedLine(
        id=card.line,
        owner="manager" if card.part == "manager" else "report",
        action=card.text.strip(),
        due=card.due,
        due_text=card.due_text,
        evidence=card.evidence,
    )


def _first_day(when: str | None) -> dt.date | None:
    return dt.date.fromisoformat(f"{when}-01") if when else None


def _month(date: dt.date | None) -> str | None:
    return date.strftime("%Y-%m") if date else None
