"""Tell a due date from a mention of the past and from a dream of the future."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copilot.reading.dates.context import DETERMINERS, PRONOUNS
from copilot.reading.dates.expressions import Offset
from copilot.reading.dates.tokens import HARD_STOPS
from copilot.reading.dates.verbs import finite_past, past_like

if TYPE_CHECKING:
    from copilot.reading.dates.core import Found
    from copilot.reading.dates.tokens import Tokens

_BACK = frozenset({"last", "past", "previous", "earlier", "since", "yesterday", "not"})
_GONE = frozenset({"ago", "gone", "back"})
_AHEAD = frozenset(
    "forward will shall should must can might could would need needs want wants hope hopes "
    "plan plans gonna send give bring share show write draft present submit deliver email mail "
    "circulate finish hand ask tell call ring meet talk review let please due "
    "deadline date aim book "
    "get gets is are am be has have".split()
)
_NO_INFINITIVE_AFTER = frozenset(
    "sent went talked spoke came wrote presented flew drove travelled gave back up over "
    "listened moved".split()
)
_AUXILIARIES = frozenset(
    "will to should must can could would might be get gets getting need needs wants is are "
    "have 's".split()
)
_WERE = frozenset("was were had wasn't weren't hadn't didn't hasn't haven't couldn't".split())
_PLANNED_THEN = frozenset("going supposed meant due planning hoping".split())
_COMMITTED = frozenset("promised told asked given offered booked scheduled invited".split())
_SUBJECTS = frozenset("i we he she they".split())
"""Reached before any past verb, these open a clause that is not of the past."""
_OBJECTS = DETERMINERS | frozenset("me him her us them it to".split())
_PERIODS = frozenset("week month quarter year spring summer autumn winter".split())
_STATUS = frozenset(
    "done missed late slipped stopped dropped hasn't didn't wasn't finished".split()
)
_ADVERBS = frozenset("just also already really then finally only both all even still".split())
_PRESENT_FIRM = frozenset({"by", "before", "from", "within"})
_FIRM_KINDS = frozenset(
    {"tomorrow", "next-weekday", "next-week", "week-commencing", "end-of-next-month"}
)
_REACH = 15
_SENTENCE = 25
_REVIEWS = frozenset("review revisit check look talk meet renew exam resit report again".split())
_DREAMS = frozenset(
    "see sees seeing want wants own owns love would hope hopes dream dreams imagine imagines "
    "picture pictures be become becomes becoming where like self myself himself herself "
    "running".split()
)
_VISIONS = frozenset("imagine imagines picture pictures dream dreams".split())
_SELVES = frozenset("myself himself herself yourself themselves".split())


def looks_back(tokens: Tokens, found: Found) -> bool:
    """Whether the words mention a time that is over."""
    if (
        found.lead.kind == "since"
        or _marked_past(tokens, found)
        or _status_after(tokens, found.end)
    ):
        return True
    return _past_after(tokens, found) or _past_before(tokens, found)


def is_horizon(tokens: Tokens, found: Found) -> bool:
    """Whether the words say how far ahead a dream lies, not when something is due."""
    if tokens.follow(found.start - 2, "this", "time", "next"):
        return True
    expression = found.expression
    if not isinstance(expression, Offset) or expression.unit not in {"month", "year"}:
        return False
    words = _sentence_around(tokens, found)
    if expression.unit == "year":
        return bool(words & _DREAMS) or not words & _REVIEWS
    sees = not words.isdisjoint({"see", "sees"})
    return bool(words & _VISIONS) or (sees and bool(words & _SELVES))


def _sentence_around(tokens: Tokens, found: Found) -> frozenset[str]:
    start = found.start
    while start > found.start - _SENTENCE and tokens.low(start - 1) not in HARD_STOPS:
        start -= 1
    end = found.end
    while end < found.end + _SENTENCE and tokens.low(end) not in HARD_STOPS:
        end += 1
    return frozenset(tokens.lows(start, end))


def _marked_past(tokens: Tokens, found: Found) -> bool:
    before, after = tokens.low(found.start - 1), tokens.low(found.end)
    past_lead = tokens.low(found.start) == "past" and before in {"this", "the"}
    inner = tokens.low(found.lead.end - 1) if found.lead.article else ""
    if before in _BACK or past_lead or inner in _BACK:
        return True
    if tokens.follow(found.start - 2, "the", "one"):
        return True
    if after == "last" and tokens.low(found.end + 1) in _PERIODS:
        return True
    return after in _GONE or tokens.follow(found.end, "just", "gone")


def _status_after(tokens: Tokens, at: int) -> bool:
    """Whether a settled item's outcome follows: "by 15 May: done"."""
    if tokens.low(at) not in {":", ".", ",", "-", "–", "—", "("}:
        return False
    start = at + 1 + (tokens.low(at + 1) == "not")
    if tokens.low(start) in _STATUS:
        return True
    return tokens.low(at + 1) in {"has", "did"} and tokens.low(at + 2) in {"n't", "not"}


