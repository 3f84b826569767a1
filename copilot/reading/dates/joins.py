"""Dates that stand side by side: corrections, ranges, alternatives, repetitions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from copilot.reading.dates.expressions import (
    Day,
    Months,
    Offset,
    Range,
    Relative,
    Undated,
    Weekday,
)
from copilot.reading.dates.tokens import HARD_STOPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copilot.reading.dates.core import Found
    from copilot.reading.dates.expressions import Expression
    from copilot.reading.dates.tokens import Tokens

Join = Literal["second", "first", "range", "both"]

_LONGEST_GAP = 9
_CORE = frozenset(
    "no nope sorry actually rather correction wait scratch scrap mean meant oops make changed "
    "pushed now edit err hang hold better → strike instead".split()
)
_FILLERS = frozenset(
    ", - – — ( ) : . ? ! … > ~ that it i on let 's say to or um uh er oh well not for do we said "
    "you the by have be is let's we'll i'll say".split()
)
_OPENS_CORRECTION = frozenset("no nope sorry correction scratch scrap wait actually".split())
_AFTER_NO = frozenset(", . - – — ! wait make let let's not sorry actually".split())
_SIGNS = frozenset(", ( - – — /".split())
_MOVED = frozenset(
    "move moves moved push pushed shift shifted change changed postpone postponed bring brought "
    "delay delayed rescheduled swap swapped".split()
)
_ALTERNATIVES = frozenset(
    {
        ("or",),
        ("/",),
        (",", "or"),
        ("or", "maybe"),
        ("?", "or"),
        (",", "at", "the", "latest"),
        (",", "latest"),
        (",", "maybe"),
    }
)
_SAME = frozenset(
    {
        (",",),
        ("(",),
        (",", "i", ".", "e", "."),
        (",", "that", "'s"),
        ("-",),
        ("–",),
        ("=",),
        ("(", "i", ".", "e", "."),
        (",", "so"),
    }
)
_SINGLE = (Day, Weekday, Offset)
_SPAN = frozenset({("-",), ("–",), ("—",), ("to",), ("until",), ("till",), ("and",), ("through",)})


def join(tokens: Tokens, found: Iterable[Found]) -> Iterator[Found]:
    """Yield the expressions in order, each run that belongs together as one."""
    held: Found | None = None
    for read in found:
        each = _moved(tokens, read)
        how = _how(tokens, held, each) if held else None
        if held and how:
            held = _joined(tokens, held, each, how)
            continue
        if held:
            yield held
        held = each
    if held:
        yield held


def _moved(tokens: Tokens, found: Found) -> Found:
    """Take the new day where something was moved from one day to another."""
    before = tokens.lows(max(found.start - 3, 0), found.start)
    ranged = found.lead.kind == "from" and isinstance(found.expression, Range)
    if not ranged or _MOVED.isdisjoint(before):
        return found
    lead = replace(found.lead, kind="on")
    return replace(found, lead=lead, corrected=True)


def _how(tokens: Tokens, first: Found, second: Found) -> Join | None:
    gap = tokens.lows(first.end, second.start)
    if _is_kept(gap):
        return "first"
    if gap and len(gap) <= _LONGEST_GAP and _is_corrected(tokens, first, gap):
        return "second"
    if _is_range(first, second, gap):
        return "range"
    return "both" if _are_both_meant(tokens, first, second) else None


def _are_both_meant(tokens: Tokens, first: Found, second: Found) -> bool:
    """Whether both speak of one thing: as alternatives, or one repeating the other."""
    gap = tokens.lows(first.end, second.start)
    if "since" in {first.lead.kind, second.lead.kind} or len(gap) > _LONGEST_GAP:
        return False
    if not gap:
        return _narrows(first, second)
    closing = tokens.stops(second.end) or tokens.low(second.end) in {"latest", "at"}
    return gap in _ALTERNATIVES or (gap in _SAME and closing)


def _narrows(first: Found, second: Found) -> bool:
    """Whether the second names the day within the first: "next week on Tuesday"."""
    wide = isinstance(first.expression, Relative | Months | Offset)
    narrow = isinstance(second.expression, Day | Weekday)
    return wide and narrow and second.lead.kind in {"none", "on"}


def _is_kept(gap: tuple[str, ...]) -> bool:
    """Whether the second is what it is not: "Friday, not Monday"."""
    return gap in {
        (",", "not"),
        ("(", "not"),
        ("not",),
        ("and", "not"),
        ("rather", "than"),
        ("instead", "of"),
    }


def _is_corrected(tokens: Tokens, first: Found, gap: tuple[str, ...]) -> bool:
    words = [word for word in gap if word not in _SIGNS]
    if gap and set(gap) <= {"~"}:
        return tokens.low(first.start - 1) == "~"
    if gap[0] in {"→", ">"} or gap[:2] == ("-", ">"):
        return len(gap) <= 2  # noqa: PLR2004 - an arrow is one sign or two
    before = tokens.lows(max(first.start - 3, 0), first.start)
    if first.lead.kind == "from" and gap == ("to",) and not _MOVED.isdisjoint(before):
        return True
    if before[-1:] == ("not",) and gap in {("but",), (",",), (",", "but")}:
        return True
    if set(gap) <= _CORE | _FILLERS and not _CORE.isdisjoint(gap):
        return gap[0] != "now"
    opens = bool(words) and words[0] in _OPENS_CORRECTION and gap[0] != words[0]
    after = gap[gap.index(words[0]) + 1 :][:1] if words else ()
    plain = words[:1] != ["no"] or not after or after[0] in _AFTER_NO
    return opens and plain and HARD_STOPS.isdisjoint(gap[1:])


def _is_range(first: Found, second: Found, gap: tuple[str, ...]) -> bool:
    stretches = first.lead.kind == "from" and (gap == ("to",) or second.lead.kind == "until")
    if gap not in _SPAN and not (stretches and not gap):
        return False
    if isinstance(first.expression, Undated | Range):
        return False
    if isinstance(second.expression, Undated | Range) or second.lead.kind not in {"none", "until"}:
        return False
    if gap == ("and",):
        return first.lead.kind == "between"
    if isinstance(first.expression, _SINGLE) and isinstance(second.expression, _SINGLE):
        return True
    return stretches or type(first.expression) is type(second.expression)


def _joined(tokens: Tokens, first: Found, second: Found, how: Join) -> Found:
    opened = "(" in tokens.lows(first.end, second.start)
    end = second.end + (opened and tokens.low(second.end) == ")")
    if how == "both":
        return replace(first, end=end, alternatives=(*_readings(first), *_readings(second)))
    if how == "first":
        return replace(first, end=end)
    if how == "range":
        return replace(
            first, end=end, expression=_range(first.expression, second.expression), kind="range"
        )
    expression = _corrected(first.expression, second.expression)
    lead = second.lead if second.lead.kind != "none" else first.lead
    return replace(
        first, end=end, expression=expression, kind=second.kind, lead=lead, corrected=True
    )


def _readings(found: Found) -> tuple[Expression, ...]:
    return found.alternatives or (found.expression,)


def _range(first: Expression, last: Expression) -> Range:
    """Give the first day the month of the last where it has none."""
    if isinstance(first, Day) and isinstance(last, Day) and first.month is None:
        first = replace(first, month=last.month, year=last.year)
    return Range(first, last)


def _corrected(old: Expression, new: Expression) -> Expression:
    """The new words, with what they leave unsaid taken from the old."""
    if isinstance(old, Day) and isinstance(new, Day) and new.month is None:
        return replace(new, month=old.month, year=old.year, month_shift=old.month_shift)
    if isinstance(old, Day) and isinstance(new, Months) and new.part == "whole":
        return Day(old.day, new.first, new.year) if new.first == new.last else new
    if isinstance(old, Months | Relative) and isinstance(new, Months) and new.part == "whole":
        return replace(new, part=old.part)
    return new
