"""What a prompt about a review is filled in with: everything of anybody's is hidden and fenced."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.assembly.letters import Paper
    from copilot.domain.passages import Passage
    from copilot.domain.review import Review

_STANDS = " (stands)"
_LONGEST_PASSAGE = 360
"""Characters; the model needs the tone of a passage, not all of it."""


def sheet(review: Review, passages: Sequence[Passage], paper: Paper) -> dict[str, str]:
    """Fill in the variables of ``review.md``, the notes first, so that they number the names."""
    notes = paper.fenced("notes", [review.reading.text])
    return {
        "notes": notes,
        "who": paper.pseudonyms.hide(_who(review)),
        "questions": paper.fenced(
            "questions", (f"q{at}: {each.text}" for at, each in enumerate(review.questions, 1))
        ),
        "flags": paper.fenced("flags", _flags(review)),
        "lines": paper.fenced("lines", _lines(review)),
        "passages": paper.fenced(
            "playbook", (f"{each.heading}: {shortened(each.text)}" for each in passages)
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


def shortened(text: str) -> str:
    """Cut a passage at a full stop, to the length of which the tone shows."""
    flat = " ".join(text.replace("*", "").split())
    if len(flat) <= _LONGEST_PASSAGE:
        return flat
    return flat[:_LONGEST_PASSAGE].rsplit(". ", 1)[0] + "."
