"""Captions within a line: "… slept badly. Goal review: 1. … Goals: 1. …" holds three sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPAN = r"(?:\w+|\d+)[- ]?(?:month|week|year)s?|m(?:onth|id|edium)?[- ]?term|long[- ]?term"
_CAPTION = re.compile(
    rf"(?:^|(?<=[\s(]))(?P<caption>(?:"
    rf"(?:(?:{_SPAN}|weekly|monthly|new|next|last|past|smart|agreed|personal|career|second|first)\s?)?"
    r"(?:goals?|actions?|action (?:items?|plan|points?)|plan|commitments?|objectives?|next steps?)"
    r"(?:\s?(?:reviews?|setting|set|progress|agreed|carried over))?"
    r"|(?:\w+ )?vision|dreams?|aspirations?|ambitions?|future (?:areas?|interests?)[a-z ]{0,20}"
    r"|areas? of interest|strengths?|barriers?|challenges?|obstacles|background|highlights?"
    r"[a-z ]{0,15}|reasons? for [a-z ]{3,20}|\w+ moments?"
    r"|progress|updates?|since last time)"
    r"(?:\s?\(?\d{1,2}\)?)?(?:\s?\([^)\n]{1,25}\))?)\s*:(?=\s)",
    re.IGNORECASE,
)
"""Words that people write over a part of their notes; another label is part of the sentence."""


def captioned(text: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    """Yield (start, end, caption) of the stretches of a line; offsets count the whole text."""
    at, caption = start, None
    for found in _CAPTION.finditer(text, start, end):
        if found["caption"][0].islower() and text[start : found.start()].strip():
            continue  # "the goal: …" within a sentence
        if text[at : found.start()].strip():
            yield at, found.start(), caption
        at, caption = found.end(), found["caption"]
    yield at, end, caption
