"""How to begin the next conversation: one's own list first, then what has changed for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.follow_through import Opening, Step

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from copilot.domain.people import Agreement, Commitment

_TOPIC = "career/checklist-next"
_CHANGED = "What's changed since we last spoke?"


def opening(agreement: Agreement | None, on: dt.date) -> Opening:
    """Put the opening in order.

    Args:
        agreement: The latest version of the contract; None before the first.
        on: The day of the conversation.
    """
    if agreement is None:
        return Opening(steps=(Step(kind="whats-changed", words=_CHANGED),), topic=_TOPIC)
    return Opening(steps=tuple(_steps(agreement, on)), topic=_TOPIC)


def _steps(agreement: Agreement, on: dt.date) -> Iterator[Step]:
    for line in agreement.commitments:
        if line.owner == "manager":
            yield _step("own", line, _own_words(line, on), on)
    yield Step(kind="whats-changed", words=_CHANGED)
    for line in agreement.commitments:
        if line.owner == "report":
            yield _step("theirs", line, _their_words(line), on)
    if agreement.open_question:
        words = f"We left this open: {agreement.open_question} How do you see it now?"
        yield Step(kind="open-question", words=words)
    if agreement.direction:
        words = (
            f"You told me where you'd like to go: “{agreement.direction}” How does it look today?"
        )
        yield Step(kind="direction", words=words)


def _step(kind: str, line: Commitment, words: str, on: dt.date) -> Step:
    return Step.model_validate(
        {
            "kind": kind,
            "words": words,
            "state": line.state,
            "due": line.due,
            "overdue": _late(line, on),
            "about": line.id,
        }
    )


def _late(line: Commitment, on: dt.date) -> bool:
    return line.state == "open" and line.due is not None and line.due < on


def _own_words(line: Commitment, on: dt.date) -> str:
    if line.state == "done":
        return f"I said I'd do this, and it's done: {line.action}."
    if line.state == "missed":
        return f"I said I'd do this, and I didn't: {line.action}."
    if line.state == "dropped":
        return f"We took this off my list: {line.action}."
    if line.due and _late(line, on):
        day = f"{line.due.day} {line.due:%B}"
        return f"I said I'd do this by {day}, and I haven't: {line.action}. You'll have it by …"
    when = f", by {line.due.day} {line.due:%B}" if line.due else ", and it has no day yet"
    return f"Still to come from me{when}: {line.action}."


def _their_words(line: Commitment) -> str:
    words = {
        "open": f"How is it going with this: {line.action}?",
        "done": f"You've done this: {line.action}. What did it teach you?",
        "missed": f"This didn't happen: {line.action}. What got in the way?",
        "dropped": f"We took this off your list: {line.action}.",
    }
    return words[line.state]
