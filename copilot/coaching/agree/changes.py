"""What is different between two versions of a contract, in words that judge nobody."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from copilot.domain.follow_through import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.domain.people import Agreement, Commitment, Review

_SETTLED = {
    "done": "Done",
    "missed": "Not done by its day",
    "dropped": "No longer needed",
    "open": "Taken up again",
}


def changes(before: Agreement | None, after: Agreement) -> tuple[Change, ...]:
    """Say what has changed: lines first, then reviews, open question and direction."""
    empty = after.model_copy(
        update={"commitments": (), "review": (), "open_question": None, "direction": None}
    )
    old = before or empty
    return (
        *_of_commitments(old, after),
        *_of_reviews(old, after),
        *_of_question(old.open_question, after.open_question),
        *_of_direction(old.direction, after.direction),
    )


def _of_commitments(old: Agreement, new: Agreement) -> Iterator[Change]:
    earlier = {line.id: line for line in old.commitments}
    now = {line.id for line in new.commitments}
    for line in new.commitments:
        was = earlier.get(line.id)
        if was is None:
            yield _commitment(line, "added", f"New: {line.action} ({_day(line.due)})", None)
        else:
            yield from _of_one(was, line)
    for line in old.commitments:
        if line.id in now:
            continue
        if line.state == "open":
            yield _commitment(line, "removed", f"Taken out: {line.action}", line.action)
        else:
            yield _ended(line, "open")


def _of_one(was: Commitment, line: Commitment) -> Iterator[Change]:
    if (was.action, was.owner) != (line.action, line.owner):
        moved = "" if was.owner == line.owner else f" (now {_whose(line)})"
        text = f"Reworded{moved}: {was.action} → {line.action}"
        yield _commitment(line, "reworded", text, was.action)
    if was.due != line.due:
        text = f"New day: {line.action} ({_day(was.due)} → {_day(line.due)})"
        before = was.due.isoformat() if was.due else None
        after = line.due.isoformat() if line.due else None
        yield _commitment(line, "due-moved", text, before).model_copy(update={"after": after})
    if was.state != line.state:
        yield _ended(line, was.state)


def _ended(line: Commitment, was: str) -> Change:
    kind = "reopened" if line.state == "open" else "settled"
    change = _commitment(line, kind, f"{_SETTLED[line.state]}: {line.action}", was)
    return change.model_copy(update={"after": line.state})


def _commitment(line: Commitment, kind: str, text: str, before: str | None) -> Change:
    return Change.model_validate(
        {
            "kind": kind,
            "part": "commitment",
            "owner": line.owner,
            "id": line.id,
            "before": before,
            "after": None if kind == "removed" else line.action,
            "text": text,
        }
    )


def _whose(line: Commitment) -> str:
    return "yours" if line.owner == "manager" else "theirs"


def _of_reviews(old: Agreement, new: Agreement) -> Iterator[Change]:
    earlier = {item.id: item for item in old.review}
    now = {item.id for item in new.review}
    for item in new.review:
        was = earlier.get(item.id)
        if was is None:
            text = f"New to look at: {item.what} ({_month(item)})"
            yield Change(kind="added", part="review", id=item.id, after=item.what, text=text)
        else:
            yield from _of_one_review(was, item)
    for item in old.review:
        if item.id not in now and not item.done:
            text = f"No longer to look at: {item.what}"
            yield Change(kind="removed", part="review", id=item.id, before=item.what, text=text)


def _of_one_review(was: Review, item: Review) -> Iterator[Change]:
    if was.what != item.what:
        text = f"Reworded: {was.what} → {item.what}"
        yield Change(
            kind="reworded", part="review", id=item.id, before=was.what, after=item.what, text=text
        )
    if was.when != item.when:
        text = f"Another month: {item.what} ({_month(was)} → {_month(item)})"
        yield Change(
            kind="due-moved", part="review", id=item.id, before=was.when, after=item.when, text=text
        )
    if item.done and not was.done:
        text = f"Looked at: {item.what}"
        yield Change(kind="settled", part="review", id=item.id, after=item.what, text=text)


def _of_question(was: str | None, now: str | None) -> Iterator[Change]:
    if was == now:
        return
    if now is None:
        text = f"No longer open: {was}"
        yield Change(kind="removed", part="open-question", before=was, text=text)
    else:
        kind = "reworded" if was else "added"
        text = f"The question to sit with: {now}"
        yield Change(kind=kind, part="open-question", before=was, after=now, text=text)


def _of_direction(was: str | None, now: str | None) -> Iterator[Change]:
    if was == now:
        return
    if now is None:
        text = f"Where they want to go is open again; it was: {was}"
        yield Change(kind="removed", part="direction", before=was, text=text)
    elif was is None:
        text = f"Where they want to go: {now}"
        yield Change(kind="added", part="direction", after=now, text=text)
    else:
        text = f"Where they want to go has moved on, and the plan with it: {was} → {now}"
        yield Change(kind="reworded", part="direction", before=was, after=now, text=text)


def _day(due: dt.date | None) -> str:
    return f"by {due.day} {due:%B} {due.year}" if due else "no day yet"


def _month(item: Review) -> str:
    return f"{dt.date.fromisoformat(f'{item.when}-01'):%B %Y}" if item.when else "no month yet"
