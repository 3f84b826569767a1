"""What the guard needs of the engine: who is to be hidden, and how rules and reader hear a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.draft import draft
from copilot.domain.labels import SEVERITY_OF
from copilot.domain.notes import Notes
from copilot.domain.reading import RiskMark
from copilot.guard.ears import Ears, Judged
from copilot.guard.injection import visible
from copilot.guard.pseudonyms import People
from copilot.reading.moves import moves_of
from copilot.reading.reader import read
from copilot.risk.names import names_among, sure_names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.assembly.parts import Parts
    from copilot.domain.authority import Authority
    from copilot.domain.contract import Draft
    from copilot.domain.evidence import Evidence
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Category, Severity
    from copilot.domain.reading import Reading
    from copilot.domain.review import Review

_NEARLY: dict[Severity, float] = {"low": 0.6, "medium": 0.6, "high": 0.8}
"""Share of the score from which on the reader flags that speaks for a model's flag.

On the cases of the evals, half of the flags that the reader missed reach it, and none of 540 that a
model made up.
"""
_UNDERTAKEN = frozenset({"commitment", "delivery"})
_NO_TIME = "vague-commitment"
"""A line of a contract or a question needs no date of its own."""


def people_of(parts: Parts, reading: Reading) -> People:
    """Everybody to hide: the roster, both sides, and names found in the notes.

    Raises:
        StorageError: The roster can't be read.
    """
    text = visible(reading.text)
    sure = sure_names(text)
    times = [(each.start, each.end) for each in reading.due_dates] if text == reading.text else []
    found = names_among(text, (0, len(text)), times, (reading.report, sure))
    sides = [name for name in (reading.manager, reading.report) if name]
    return People(
        known=(*sides, *_roster(parts)),
        found=(*found, *sorted(sure)),
        organisation=parts.settings.llm_organisation,
    )


def _roster(parts: Parts) -> list[str]:
    from copilot.adapters.sql_store.opening import NAME  # noqa: PLC0415 - SQLAlchemy is slow

    settings = parts.settings
    if settings.database_url is None and not (settings.data_dir / NAME).exists():
        return []
    return [each.name for each in parts.store.people.all(parts.principal)]


def ears_of(parts: Parts, review: Review, policy: Authority) -> Ears:
    """Let the guard hear as the engine does, about one review."""
    reading = review.reading

    def open_(questions: Sequence[str]) -> list[bool]:
        heard = moves_of(parts.encoder, [(question, None) for question in questions])
        return [moves[0] == "open-question" for moves in heard]

    def judge(evidence: Evidence, category: Category) -> Judged | None:
        seen = [
            mark
            for mark in reading.risk_marks
            if mark.category == category and mark.start < evidence.end and evidence.start < mark.end
        ]
        best = max(seen, key=lambda mark: mark.confidence, default=None)
        subject = (best and best.subject) or "outcome"
        mark = RiskMark(
            start=evidence.start,
            end=evidence.end,
            category=category,
            confidence=best.confidence if best else 0.0,
            subject=subject if category == "promise-beyond-authority" else None,
        )
        flag = parts.flagger.proposed(reading, mark, policy)
        near = _NEARLY[SEVERITY_OF[category]] * parts.encoder.thresholds[f"flag:{category}"]
        return Judged(flag, seen=best is not None and best.confidence >= near) if flag else None

    def redraft(flags: Sequence[Flag]) -> Draft:
        return draft(reading, flags)

    return Ears(
        flagged_in(parts, policy, reading.report),
        open_,
        undertaken_in(parts, reading),
        judge,
        redraft,
        sure_names,
    )


def flagged_in(
    parts: Parts, policy: Authority, report: str | None = None
) -> Callable[[Sequence[str]], list[bool]]:
    """Hear for each of some lines whether any of its words would be flagged."""

    def flagged(lines: Sequence[str]) -> list[bool]:
        text = _list(lines)
        flags = parts.flagger.flags(read(parts.encoder, Notes(text=text, report=report)), policy)
        starts = {each.start for each in flags if each.category != _NO_TIME}
        return [any(first <= start < last for start in starts) for first, last in _places(text)]

    return flagged


def undertaken_in(
    parts: Parts, reading: Reading | None = None
) -> Callable[[Sequence[str]], list[bool]]:
    """Hear for each of some lines whether somebody takes an action on in it.

    Args:
        parts: Hold the reader.
        reading: Of the notes that the lines stand in; it says who is who, and when it was.
    """
    known = {name: getattr(reading, name, None) for name in ("date", "manager", "report")}

    def undertaking(lines: Sequence[str]) -> list[bool]:
        text = _list(lines)
        heard = read(parts.encoder, Notes.model_validate({"text": text} | known))
        starts = {each.evidence.start for each in heard.lines if each.kind in _UNDERTAKEN}
        return [any(first <= start < last for start in starts) for first, last in _places(text)]

    return undertaking


def _list(lines: Sequence[str]) -> str:
    return "\n".join(" ".join(line.split()) for line in lines)


def _places(text: str) -> list[tuple[int, int]]:
    """Where each line stands."""
    places: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        places.append((start, start + len(line) + 1))
        start += len(line) + 1
    return places
