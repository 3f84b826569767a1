"""What a prompt about a review is filled in with: everything of anybody's is hidden and fenced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.guard.injection import fenced, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copilot.domain.passages import Passage
    from copilot.domain.review import Review
    from copilot.guard.pseudonyms import Pseudonyms

_STANDS = " (stands)"
_LONGEST_PASSAGE = 360
"""Characters; the model needs the tone of a passage, not all of it."""


def sheet(
    review: Review, passages: Sequence[Passage], pseudonyms: Pseudonyms, fence: str
) -> dict[str, str]:
    """Fill in the variables of ``review.md``, the notes first, so that they number the names."""

    def fence_in(label: str, lines: Iterable[str]) -> str:
        told = pseudonyms.hide(visible("\n".join(lines)))
        return fenced(label, told, fence) if told else ""

    notes = fence_in("notes", [review.reading.text])
    return {
        "notes": notes,
        "who": pseudonyms.hide(_who(review)),
        "questions": fence_in(
            "questions", (f"q{at}: {each.text}" for at, each in enumerate(review.questions, 1))
        ),
        "flags": fence_in("flags", _flags(review)),
        "lines": fence_in("lines", _lines(review)),
        "passages": fence_in(
            "playbook", (f"{each.heading}: {_shortened(each.text)}" for each in passages)
        ),
    }


def _who(review: Review) -> str:
    manager, report = review.reading.manager, review.reading.report
    told = [f"The manager is {manager}." if manager else "The manager wrote the notes."]
    told += [f"The person (owner `report`) is {report}."] if report else []
    return " ".join(told)


def _flags(review: Review) -> list[str]:
    return [
        f"f{at} {each.category}{_STANDS if each.severity == 'high' else ''}: {each.quote}"
        for at, each in enumerate(review.flags, 1)
    ]


def _lines(review: Review) -> list[str]:
    contract = review.draft.contract
    return [
        *(f"report: {each.evidence.quote}" for each in contract.their_commitments),
        *(f"manager: {each.evidence.quote}" for each in contract.manager_commitments),
    ]


def _shortened(text: str) -> str:
    flat = " ".join(text.replace("*", "").split())
    if len(flat) <= _LONGEST_PASSAGE:
        return flat
    return flat[:_LONGEST_PASSAGE].rsplit(". ", 1)[0] + "."
