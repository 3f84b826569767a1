"""Evidence must stand in the notes; a near miss is re-anchored to what does stand there."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise

from copilot.domain.evidence import Evidence

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ALIKE = 0.8
"""Share of words that a near miss has in common with the notes, in the same order."""
_FEWEST = 4
"""Words; a shorter near miss could be anything."""
_MOST = 60
"""Words; more is no evidence but the notes themselves."""
_WIDEST = 7
"""Characters between two words of one run."""
_TURNING = frozenset("not no never nor without cannot nobody nothing".split())


def anchored(text: str, quote: str) -> Evidence | None:
    """Find where a quote stands; None where nothing in the text comes near enough.

    What comes back is the text's own wording, so that no word of the model's passes for evidence.
    """
    words = [match[0] for match in _WORD.finditer(quote)]
    if not words or len(words) > _MOST:
        return None
    start = text.find(quote.strip())
    if start >= 0:
        return Evidence.of(text, start, start + len(quote.strip()))
    return _loosely(text, words) or _nearly(text, [_plain(word) for word in words])


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


def _loosely(text: str, words: list[str]) -> Evidence | None:
    """The same words with other blanks, capitals or marks between them."""
    if len(words) == 1:
        return None
    wanted = [_plain(word) for word in words]
    places = list(_WORD.finditer(text))
    stand = [_plain(place[0]) for place in places]
    for first in range(len(places) - len(words) + 1):
        found = places[first : first + len(words)]
        if stand[first : first + len(words)] == wanted and _is_one_run(text, found):
            return Evidence.of(text, found[0].start(), found[-1].end())
    return None


def _is_one_run(text: str, places: list[re.Match[str]]) -> bool:
    between = [text[one.end() : two.start()] for one, two in pairwise(places)]
    return all(len(each) <= _WIDEST and each.count("\n") < 2 for each in between)  # noqa: PLR2004


def _nearly(text: str, words: list[str]) -> Evidence | None:
    if len(words) < _FEWEST:
        return None
    places = list(_WORD.finditer(text))
    stand = [_plain(place[0]) for place in places]
    matcher = SequenceMatcher(None, stand, words, autojunk=False)
    longest = matcher.find_longest_match()
    if not longest.size:
        return None
    first = max(0, longest.a - longest.b)
    window = stand[first : first + len(words)]
    near = SequenceMatcher(None, window, words, autojunk=False)
    blocks = [block for block in near.get_matching_blocks() if block.size]
    if 2 * sum(block.size for block in blocks) < _ALIKE * (len(window) + len(words)):
        return None
    last = blocks[-1].a + blocks[-1].size
    kept = window[blocks[0].a : last]
    if _turns(kept) != _turns(words):
        return None
    return Evidence.of(text, places[first + blocks[0].a].start(), places[first + last - 1].end())


def _turns(words: list[str]) -> set[str]:
    """Words that turn a sentence round, and figures: a near miss may not differ in these."""
    return {
        "not" if word.endswith("n't") else word
        for word in words
        if word in _TURNING or word.endswith("n't") or any(letter.isdigit() for letter in word)
    }