def _past_after(tokens: Tokens, found: Found) -> bool:
    """Whether a past verb follows, with its subject or alone: "on Monday she cried"."""
    at = found.end
    if finite_past(tokens, at) and not _is_firm(found):
        return True
    if tokens.low(at) in {"has", "have"} and tokens.low(at + 1) == "been":
        return True
    start = at + (tokens.low(at) == ",")
    if tokens.low(start) in {"was", "were", "had"}:
        return start == at
    if tokens.low(start) in PRONOUNS and not tokens.low(start).endswith(("'ll", "'d")):
        return finite_past(tokens, _after_adverbs(tokens, start + 1))
    if tokens.low(start) in DETERMINERS:
        return tokens[start + 1].word and finite_past(tokens, start + 2)
    return tokens[start].word and tokens.capital(start) and finite_past(tokens, start + 1)


def _is_firm(found: Found) -> bool:
    """Whether the words point ahead by themselves, as "by Friday" does and "on Friday" does not."""
    return found.lead.kind in _PRESENT_FIRM or found.kind in _FIRM_KINDS


def _after_adverbs(tokens: Tokens, at: int) -> int:
    return tokens.skip(at, _ADVERBS)


def _past_before(tokens: Tokens, found: Found) -> bool:
    """Whether the nearest verb before the words, in their clause, is of the past."""
    firm = _is_firm(found)
    at = found.start - 1
    if not firm and tokens.low(at) in {",", "-", "–", "("}:
        at -= 1
    for place in range(at, max(at - _REACH, -1), -1):
        if tokens.stops(place):
            return False
        if tokens.low(place) == "since" and not firm:
            return True
        if tokens.low(place) in _SUBJECTS or _present_after_and(tokens, place, found.start):
            return False
        if past_like(tokens, place):
            return _is_past(tokens, place, found, firm=firm)
        if _points_ahead(tokens, place):
            return _planned_then(tokens, place)
    return False


def _present_after_and(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a verb of the present follows a conjunction: "and shows me"."""
    verb = tokens.low(at + 1)
    joined = tokens.low(at) in {"and", "but", "so", "then"} and at + 2 < end
    return joined and verb.endswith("s") and tokens.low(at + 2) in _OBJECTS


def _is_past(tokens: Tokens, at: int, found: Found, *, firm: bool) -> bool:
    """Tell "she finished", "it was done" from "to be done" and "desk swap sorted"."""
    if tokens.low(at - 1) in _AHEAD | DETERMINERS and tokens.low(at).endswith("ed"):
        return False
    if tokens.low(at) in _WERE:
        return not (firm and tokens.low(at + 1) in _COMMITTED)
    before = tokens.lows(max(at - 4, 0), at)
    if not _WERE.isdisjoint(before) or tokens.low(at - 1).endswith("'d"):
        return True
    helped = not _AUXILIARIES.isdisjoint(before) or any(word.endswith("'ll") for word in before)
    if firm or helped:
        return False
    if isinstance(found.expression, Offset) and found.lead.kind == "in":
        opens = tokens.stops(at - 1)
        return opens or tokens.low(at - 1) in PRONOUNS | _ADVERBS or tokens.capital(at - 1)
    return True


def _points_ahead(tokens: Tokens, at: int) -> bool:
    word = tokens.low(at)
    if word in _AHEAD or word.endswith("'ll"):
        return True
    if word != "to":
        return False
    noun = tokens.low(at + 1) in DETERMINERS or tokens.capital(at + 1)
    return not noun and tokens.low(at - 1) not in _NO_INFINITIVE_AFTER


def _planned_then(tokens: Tokens, at: int) -> bool:
    """Whether it was a plan of the past: "was going to send it by May", "had to"."""
    words = tokens.lows(max(at - 3, 0), at + 1)
    if "had" in words[-2:-1]:
        return True
    return any(
        word in {"was", "were"} and after in _PLANNED_THEN for word, after in pairwise(words)
    )
