"""What the manager edits: the drafted lines, and what is still open from last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.agree.matching import Known, Wanted, matched
from copilot.domain.follow_through import EditedLine, EditedReview, Edits

if TYPE_CHECKING:
    from copilot.domain.contract import Contract, Item
    from copilot.domain.labels import Side
    from copilot.domain.people import Agreement, Commitment


def edits_of(agreement: Agreement) -> Edits:
    """Take the contract as it stands; what is settled stays in its own version."""
    return Edits(
        commitments=tuple(
            _as_edited(line) for line in agreement.commitments if line.state == "open"
        ),
        review=tuple(
            EditedReview(id=item.id, what=item.what, when=item.when)
            for item in agreement.review
            if not item.done
        ),
        open_question=agreement.open_question,
        direction=agreement.direction,
    )


def proposed(contract: Contract, before: Agreement | None = None) -> Edits:
    """Put a drafted contract before the manager, nothing of the last one silently gone.

    A drafted line that continues an open one takes over its id; open lines that the draft doesn't
    name follow after it, so that the manager is the one who strikes them out.
    """
    drafted = Edits(
        commitments=(
            *(_drafted(item, "report") for item in contract.their_commitments),
            *(_drafted(item, "manager") for item in contract.manager_commitments),
        ),
        review=tuple(
            EditedReview(what=item.what[:500].rstrip(" ."), when=item.when)
            for item in contract.review
        ),
        open_question=contract.open_question.text if contract.open_question else None,
    )
    return _with_what_is_open(drafted, edits_of(before)) if before else drafted


def _with_what_is_open(drafted: Edits, still: Edits) -> Edits:
    ids = matched(
        [Wanted(None, line.owner, line.action) for line in drafted.commitments],
        [Known(str(line.id), line.owner, line.action) for line in still.commitments],
    )
    review_ids = matched(
        [Wanted(None, "review", item.what) for item in drafted.review],
        [Known(str(item.id), "review", item.what) for item in still.review],
    )
    lines = [
        line.model_copy(update={"id": found})
        for line, found in zip(drafted.commitments, ids, strict=True)
    ]
    items = [
        item.model_copy(update={"id": found})
        for item, found in zip(drafted.review, review_ids, strict=True)
    ]
    return Edits(
        commitments=(*lines, *(line for line in still.commitments if line.id not in ids)),
        review=(*items, *(item for item in still.review if item.id not in review_ids)),
        open_question=drafted.open_question or still.open_question,
        direction=still.direction,
    )


def _drafted(item: Item, owner: Side) -> EditedLine:
    return EditedLine(
        owner=owner,
        action=item.action[:500],
        due=item.due,
        due_text=item.due_text,
        evidence=item.evidence,
    )


def _as_edited(line: Commitment) -> EditedLine:
    return EditedLine(
        id=line.id,
        owner=line.owner,
        action=line.action,
        due=line.due,
        due_text=line.due_text,
        evidence=line.evidence,
    )
