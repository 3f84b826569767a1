"""Due words are pointed at by the model and dated by the resolver, or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from copilot.domain.evidence import Evidence

if TYPE_CHECKING:
    import datetime as dt

    from copilot.domain.due import DueDate
    from copilot.domain.reading import Reading


class Dated(NamedTuple):
    """A line's evidence, grown to hold its due words, and the day they come to."""

    evidence: Evidence
    due: dt.date | None
    due_text: str | None
    problem: str | None = None
    """Why the words that were pointed at don't count."""


def dated(evidence: Evidence, due_words: str, reading: Reading) -> Dated:
    """Date a line by due words in its evidence, or in its sentence where they are pointed at."""
    inside = [each for each in reading.due_dates if _within(each, evidence)]
    pointed = due_words.strip()
    if pointed:
        near = [each for each in reading.due_dates if _shares_sentence(each, evidence, reading)]
        meant = next((each for each in near if _means(pointed, each)), None)
        if meant is None and not inside:
            problem = "its due words stand nowhere near it in the notes, so it has no date"
            return Dated(evidence, None, None, problem)
        inside = [meant] if meant else inside
    if len(inside) != 1:
        return Dated(evidence, None, None)
    [found] = inside
    whole = Evidence.of(
        reading.text, min(evidence.start, found.start), max(evidence.end, found.end)
    )
    return Dated(whole, found.due, found.span)


def _within(due: DueDate, evidence: Evidence) -> bool:
    return evidence.start <= due.start and due.end <= evidence.end


def _shares_sentence(due: DueDate, evidence: Evidence, reading: Reading) -> bool:
    return any(
        each.start <= due.start < each.end
        and each.start < evidence.end
        and evidence.start < each.end
        for each in reading.sentences
    )


def _means(pointed: str, due: DueDate) -> bool:
    """Whether the words pointed at are these, preposition or not."""
    mine, theirs = (_flat(words) for words in (pointed, due.span))
    return f" {mine} " in f" {theirs} " or f" {theirs} " in f" {mine} "


def _flat(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
