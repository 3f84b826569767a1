"""Promises beyond the manager's authority, until they are put right."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from copilot.domain.people import Repair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.flags import Flag
    from copilot.domain.people import Conversation

_WORDS = "I said more than I can decide when we spoke, and I want to put that right. {rewrite}"


def repairs(flags: Sequence[Flag], conversation: Conversation) -> tuple[Repair, ...]:
    """Make one repair of each promise; the same promise makes the same id again."""
    promises = [flag for flag in flags if flag.category == "promise-beyond-authority"]
    found = {
        _id(conversation.id, flag.quote): Repair(
            id=_id(conversation.id, flag.quote),
            person=conversation.person,
            conversation=conversation.id,
            quote=flag.quote,
            why=flag.why,
            words=_WORDS.replace("{rewrite}", flag.rewrite),
            said=conversation.date,
        )
        for flag in promises
    }
    return tuple(found.values())


def _id(conversation: str, quote: str) -> str:
    return uuid5(NAMESPACE_OID, f"{conversation}/{quote}").hex
