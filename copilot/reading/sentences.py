"""Split a block into sentences, the way people really punctuate notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|rev|hon|sgt|capt|e\.g|i\.e|eg|ie|cf|vs|approx|incl|excl|resp"
    r"|no|nos|dept|mgr|hrs?|mins?|yrs?|mths?|wks?|qtr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov"
    r"|dec|mon|tues?|weds?|thurs?|fri|sat|sun|tel|ext|ref|fig|p|pp|a\.m|p\.m|ca|bc|abt|asst"
    r"|[A-Z])|\d)\.$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"(?:[.!?…]+[\"'”’)\]*_]*|[;](?=\s))(?=\s+)|(?<=[.!?])(?=[A-Z][a-z])")
_NUMBER = re.compile(r"(?<![^\s])(?:\(\d{1,2}\)|\d{1,2}[.)])\s+(?=[A-Z])")
"""Items of a list within one paragraph: "(1) … (2) …"."""
_TAIL = 12
"""Characters that hold the longest abbreviation and its stop."""
_LONG = 45
_JOINT = re.compile(
    r"(?:,\s+|\s+)(?=(?:and then|and so|and she|and he|and I|so I|so she|so he|but|"
    r"then|anyway|okay so|ok so|also|oh and)\b)",
    re.IGNORECASE,
)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence in ``text[start:end]``, white space trimmed."""
    numbers = list(_NUMBER.finditer(text, start, end))
    places = [number.start() for number in numbers] if len(numbers) > 1 else []
    skipped = {number.start(): number.end() for number in numbers}
    for begin, stop in zip([start, *places], [*places, end], strict=True):
        yield from _sentences(text, skipped.get(begin, begin) if places else begin, stop)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in _BREAK.finditer(text, start, end):
        if _is_end(text, at, found.end()):
            yield from _trim(text, at, found.end())
            at = found.end()
    yield from _trim(text, at, end)


def _is_end(text: str, start: int, stop: int) -> bool:
    piece = text[max(start, stop - _TAIL) : stop]
    if piece.endswith(".") and _ABBREVIATION.search(piece):
        return False
    following = text[stop : stop + 40].lstrip()
    if piece.endswith((".", "…")) and following[:1].islower():
        return piece.endswith(".") and not piece.endswith("..")
    return bool(following)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end or not any(character.isalnum() for character in text[start:end]):
        return
    yield from _shorten(text, start, end)


def _shorten(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut dictated run-on at its joints, so that no piece is far above 45 words."""
    if text.count(" ", start, end) < _LONG:
        yield start, end
        return
    at = start
    for joint in _JOINT.finditer(text, start, end):
        if text.count(" ", at, joint.start()) >= _LONG // 3:
            yield at, joint.start()
            at = joint.end()
    yield at, end
