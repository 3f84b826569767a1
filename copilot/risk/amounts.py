"""Sums of money in a sentence, quantities multiplied out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"(?:\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?!\d)"
_MONEY = re.compile(
    r"(?:(?P<count>\b\d{1,2}|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve))"
    r"\s*(?:x|×|times|(?:days?|sessions?|modules?|seats?|courses?|places?)?\s*(?:at|of|@))\s*)?"
    r"(?:(?P<sign>[£€$¥₹]|\b(?:EUR|GBP|USD|CHF|SEK|NOK|DKK|PLN|INR|AUD|NZD|CAD|ZAR|AED)\b)\s?"
    rf"(?P<amount>{_NUMBER})(?P<thousand>\s?k\b)?"
    rf"|(?<![\d.,])(?P<bare>{_NUMBER})(?P<kilo>k\b)?\s?(?:[£€$]|EUR|GBP|USD|CHF|SEK|NOK|DKK|PLN"
    r"|kr\b|euros?|pounds?|quid|dollars?|francs|kroner|kronor|zloty|rupees|rand|dirhams?))",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:each|apiece|a head|per (?:head|person|day|session|module|month|term|quarter|seat)"
    r"|a (?:day|session|module|month|term|quarter|seat|pop|go))\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|both)\s+(?:\w+\s+)?"
    r"(?:days?|sessions?|modules?|months?|terms?|quarters?|seats?|courses?|people|of them|weeks?"
    r"|places?|exams?|tickets?|lessons?|workshops?)\b",
    re.IGNORECASE,
)
_WORDS: dict[str, int] = dict(
    zip(
        "two both three four five six seven eight nine ten twelve".split(),
        (2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12),
        strict=True,
    )
)


@dataclass(frozen=True)
class Amount:
    """A sum of money as it stands in a text."""

    start: int
    end: int
    value: float
    """In whatever currency it is given; nothing is converted."""


def amounts(text: str) -> list[Amount]:
    """Find sums of money; stated quantities are multiplied out."""
    found: list[Amount] = []
    for match in _MONEY.finditer(text):
        value = _number(match["amount"] or match["bare"])
        if match["thousand"] or match["kilo"]:
            value *= 1000
        if match["count"]:
            value *= _count(match["count"])
        elif _EACH.match(text, _next_word(text, match.end())):
            quantity = _COUNT.search(text, match.end()) or _COUNT.search(text, 0, match.start())
            value *= _count(quantity[1]) if quantity else 1
        start = match.start("sign") if match["sign"] else match.start("bare")
        found.append(Amount(start, match.end(), value))
    return found


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at] in " ,":
        at += 1
    return at


def _number(words: str) -> float:
    bare = re.sub(r"[' ]", "", words)
    if re.search(r"[.,]\d{1,2}$", bare):
        whole, fraction = re.split(r"[.,](?=\d{1,2}$)", bare)
        return float(re.sub(r"[.,]", "", whole) + "." + fraction)
    return float(re.sub(r"[.,]", "", bare))


def _count(words: str) -> float:
    if words.isascii() and words.isdigit():
        return float(words)
    return float(_WORDS.get(words.lower(), 1))
