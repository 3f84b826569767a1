"""Versions of one contract: each approved after a conversation, its lines then settled."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from copilot.coaching.agree.matching import Known, Wanted, matched
from copilot.domain.people import Agreement, Commitment, GoalChange, Review
from copilot.errors import InputError

if TYPE_CHECKING:
    import datetime as dt

    from copilot.domain.follow_through import EditedLine, EditedReview, Edits, Occasion
    from copilot.domain.people import CommitmentState


def agree(edits: Edits, occasion: Occasion, before: Agreement | None = None) -> Agreement:
    """Make the next version of a contract from what the manager has approved.

    A line that is the same or slightly edited keeps its id and the day it was first agreed. Lines
    settled in the version before are left out; that version keeps them.

    Args:
        edits: The whole contract as the manager wants it.
        occasion: Whose it is, and when and from what it is approved.
        before: The latest version; None for the first.
    """
    version = before.version + 1 if before else 1
    commitments = _commitments(edits.commitments, occasion, before, version)
    direction = _said(edits.direction)
    return Agreement(
        person=occasion.person,
        version=version,
        conversation=occasion.conversation,
        approved=occasion.approved,
        commitments=commitments,
        review=_reviews(edits.review, occasion, before, version),
        open_question=_said(edits.open_question),
        direction=direction,
        goal_changes=_goal_changes(before, direction, occasion.held),
    )


def settled(
    agreement: Agreement, line_id: str, state: CommitmentState, on: dt.date, note: str = ""
) -> Commitment:
    """Say what became of one commitment; its version stays the same.

    Args:
        agreement: The version in force.
        line_id: Id of the commitment.
        state: What became of it; ``open`` takes it up again.
        on: The day on which the manager says so.
        note: What the manager wrote about it; stays private.

    Raises:
        InputError: There is no such line; nothing was changed.
    """
    line = next((each for each in agreement.commitments if each.id == line_id), None)
    if line is None:
        raise InputError(
            "There is no such line in the contract. Nothing was changed. Take the id from the "
            "latest version."
        )
    day = None if state == "open" else on
    return line.model_copy(update={"state": state, "note": note, "settled": day})


def _commitments(
    lines: tuple[EditedLine, ...], occasion: Occasion, before: Agreement | None, version: int
) -> tuple[Commitment, ...]:
    known = [line for line in before.commitments if line.state == "open"] if before else []
    earlier = {line.id: line for line in known}
    ids = matched(
        [Wanted(line.id, line.owner, line.action) for line in lines],
        [Known(line.id, line.owner, line.action) for line in known],
    )
    return tuple(
        Commitment(
            id=found or _id(occasion.person, version, "commitment", place),
            owner=line.owner,
            action=_flat(line.action),
            due=line.due,
            due_text=line.due_text,
            evidence=line.evidence,
            agreed=(earlier[found].agreed if found else None) or occasion.held,
        )
        for place, (line, found) in enumerate(zip(lines, ids, strict=True))
    )


def _reviews(
    items: tuple[EditedReview, ...], occasion: Occasion, before: Agreement | None, version: int
) -> tuple[Review, ...]:
    known = [item for item in before.review if not item.done] if before else []
    ids = matched(
        [Wanted(item.id, "review", item.what) for item in items],
        [Known(item.id, "review", item.what) for item in known],
    )
    return tuple(
        Review(
            id=found or _id(occasion.person, version, "review", place),
            what=_flat(item.what),
            when=item.when,
            done=item.done,
        )
        for place, (item, found) in enumerate(zip(items, ids, strict=True))
    )


def _goal_changes(
    before: Agreement | None, direction: str | None, noted: dt.date
) -> tuple[GoalChange, ...]:
    if before is None:
        return ()
    was = before.direction
    if was is None or direction is None or _flat(was).casefold() == _flat(direction).casefold():
        return before.goal_changes
    return (*before.goal_changes, GoalChange(was=was, now=direction, noted=noted))


def _said(text: str | None) -> str | None:
    return _flat(text) or None if text else None


def _flat(text: str) -> str:
    return " ".join(text.split())


def _id(person: str, version: int, part: str, place: int) -> str:
    """Make an id that the same approval, sent twice, makes again."""
    return uuid5(NAMESPACE_OID, f"{person}/{version}/{part}/{place}").hex
