"""Which conversations have been held, and which are planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.domain.people import Conversation, ConversationKind
    from copilot.domain.records import Standing


def last_held(standing: Standing, *kinds: ConversationKind) -> Conversation | None:
    """Find the latest one of these kinds that has been held."""
    held = [each for each in standing.conversations if each.held and each.kind in kinds]
    return max(held, key=lambda each: each.date, default=None)


def planned(standing: Standing) -> list[Conversation]:
    """List what is planned, the nearest first."""
    waiting = [each for each in standing.conversations if not each.held]
    return sorted(waiting, key=lambda each: each.date)
