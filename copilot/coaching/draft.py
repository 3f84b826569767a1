"""Draft the development contract: every line points at the notes, no date is invented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.domain.contract import Contract, Draft, HeldBack, Item, OpenQuestion, ReviewItem
from copilot.domain.evidence import Evidence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from copilot.domain.flags import Flag
    from copilot.domain.labels import LineKind, Side
    from copilot.domain.reading import Line, Reading

_WHY: dict[LineKind, str] = {
    "wish": "A wish, and nobody has taken it on.",
    "hypothetical": "Only a possibility so far.",
    "done": "Done already.",
    "other-task": "Somebody else's task.",
    "vague": "No action that one could tick off.",
    "aspiration": "A hope for later, and no step agreed yet.",
    "past-contract": "From an earlier contract.",
    "delivery": "Day-to-day work.",
    "withdrawn": "Dropped or taken back.",
    "limit": "An honest limit, and nothing to do.",
    "promise": "Not yours to promise.",
}
_BEYOND = "Not yours to promise: see the flag."
_MOST_WORDS = 30
_MONTHS: tuple[str, ...] = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
_MONTH = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_SAME = 0.6
"""Share of words that makes two lines one."""


def draft(reading: Reading, flags: Sequence[Flag]) -> Draft:
    """Make a contract of what was agreed, and say what was left out and why."""
    promises = [flag for flag in flags if flag.category == "promise-beyond-authority"]
    agreed = [line for line in reading.lines if line.kind == "commitment"]
    kept = _final(line for line in agreed if not _promised(line, promises))
    contract = Contract(
        their_commitments=_items(kept, "report"),
        manager_commitments=_items(kept, "manager"),
        review=tuple(
            _review(line, reading.date) for line in reading.lines if line.kind == "review"
        ),
        open_question=_open_question(reading.lines),
    )
    return Draft(contract=contract, held_back=_held_back(reading, promises))


def _final(lines: Iterable[Line]) -> list[Line]:
    """Where the same action stands twice, keep its last word, with a date if either has one."""
    kept: list[Line] = []
    for line in lines:
        twin = next((each for each in kept if _same(each, line)), None)
        if twin is None:
            kept.append(line)
        elif line.due_text or not twin.due_text:
            kept[kept.index(twin)] = line
    return kept


def _same(one: Line, two: Line) -> bool:
    first, second = _words(one), _words(two)
    shared = len(first & second)
    return bool(shared) and shared >= _SAME * min(len(first), len(second)) and shared > 1


def _words(line: Line) -> set[str]:
    return set(re.findall(r"\w{4,}", (line.action or line.evidence.quote).lower()))


def _promised(line: Line, promises: Sequence[Flag]) -> bool:
    """Whether most of a line is a promise beyond authority."""
    for flag in promises:
        shared = min(line.evidence.end, flag.end) - max(line.evidence.start, flag.start)
        shorter = min(len(line.evidence.quote), len(flag.quote))
        if shared > _SAME * shorter:
            return True
    return False


def _items(lines: Sequence[Line], owner: Side) -> tuple[Item, ...]:
    return tuple(
        Item(
            action=line.action or line.evidence.quote,
            due=line.due,
            due_text=line.due_text,
            evidence=line.evidence,
        )
        for line in lines
        if line.owner == owner
    )


def _review(line: Line, date: dt.date | None) -> ReviewItem:
    quote = line.evidence.quote
    month = _month(quote, date) if date else None
    return ReviewItem(
        what=_clean(quote.replace(line.due_text, " ") if line.due_text else quote),
        when=line.due.strftime("%Y-%m") if line.due else month,
        evidence=line.evidence,
    )


def _month(words: str, date: dt.date) -> str | None:
    """The next month of that name, where a review names one month and no day."""
    named = {match[0].lower()[:3] for match in _MONTH.finditer(words)}
    if len(named) != 1:
        return None
    number = _MONTHS.index(named.pop()) + 1
    year = date.year + (number < date.month)
    return f"{year}-{number:02}"


def _open_question(lines: Sequence[Line]) -> OpenQuestion | None:
    found = [line for line in lines if line.kind == "open-question"]
    if not found:
        return None
    best = max(found, key=lambda line: line.confidence)
    return OpenQuestion(text=_clean(best.evidence.quote), evidence=best.evidence)


def _held_back(reading: Reading, promises: Sequence[Flag]) -> tuple[HeldBack, ...]:
    held = [
        HeldBack(evidence=line.evidence, why=_WHY[line.kind])
        for line in reading.lines
        if line.kind in _WHY and not _promised(line, promises)
    ]
    held += [
        HeldBack(evidence=Evidence.of(reading.text, flag.start, flag.end), why=_BEYOND)
        for flag in promises
    ]
    return tuple(sorted(held, key=lambda each: each.evidence.start))


def _clean(words: str) -> str:
    flat = re.sub(r"[*_~`#]+", "", " ".join(words.split())).strip(" -–—:•")
    parts = flat.split()
    short = flat if len(parts) <= _MOST_WORDS else " ".join(parts[:_MOST_WORDS]) + "…"
    return short[:1].upper() + short[1:]
