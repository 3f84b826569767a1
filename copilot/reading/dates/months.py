"""Months, quarters, halves and years by name: "June 2027", "Q3", "H1", "end of 2026"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.reading.dates.context import (
    DETERMINERS,
    after_correction,
    ends_clause,
    noun_follows,
    reads_on,
)
from copilot.reading.dates.core import Core
from copilot.reading.dates.day_numbers import year_at
from copilot.reading.dates.expressions import UNDATED, Months, Part
from copilot.reading.dates.lexicon import NAMELIKE_MONTHS, month_number, sure_month
from copilot.reading.dates.period_kinds import period_kind

if TYPE_CHECKING:
    from copilot.reading.dates.lead import Lead
    from copilot.reading.dates.tokens import Tokens

_LEADS = frozenset("by in until before from after since over within between".split())
_JOINS = frozenset("and to - – / or".split())
_WRITERS = frozenset(
    "note mail email message feedback letter call hear heard back input intro advice help word "
    "run led chaired taught mentored coached hosted managed supervised covered interviewed "
    "trained owned signed approved shadowed seen".split()
)
_BEFORE_A_NOUN = DETERMINERS - {"this", "the", "each", "every"}
_MONTHS_IN = {"q": 3, "h": 6}
_MONTHS = 12


def named_period(tokens: Tokens, at: int, lead: Lead, part: Part) -> Core | None:
    """Read a month, quarter, half or year after the part of it that was named."""
    at += tokens.low(at) == "the" and part != "whole"
    return _month(tokens, at, lead, part) or _numbered(tokens, at, lead, part)


def _month(tokens: Tokens, at: int, lead: Lead, part: Part) -> Core | None:
    start = at + (tokens.low(at) in {"this", "next"})
    month = month_number(tokens.low(start))
    if month is None:
        return None
    end = start + 1
    if (
        tokens.low(end) in {".", ",", "-", "/"}
        and tokens.number(end + 1)
        and year_at(tokens, end + 1)[0]
    ):
        end += len(tokens.low(end + 1)) == 4 or tokens.low(end) == "/"  # noqa: PLR2004 - a year
    year, end = year_at(tokens, end)
    placed = part != "whole" or year is not None or (start > at and tokens[start].raw != "may")
    if not placed and not _is_month(tokens, start, lead):
        return None
    if tokens.low(end) == "'s" or _attributive(tokens, start, end, lead):
        return None
    expression = Months(month, month, year, part)
    return Core(end, expression, period_kind(expression))


def _is_month(tokens: Tokens, at: int, lead: Lead) -> bool:
    """Tell a month from a person, a modal and a walk."""
    word = tokens.low(at)
    if lead.kind == "for" and word not in NAMELIKE_MONTHS and tokens.capital(at):
        return True
    if lead.kind in _LEADS:
        before = tokens.low(lead.end - 2 - lead.article)
        person = word in NAMELIKE_MONTHS and lead.kind in {"by", "from"} and before in _WRITERS
        return not person
    closes = ends_clause(tokens, at + 1) or tokens.follow(at + 1, "at", "the", "latest")
    if not closes or lead.kind != "none":
        return False
    follows_month = tokens.low(at - 1) in _JOINS and month_number(tokens.low(at - 2)) is not None
    if follows_month or (after_correction(tokens, at) and tokens.capital(at)):
        return True
    set_off = tokens.stops(at - 1) or tokens.low(at - 1) == "-"
    described = tokens.low(at - 1) in DETERMINERS | {"of", "and"}
    return sure_month(word) and (set_off or (tokens.capital(at) and not described))


def _attributive(tokens: Tokens, at: int, end: int, lead: Lead) -> bool:
    """Whether the month stands before a noun: "the July review"."""
    determined = lead.article or tokens.low(at - 1) in _BEFORE_A_NOUN
    return noun_follows(tokens, end) or (determined and not reads_on(tokens, end))


def _numbered(tokens: Tokens, at: int, lead: Lead, part: Part) -> Core | None:
    """Read "Q2", "H1 2026", "2026 Q3" and, after "end of", a bare year."""
    year_before, start = year_at(tokens, at) if tokens.number(at) else (None, at)
    if year_before and tokens.low(start) in {"-", "/"}:
        start += 1
    length = _MONTHS_IN.get(tokens.low(start))
    number = tokens.number(start + 1)
    if length is None or number is None or not tokens.glued(start + 1):
        return _year(year_before, start, lead, part)
    if not 1 <= number <= _MONTHS // length or tokens[start + 1].ordinal:
        return None
    end = start + 2
    after_stroke = tokens.skip(end, frozenset({"/", "of", "-", ","}))
    year, after = year_at(tokens, after_stroke)
    end = after if year else end
    expression = Months(number * length - length + 1, number * length, year_before or year, part)
    if not _is_numbered(tokens, start, end, lead, part):
        return None
    return Core(end, expression, period_kind(expression))


def _is_numbered(tokens: Tokens, at: int, end: int, lead: Lead, part: Part) -> bool:
    """Tell a quarter that something is due in from one that names figures."""
    if noun_follows(tokens, end) or tokens.low(end) == "'s":
        return False
    if lead.article and part == "whole":
        return ends_clause(tokens, end)
    if part != "whole" or lead.kind in _LEADS | {"for"}:
        return True
    opening = tokens.stops(at - 1) or tokens.low(at - 1) == "-"
    return (opening or after_correction(tokens, at)) and ends_clause(tokens, end)


def _year(year: int | None, end: int, lead: Lead, part: Part) -> Core | None:
    if year is None or (part == "whole" and lead.kind not in {"by", "until", "before"}):
        return None
    if part == "whole":
        return Core(end, UNDATED, "year")
    return Core(end, Months(1, _MONTHS, year, part), "year-end" if part == "end" else "year")
