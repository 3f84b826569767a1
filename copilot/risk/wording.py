"""Why a run of words is flagged, and what could be said instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.reading.actions import action_of
from copilot.reading.dates import find_due_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.authority import Authority
    from copilot.domain.labels import Subject
    from copilot.domain.rules import CategoryRules, Wording

_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ][\w’-]*(?:\s+[A-ZÀ-Þ][\w’-]+)*")
_NO_NAMES = frozenset(
    "I I'll I'm I'd I've The A An He She They We You It No Yes And But So If Then Told Said Will "
    "January February March April May June July August September October November December Jan Feb "
    "Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday "
    "Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun Christmas Easter".split()
)
_WHEN = re.compile(
    r"\b(?:(?:by|from|in|on|before|after|until|starting|as of|come|this|next)\s+)?(?:(?:early|mid|"
    r"late|end of)[- ])?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"(?:january|february|march|april|may(?=\b(?:\s+\d|[,.;]|$))|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|q[1-4]|h[12]"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|spring|summer|autumn|winter|christmas|year[- ]end"
    r"|(?:19|20)\d\d)\b(?:\s+\d{1,2}(?:st|nd|rd|th)?\b)?(?:\s+(?:19|20)\d\d)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Words:
    """What a wording may draw on."""

    text: str
    start: int
    end: int
    report: str | None

    @property
    def quote(self) -> str:
        """The flagged words."""
        return self.text[self.start : self.end]


def names_in(words: Words) -> list[str]:
    """Names in the flagged words, without the person's own, who is spoken to as "you"."""
    own = set((words.report or "").split())
    before = words.text[: words.start].rstrip()
    opens = not before or before[-1] in ".!?\n:-•*"
    found: list[str] = []
    for match in _NAME.finditer(f"{'' if opens else '- '}{words.quote}"):
        name = " ".join(part for part in match[0].split() if part not in _NO_NAMES)
        if name and name not in own and not _WHEN.fullmatch(name) and name not in found:
            found.append(name)
    return found


def dates_in(quote: str) -> list[str]:
    """Words for a time in the quote, as written and in its order."""
    spans = [(due.start, due.end) for due in find_due_dates(quote, None)]
    for match in _WHEN.finditer(quote):
        if not any(match.start() < end and start < match.end() for start, end in spans):
            spans.append(match.span())
    return [quote[start:end].strip() for start, end in sorted(spans)]


def worded(
    words: Words, rules: CategoryRules, subject: Subject | None, policy: Authority, *, made: bool
) -> tuple[str, str]:
    """Fill in why and rewrite for one flag.

    Args:
        words: The flagged words in their text.
        rules: The category's data.
        subject: What a promise is about.
        policy: Who decides instead.
        made: Whether it has been said already, so that it wants repairing.
    """
    wording = rules.subjects.get(subject, rules.wording) if subject else rules.wording
    decider = (policy.decider(subject) if subject else None) or "whoever decides on it"
    fields = {
        "quote": _short(words.quote),
        "decider": decider,
        "Decider": decider[0].upper() + decider[1:],
        "details": _details([*names_in(words), *dates_in(words.quote)]),
        "action": _plain_action(words.quote),
        "limit": f"{policy.spend_limit() or 0:,.0f}",
    }
    template = (wording.repair if made else None) or wording.rewrite
    return _filled(wording.why, fields), _filled(template, fields)


def _filled(template: str, fields: dict[str, str]) -> str:
    """Put values into a template of ours; the values themselves are never read as templates."""
    return re.sub(r"\{(\w+)\}", lambda match: fields[match[1]], template)


def _details(parts: Sequence[str]) -> str:
    """Names and dates as an aside that keeps them, or nothing."""
    kept = [part for part in parts if part]
    return f" ({', '.join(kept)})" if kept else ""


def _plain_action(quote: str) -> str:
    action = action_of(quote, None)
    return action[0].lower() + action[1:] if not action[:2].isupper() else action


def _short(quote: str, most: int = 90) -> str:
    flat = " ".join(quote.split())
    return flat if len(flat) <= most else flat[: most - 1].rsplit(" ", 1)[0] + "…"
