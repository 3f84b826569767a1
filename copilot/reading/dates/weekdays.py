"""Days of the week and days counted from today: "next Friday", "Tuesday week", "tomorrow"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.reading.dates.context import (
    DETERMINERS,
    FUNCTION_WORDS,
    PRONOUNS,
    names_something,
    noun_follows,
)
from copilot.reading.dates.core import Core
from copilot.reading.dates.expressions import Offset, Weekday
from copilot.reading.dates.lexicon import spelled, sure_weekday, weekday_number

if TYPE_CHECKING:
    from copilot.domain.due import DueKind
    from copilot.reading.dates.lead import Lead
    from copilot.reading.dates.tokens import Tokens

_LEADS = frozenset({"by", "on", "from", "until", "before", "after", "since", "for", "over"})
_POSSESSIVE_LEADS = _LEADS | {"at", "in"}
_LATER = {"week": 1, "fortnight": 2}
_NOT_DUE_BEFORE = frozenset("every each most some alternate black good man girl joe casual".split())
_OWNERS = frozenset("a an my our his her their your".split())
_SUITS = frozenset("better best fine good ok okay easier safer".split())
_NAMING = frozenset({"called", "named", "nicknamed"})
_JOINS = frozenset({"-", "/", "or", "and", "to"})
_THIS = frozenset({"this", "coming"})


def weekday(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    """Read a weekday with what places it: this, next, a week on, of next week."""
    start, week = _which(tokens, at)
    number = weekday_number(tokens.low(start))
    if number is None or tokens.low(start - 1) in _NOT_DUE_BEFORE:
        return None
    end = start + 1
    if tokens.low(end) == "." and not sure_weekday(tokens.low(start)):
        end += tokens.glued(end) and not tokens.stops(end + 1) and not tokens.capital(end + 1)
    week, end = _week_after(tokens, end, week)
    extra, end = _later(tokens, end)
    if not _is_weekday(tokens, start, end, lead, placed=week is not None or start > at):
        return None
    kind: DueKind = "next-weekday" if week else "weekday"
    return Core(end, Weekday(number, week, extra), kind)


def near_day(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    """Read today, tonight, tomorrow and the day after tomorrow, or the same weeks later."""
    if tokens.follow(at, "day", "after") and spelled(tokens.low(at + 2)) == "tomorrow":
        return Core(at + 3, Offset(2, "day"), "tomorrow")
    word = spelled(tokens.low(at))
    owns = tokens.low(at + 1) == "'s"
    if word == "tomorrow" and (not owns or lead.kind in _POSSESSIVE_LEADS):
        if tokens.low(at + 1) == "week":
            return Core(at + 2, Offset(8, "day"), "in-days-weeks")
        return Core(at + 1, Offset(1, "day"), "tomorrow")
    if word in {"today", "tonight"} and not owns:
        return Core(at + 1, Offset(0, "day"), "today")
    if tokens.low(at) == "this" and tokens.low(at + 1) in {"afternoon", "evening"}:
        return Core(at + 2, Offset(0, "day"), "today")
    return _closing_today(tokens, at, lead)


def _closing_today(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    """Read "EOD" and "close of play" alone; "at the end of the day" is a figure of speech."""
    if tokens.low(at) in {"eod", "cob", "cop", "eob"}:
        return Core(at + 1, Offset(0, "day"), "today")
    for words in (("end", "of", "play"), ("close", "of", "play"), ("close", "of", "business")):
        if tokens.follow(at, *words):
            return Core(at + 3, Offset(0, "day"), "today")
    end = at + 2 + (tokens.low(at + 2) in {"the", "today"})
    if lead.kind in {"by", "before"} and tokens.follow(at, "end", "of") and end > at:
        return Core(end + 1, Offset(0, "day"), "today") if tokens.low(end) == "day" else None
    return None


def _which(tokens: Tokens, at: int) -> tuple[int, int | None]:
    if tokens.low(at) == "next":
        return at + 1, 1
    if tokens.low(at) == "this":
        return at + 1 + (tokens.low(at + 1) == "coming"), 0
    return (at + 1, None) if tokens.low(at) == "coming" else (at, None)


def _week_after(tokens: Tokens, at: int, week: int | None) -> tuple[int | None, int]:
    """The week that a following "of next week" or "next" puts the day in."""
    if tokens.follow(at, "after", "next"):
        return 2, at + 2
    start = at + (tokens.low(at) in {"of", "in", ","})
    start += tokens.low(start) == "the"
    if tokens.follow(start, "week", "after", "next"):
        return 2, start + 3
    if tokens.low(start) in {"next", "this"} and tokens.low(start + 1) in {"week", "wk"}:
        return int(tokens.low(start) == "next"), start + 2
    last_word = tokens.low(at) == "next" and not tokens[at + 1].word
    return (1, at + 1) if week is None and last_word else (week, at)


def _later(tokens: Tokens, at: int) -> tuple[int, int]:
    weeks = _LATER.get(tokens.low(at), 0)
    return weeks, at + (weeks > 0)


def _is_weekday(tokens: Tokens, at: int, end: int, lead: Lead, *, placed: bool) -> bool:
    """Tell a day from a name ("Sun Ltd"), a verb ("sat in") and a noun ("the Friday call")."""
    if names_something(tokens, end) or tokens.low(at - 1) in _NAMING:
        return False
    if tokens.low(end) == "'s":
        return lead.kind in _POSSESSIVE_LEADS or tokens.low(end + 1) in _SUITS
    return _is_no_other_word(tokens, at, lead, placed=placed) and not _qualifies(
        tokens, at, end, lead, placed=placed
    )


def _is_no_other_word(tokens: Tokens, at: int, lead: Lead, *, placed: bool) -> bool:
    led = placed or lead.kind in _LEADS
    return led or sure_weekday(tokens.low(at)) or _clearly_a_day(tokens, at)


def _qualifies(tokens: Tokens, at: int, end: int, lead: Lead, *, placed: bool) -> bool:
    """Whether the day only describes a noun: "the Friday call", "a Friday-only shop"."""
    if tokens.low(end) == "-" and tokens.glued(end) and tokens[end + 1].word:
        if weekday_number(tokens.low(end + 1)) is None:
            return True
        end += 2
    return _before_noun(tokens, at, end, lead, placed=placed)


def _before_noun(tokens: Tokens, at: int, end: int, lead: Lead, *, placed: bool) -> bool:
    if noun_follows(tokens, end):
        return not placed
    if tokens.low(at - 1) in _OWNERS:
        return True
    determined = lead.article or tokens.low(at - 1) in DETERMINERS - _THIS
    following = tokens[end]
    plain_noun = following.word and following.low not in FUNCTION_WORDS
    return determined and not placed and plain_noun


def _clearly_a_day(tokens: Tokens, at: int) -> bool:
    """Whether a capital "Mon", "Wed", "Sat" or "Sun" without a preposition is the day."""
    following = tokens.low(at + 1)
    if tokens.low(at + 1) in _JOINS and weekday_number(tokens.low(at + 2)) is not None:
        return tokens.capital(at)
    if tokens[at].raw in {"mon", "wed"}:
        return tokens.stops(at + 1) and tokens.low(at - 1) not in PRONOUNS
    goes_on = tokens.stops(at + 1) or tokens[at + 1].number is not None or following in PRONOUNS
    name = tokens.capital(at - 1) or tokens.low(at - 1) in DETERMINERS
    return tokens.capital(at) and goes_on and not name
