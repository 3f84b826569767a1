"""The names and times in flagged words, and how a rewrite takes them along."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.reading.dates import find_due_dates
from copilot.risk.names import names_among, sure_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_FULL = {name[:3]: name for name in (*_MONTHS, *_DAYS)} | {
    "sept": "september",
    "tues": "tuesday",
    "weds": "wednesday",
    "thurs": "thursday",
}
_CAPITALS = {*_MONTHS, *_DAYS, "xma", "christma", "easter"}
_MONTH = (
    r"(?:january|february|march|april|june|july|august|september|october|november|december|feb|apr"
    r"|jun|jul|aug|sept?|oct|nov|dec|(?-i:Mar|Jan))"
)
_AMBIGUOUS = r"(?:may|jan|mar)"
_LEAD = r"(?:by|from|in|on|before|after|until|till|since|starting|as of|come|this|next|last|of)"
_WHEN = re.compile(
    rf"\b(?:{_LEAD}\s+)?(?:the\s+)?(?:(?:early|mid|late|end|start|end of|start of)[- ])?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH}\b\.?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?\b)?(?:\s+(?:19|20)\d\d\b)?"
    rf"|\b(?:{_LEAD}|(?:early|mid|late|end of|end)|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?)[- ]"
    rf"{_AMBIGUOUS}\b(?:\s+\d{{1,2}}(?:st|nd|rd|th)?\b)?(?:\s+(?:19|20)\d\d\b)?"
    rf"|\b(?-i:May|Jan|Mar)\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\b|(?:19|20)\d\d\b)"
    r"|\b(?<=the )may(?= (?:round|panel|cycle|review|board|intake|meeting))"
    rf"|\b(?:{_LEAD}\s+)?(?:(?:early|mid|late|end of)[- ])?(?:q[1-4]|h[12])\b(?:\s+(?:19|20)\d\d)?"
    rf"|\b(?:{_LEAD}\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|(?-i:Mon|Tues?|Weds?|Thurs?|Fri))\b"
    rf"|\b(?:{_LEAD}\s+)?(?:the\s+)?(?:new year|new season|half[- ]term|spring|summer"
    r"|autumn|winter|christmas|xmas|easter|year[- ]end|eoy)\b(?:\s+(?:19|20)\d\d)?"
    r"|\b(?:this|next|last|coming)\s+(?:year|month|quarter|week|term|cycle|round|season|period)\b"
    r"|\b(?:with)?in\s+(?:a|an|one|two|three|four|five|six|ten|twelve|\d+)\s+(?:more\s+)?"
    r"(?:days?|weeks?|wks?|months?|mths?|years?|yrs?|quarters?)\b"
    rf"|\b(?:{_LEAD}\s+)?(?:19|20)\d\d(?:-\d\d-\d\d)?\b"
    r"|(?<![\d/£€$])(?!24/7)(?:[12]?\d|3[01])/(?:1[0-2]|0?[1-9])(?:/\d{2,4})?(?![\d/])"
    r"|\b(?:today|tonight|tomorrow)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:I|we|name|things?|quiet\w*|calm\w*|settle\w*|moment|soon|sometime|someday|asap|ongoing|point"
    r"|every|once)\b",
    re.IGNORECASE,
)
_SIMPLE = re.compile(
    r"(?P<lead>by|from|in|on|at|start|starting|as of|come|of)?\s*"
    r"(?P<core>(?:the\s+)?(?:(?:early|mid|late|end of)[- ])?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+)?(?:[a-z]{3,9}|q[1-4]|h[12]|eoy"
    r"|new year|new season|year[- ]end|(?:this|next|last)\s+\w+)?"
    r"(?:\s*\b\d{1,2}(?:st|nd|rd|th)?\b)?(?:\s*\b(?:19|20)\d\d)?|[\d/-]+)",
    re.IGNORECASE,
)
_STARTS = frozenset({"from", "start", "starting", "as of"})
_A_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b|day\b|/", re.IGNORECASE)


@dataclass(frozen=True)
class Words:
    """Flagged words in their text."""

    text: str
    start: int
    end: int
    report: str | None
    sure: frozenset[str] | None = None
    """Names that the whole text is sure of; None works them out for this run alone."""

    @property
    def quote(self) -> str:
        """The flagged words."""
        return self.text[self.start : self.end]


def dates_in(quote: str) -> list[str]:
    """Words for a time in the quote, as written and in its order; no "soon" or "sometime"."""
    return [quote[start:end] for start, end in _times(quote)]


def names_in(words: Words) -> list[str]:
    """Names in the flagged words, the person's own included, in their order."""
    taken = [(words.start + start, words.start + end) for start, end in _times(words.quote)]
    sure = sure_names(words.text) if words.sure is None else words.sure
    return names_among(words.text, (words.start, words.end), taken, (words.report, sure))


def timing(dates: Sequence[str]) -> list[str]:
    """Times as things one can name: "by June" as "the June timing"."""
    return [_named(date) for date in dates]


def joined(parts: Sequence[str]) -> str:
    """Parts as one would say them: "a, b and c"."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _times(quote: str) -> list[tuple[int, int]]:
    spans = [match.span() for match in _WHEN.finditer(quote)]
    spans += [
        (due.start, due.end)
        for due in find_due_dates(quote, None)
        if due.kind not in {"vague", "recurring"} and not _LOOSE.search(due.span)
    ]
    return list(_apart(spans))


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The longest of the spans that overlap, in order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if not any(start < other_end and other < end for other, other_end in kept):
            kept.append((start, end))
    yield from sorted(kept)


def _named(date: str) -> str:
    flat = " ".join(date.split()).rstrip(".")
    simple = _SIMPLE.fullmatch(flat)
    if simple is None or not simple["core"]:
        return f"the timing ({flat})"
    core = re.sub(r"[a-z]+", _spelt, simple["core"], flags=re.IGNORECASE).removeprefix("the ")
    if re.match(r"(?:this|next|last|coming|today|tonight|tomorrow)\b", core, re.IGNORECASE):
        return f"{core[0].lower()}{core[1:]}'s timing"
    if (simple["lead"] or "").lower() in _STARTS:
        return f"the {core} start"
    return f"the {core} {'date' if _A_DAY.search(core) else 'timing'}"


def _spelt(word: re.Match[str]) -> str:
    """Days and months in full and with their capital."""
    low = word[0].lower()
    full = _FULL.get(low, low)
    if low in {"q", "h"}:
        return low.upper()
    return full.capitalize() if full.removesuffix("s") in _CAPITALS else word[0]
