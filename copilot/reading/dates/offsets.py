"""So many days, weeks or months from the conversation or from another day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.reading.dates.context import after_correction
from copilot.reading.dates.core import Core
from copilot.reading.dates.days import day_month, day_of_month
from copilot.reading.dates.expressions import UNDATED, Day, Offset, Weekday
from copilot.reading.dates.fixed_days import fixed_day
from copilot.reading.dates.lead import Lead
from copilot.reading.dates.lexicon import NUMBERS, spelled, weekday_number
from copilot.reading.dates.numerals import figures
from copilot.reading.dates.weekdays import near_day, weekday

if TYPE_CHECKING:
    from copilot.domain.due import DueKind
    from copilot.reading.dates.expressions import Unit
    from copilot.reading.dates.tokens import Tokens

_NAMES: tuple[tuple[str, Unit, int], ...] = (
    ("day days d", "day", 1),
    ("week weeks wk wks w", "week", 1),
    ("fortnight fortnights", "week", 2),
    ("month months mth mths mo mos", "month", 1),
    ("quarter quarters", "month", 3),
    ("year years yr yrs", "year", 1),
    ("workday workdays", "working-day", 1),
)
_UNITS: dict[str, tuple[Unit, int]] = {
    name: (unit, each) for names, unit, each in _NAMES for name in names.split()
}
_KINDS: dict[Unit, DueKind] = {
    "day": "in-days-weeks",
    "week": "in-days-weeks",
    "working-day": "working-days",
    "month": "in-months",
    "year": "in-years",
}
_HOURS_IN_DAY = 24
_WORKING = frozenset({"working", "business", "work", "week"})
_SOME = frozenset({"few", "several", "some"})
_FORWARD = frozenset({"from", "after", "on"})
_LEADS = frozenset({"in", "within", "over"})
_OTHER_COUNTS = frozenset({"or", "to", "-", "–"})
_ANCHOR_LEAD = Lead("on", 0)


@dataclass(frozen=True)
class _Amount:
    """How many of a unit, and the place after; no count where the words are loose."""

    count: int | None
    unit: Unit
    end: int


def offset(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    """Read "in two weeks", "a week on Tuesday", "10 days before 1 June"."""
    start = tokens.skip(at, frozenset({"another"}))
    coming = tokens.low(start) in {"next", "coming"}
    amount = _amount(tokens, start + coming)
    if amount is None:
        return None
    anchored = _anchored(tokens, amount, spanned=lead.kind in _LEADS)
    if anchored:
        return anchored
    correcting = lead.kind == "none" and after_correction(tokens, start)
    ahead = lead.kind in _LEADS and lead.article == coming and (coming or lead.kind != "over")
    return _from_now(tokens, amount) if correcting or ahead else None


def _from_now(tokens: Tokens, amount: _Amount) -> Core | None:
    end = _own_time(tokens, amount.end)
    if end is None:
        return None
    if amount.count is None:
        return Core(end, UNDATED, "vague")
    count, end = _recounted(tokens, amount.count, end)
    return Core(end, Offset(count, amount.unit), _KINDS[amount.unit])


def _recounted(tokens: Tokens, count: int, at: int) -> tuple[int, int]:
    """The number that corrects the count: "in two weeks, no, three"."""
    start = tokens.skip(at, frozenset({",", "-", "–"}))
    if start == at or tokens.low(start) not in {"no", "sorry", "actually"}:
        return count, at
    new, end = _count(tokens, tokens.skip(start + 1, frozenset({",", "-", "–"})))
    return (new, end) if new and tokens.stops(end) else (count, at)


def _own_time(tokens: Tokens, at: int) -> int | None:
    """The place after "' time" or "or so"; None where the amount counts something else."""
    if tokens.low(at) in {"old", "-", "into", "flat"}:
        return None if tokens.glued(at) or tokens.low(at) != "-" else at
    end = tokens.skip(at, frozenset({"'", "’", "'s"}))
    if tokens.low(end) == "time":
        return end + 1
    return at + 2 if tokens.follow(at, "or", "so") else at


def _anchored(tokens: Tokens, amount: _Amount, *, spanned: bool) -> Core | None:
    """Read what the amount is counted from; the words alone are a length of time."""
    after = tokens.low(amount.end)
    if after in {"today", "tonight"} or spelled(after) == "tomorrow":
        return _from(amount, Offset(int(after not in {"today", "tonight"}), "day"), amount.end + 1)
    if after in {"from", "after"} and tokens.low(amount.end + 1) == "now":
        return _from(amount, None, amount.end + 2)
    if spanned and after in {"on", "before"}:
        return None
    bare = weekday_number(after) if amount.unit == "week" and not spanned else None
    if bare is not None:
        return _from(amount, Weekday(bare), amount.end + 1)
    if after in _FORWARD or after == "before":
        start = amount.end + 1
        core = _anchor(tokens, start + (tokens.low(start) == "the"))
        if core and isinstance(core.expression, Day | Weekday | Offset):
            return _from(amount, core.expression, core.end, back=after == "before")
    return None


def _anchor(tokens: Tokens, at: int) -> Core | None:
    for form in (day_month, figures, day_of_month, fixed_day, near_day, weekday):
        core = form(tokens, at, _ANCHOR_LEAD)
        if core:
            return core
    return None


def _from(
    amount: _Amount, anchor: Day | Weekday | Offset | None, end: int, *, back: bool = False
) -> Core:
    if amount.count is None:
        return Core(end, UNDATED, "vague")
    count = -amount.count if back else amount.count
    return Core(end, Offset(count, amount.unit, anchor), _KINDS[amount.unit])


def _amount(tokens: Tokens, at: int) -> _Amount | None:
    if tokens.follow(at, "half", "a", "year"):
        return _Amount(6, "month", at + 3)
    if tokens.low(at - 2) == "the" and tokens.low(at) in {"fortnight", "week", "month", "year"}:
        return _with_unit(tokens, 1, at)
    count, end = _count(tokens, at)
    if end == at:
        return None
    if tokens.low(end) in _OTHER_COUNTS:
        second, after = _count(tokens, end + 1)
        if after > end + 1 and second is not None:
            count, end = None, after
    if tokens.low(end) == "-" and tokens.glued(end):
        return None
    return _with_unit(tokens, count, end)


def _with_unit(tokens: Tokens, count: int | None, at: int) -> _Amount | None:
    if tokens.low(at) in _WORKING and tokens.low(at + 1) in {"day", "days"}:
        return _Amount(count, "working-day", at + 2)
    if tokens.low(at) in {"hours", "hrs", "h"} and count and count % _HOURS_IN_DAY == 0:
        return _Amount(count // _HOURS_IN_DAY, "day", at + 1)
    unit, each = _UNITS.get(tokens.low(at), ("day", 0))
    if not each or (len(tokens.low(at)) == 1 and not tokens.glued(at)):
        return None
    end = at + 1
    if tokens.follow(end, "and", "a", "half") and count and unit == "year":
        return _Amount(count * 12 + 6, "month", end + 3)
    if tokens.follow(end, "or", "two"):
        return _Amount(None, unit, end + 2)
    return _Amount(count * each if count is not None else None, unit, end)


def _count(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """A number in figures or words and the place after; None for "a few"."""
    word = tokens.low(at)
    if word == "couple" or (word in {"a", "the"} and tokens.low(at + 1) == "couple"):
        after = at + 1 + (word != "couple")
        return 2, after + (tokens.low(after) == "of")
    if (word == "a" and tokens.low(at + 1) in _SOME) or word in _SOME:
        return None, at + 1 + (word == "a")
    if word in {"a", "an"}:
        return 1, at + 1
    number = tokens.number(at)
    if number is not None:
        whole = not tokens[at].ordinal and not (tokens.glued(at) and tokens.low(at - 1) in "./")
        return (number, at + 1) if whole else (None, at)
    return _in_words(tokens, at)


def _in_words(tokens: Tokens, at: int) -> tuple[int | None, int]:
    number = NUMBERS.get(tokens.low(at))
    if number is None:
        return None, at
    ones = NUMBERS.get(tokens.low(at + 2), 0)
    if number >= 20 and tokens.low(at + 1) == "-" and 0 < ones < 10:  # noqa: PLR2004
        return number + ones, at + 3
    return number, at + 1
