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

_VAGUE = "vague-commitment"
_FIRST_PERSON = re.compile(r"(?:I|We)\b")


def heard(copilot: Copilot, mine: Open, card: Card) -> tuple[Flag, ...]:
    """Flag a line that was typed or changed; one that stands as drafted was reviewed already."""
    if card in mine.first.cards or not card.text.strip():
        return ()
    words = spoken(card)
    by = f" by {day(card.due)}" if card.due else ""
    if words + by not in mine.heard:
        mine.heard[words + by] = _flags(copilot, card, words, by)
    return mine.heard[words + by]


def spoken(card: Card) -> str:
    """Put a line as the manager would say it."""
    text = card.text.strip()
    if card.part != "manager" or _FIRST_PERSON.match(text):
        return f"Me: {text}"
    return f"Me: I will {text[:1].lower()}{text[1:]}"


def _flags(copilot: Copilot, card: Card, words: str, by: str) -> tuple[Flag, ...]:
    """Hear the words; with its day a line may leave nothing open, and only one's own ever does."""
    flags = copilot.flag(Notes(text=words))
    if card.part == "manager":
        dated = copilot.flag(Notes(text=words + by)) if by else flags
        if any(flag.category == _VAGUE for flag in dated):
            return flags
    return tuple(flag for flag in flags if flag.category != _VAGUE)
