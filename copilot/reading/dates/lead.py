"""The words before a date: prepositions, clock times and the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from copilot.reading.dates.tokens import Tokens

LeadKind = Literal[
    "none", "by", "on", "in", "from", "until", "before", "after", "since", "for", "at", "within",
    "over", "between",
]  # fmt: skip

_WORDS: dict[str, LeadKind] = {
    "by": "by",
    "come": "by",
    "towards": "by",
    "around": "on",
    "circa": "on",
    "on": "on",
    "in": "in",
    "from": "from",
    "starting": "from",
    "beginning": "from",
    "commencing": "from",
    "effective": "from",
    "until": "until",
    "till": "until",
    "til": "until",
    "before": "before",
    "after": "after",
    "past": "after",
    "following": "after",
    "since": "since",
    "for": "for",
    "at": "at",
    "within": "within",
    "inside": "within",
    "over": "over",
    "during": "over",
    "throughout": "over",
    "between": "between",
}
_PHRASES: tuple[tuple[tuple[str, ...], LeadKind], ...] = (
    (("no", "later", "than"), "by"),
    (("not", "later", "than"), "by"),
    (("by", "no", "later", "than"), "by"),
    (("on", "or", "before"), "by"),
    (("as", "of"), "from"),
    (("as", "from"), "from"),
    (("starting", "from"), "from"),
    (("starting", "on"), "from"),
    (("starting", "in"), "from"),
    (("beginning", "on"), "from"),
    (("beginning", "in"), "from"),
    (("prior", "to"), "before"),
    (("ahead", "of"), "before"),
    (("in", "time", "for"), "before"),
)
_PHRASE_STARTS = frozenset(words[0] for words, _ in _PHRASES)
_AFTER_OVER = frozenset({"the", "christmas", "xmas", "easter", "summer", "winter"})
"""Before other times "over" belongs to the verb: "send it over next week"."""
_ABOUT = frozenset({"around", "about", "roughly", "approx", "~", "circa", "latest", "say"})
_NAMED_TIMES = frozenset("noon midday lunchtime lunch midnight eod cob cop eop eob".split())
_DAY_PARTS = frozenset("morning afternoon evening night lunchtime am pm noon eod cob cop".split())
_CLOSING = (
    ("end", "of", "play"),
    ("close", "of", "play"),
    ("close", "of", "business"),
    ("end", "of", "business"),
    ("end", "of", "day"),
    ("end", "of", "the", "day"),
    ("first", "thing"),
    ("last", "thing"),
    ("start", "of", "play"),
)
STARTERS = frozenset(_WORDS) | _PHRASE_STARTS | _NAMED_TIMES | {"first", "end", "close", "the"}


@dataclass(frozen=True)
class Lead:
    """What stands before the date."""

    kind: LeadKind
    end: int
    """The place after it."""
    article: bool = False
    """Whether it ends in "the"."""


def leads(tokens: Tokens, at: int) -> list[Lead]:
    """Read what may stand before a date at that place, the longest reading first."""
    kind, end = _preposition(tokens, at)
    if kind != "none":
        end = tokens.skip(end, _ABOUT)
    found = [_article(tokens, kind, end)]
    after_clock = skip_clock(tokens, end)
    if after_clock > end:
        after_clock = tokens.skip(after_clock, frozenset({",", "on", "of"}))
        found.insert(0, _article(tokens, kind, after_clock))
    return found


def _article(tokens: Tokens, kind: LeadKind, end: int) -> Lead:
    article = tokens.low(end) == "the"
    return Lead(kind, end + article, article)


def _preposition(tokens: Tokens, at: int) -> tuple[LeadKind, int]:
    if tokens.low(at) in _PHRASE_STARTS:
        for words, kind in _PHRASES:
            if tokens.follow(at, *words):
                return kind, at + len(words)
    kind = _WORDS.get(tokens.low(at), "none")
    if tokens.low(at) == "over" and tokens.low(at + 1) not in _AFTER_OVER:
        return "none", at
    return kind, at + (kind != "none")


def skip_clock(tokens: Tokens, at: int) -> int:
    """The place after a clock time or a named time of day, or the same place."""
    for words in _CLOSING:
        if tokens.follow(at, *words):
            return at + len(words)
    if tokens.low(at) in _NAMED_TIMES:
        return at + 1
    return _digits(tokens, at)


def _digits(tokens: Tokens, at: int) -> int:
    if tokens.number(at) is None:
        return at
    end = at + 1
    minutes = tokens.low(end) in {":", "."} and tokens.glued(end) and len(tokens.low(end + 1)) == 2  # noqa: PLR2004
    if minutes and tokens.glued(end + 1) and tokens.number(end + 1) is not None:
        end += 2
    if tokens.low(end) in {"am", "pm", "h", "o'clock", "oclock"}:
        return end + 1
    return end if minutes and tokens.low(at + 1) == ":" else at


def skip_time_of_day(tokens: Tokens, at: int) -> int:
    """The place after a time that follows a date: "Friday 3pm", "Friday morning"."""
    if tokens.low(at) in _DAY_PARTS:
        return at + 1
    start = tokens.skip(at, frozenset({",", "at", "by", "before", "@"}))
    end = skip_clock(tokens, start)
    return end if end > start else at
