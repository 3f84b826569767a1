"""Lines that the manager types are heard by the engine, and flagged in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.domain.notes import Notes
from copilot.export.days import day

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.flags import Flag
    from copilot.ui.conversation.contract_drafts import Open
    from copilot.ui.conversation.contract_edits import Card

_FIRST_PERSON = re.compile(r"(?:I|We)\b")


def heard(copilot: Copilot, mine: Open, card: Card) -> tuple[Flag, ...]:
    """Flag a line that was typed or changed; one that stands as drafted was reviewed already."""
    if card in mine.first.cards or not card.text.strip():
        return ()
    words = spoken(card)
    if words not in mine.heard:
        flags = copilot.flag(Notes(text=words))
        mine.heard[words] = tuple(flag for flag in flags if _concerns(card, flag))
    return mine.heard[words]


def spoken(card: Card) -> str:
    """Put a line as the manager would say it, its day included."""
    text = card.text.strip()
    if card.part != "manager":
        return f"Me: {text}"
    by = f" by {day(card.due)}" if card.due else ""
    if _FIRST_PERSON.match(text):
        return f"Me: {text}{by}"
    return f"Me: I will {text[:1].lower()}{text[1:]}{by}"


def _concerns(card: Card, flag: Flag) -> bool:
    """Only of the manager's own line can it be said that it leaves open what they will do."""
    return card.part == "manager" or flag.category != "vague-commitment"
