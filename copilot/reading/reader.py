"""Notes in, one Reading out: each sentence passes the encoder once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.labels import CATEGORIES, SUBJECTS, Subject
from copilot.domain.reading import Reading, RiskMark, Sentence
from copilot.reading.changes import settle
from copilot.reading.coverage import coverage, phase_quotes, signals
from copilot.reading.dates import find_due_dates
from copilot.reading.decode import Run, Tagged
from copilot.reading.lines import lines
from copilot.reading.segment import segment
from copilot.reading.windows import windows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.domain.notes import Notes
    from copilot.ports import Encoder, Progress

FLOOR = 0.1
"""Scores below this are not even kept as a mark for the flagger to judge."""
_CAREER = 0.5


def read(encoder: Encoder, notes: Notes, progress: Progress | None = None) -> Reading:
    """Read notes.

    Args:
        encoder: The reader's model.
        notes: As the manager handed them in; without a date no due date is resolved.
        progress: Called with (windows done, windows in all).
    """
    text = notes.text
    segments, cast = segment(notes)
    placed = windows(text, segments, cast)
    tags = encoder.tag([each.window for each in placed], progress)
    tagged = [
        Tagged(piece, piece_tags, encoder)
        for window, window_tags in zip(placed, tags, strict=True)
        for piece, piece_tags in zip(window.segments, window_tags, strict=True)
    ]
    due_dates = find_due_dates(text, notes.date)
    found = settle(text, segments, lines(text, tagged, due_dates, cast), due_dates, cast)
    quotes = phase_quotes(text, tagged)
    career = [each.label("career") for each in tagged]
    return Reading(
        text=text,
        date=notes.date,
        manager=notes.manager or cast.manager_name,
        report=notes.report or cast.report_name,
        sentences=tuple(
            Sentence(start=each.start, end=each.end, speaker=each.speaker, kind=each.kind)
            for each in segments
        ),
        due_dates=due_dates,
        lines=found,
        risk_marks=tuple(mark for each in tagged for mark in _marks(each)),
        signals=signals(text, tagged),
        phases=quotes,
        coverage=coverage(quotes, found),
        is_career_conversation=bool(career) and sum(career) / len(career) >= _CAREER,
    )


def _marks(tagged: Tagged) -> Iterator[RiskMark]:
    """What the heads see as risky, before policy and rules have spoken."""
    for category in CATEGORIES:
        name = f"flag:{category}"
        score = tagged.score(name)
        if score < FLOOR:
            continue
        for run in tagged.problems(name, FLOOR):
            yield RiskMark(
                start=run.start,
                end=run.end,
                category=category,
                confidence=round((tagged.label(name) * run.peak) ** 0.5, 4),
                subject=_subject(tagged, run) if category == "promise-beyond-authority" else None,
            )


def _subject(tagged: Tagged, run: Run) -> Subject:
    def seen(name: str) -> float:
        column = f"subject:{name}"
        return tagged.label(column) + tagged.mean(column, run.start, run.end)

    return max(SUBJECTS, key=seen)
