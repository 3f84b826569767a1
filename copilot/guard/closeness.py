"""Other words for the same: nothing turned round, nothing vowed, nothing added."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from copilot.guard.wording import sentences_of, shared, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

_TURNS = re.compile(
    r"\b(?:no|not|never|nor|neither|without|cannot|nobody|nothing|none|avoid|instead)\b|n['’]t\b",
    re.IGNORECASE,
)
_VOWS = re.compile(
    r"['’]ll\b|\b(?:will|shall|going to|promis\w*|guarante\w*|commit\w*|agree\w*|assur\w*|ensur\w*"
    r"|certain\w*|definitely|sure(?:ly)?|always|settled|approved|granted|yours|owed?)\b",
    re.IGNORECASE,
)


def strays(said: str, from_: str, around: str, least: float) -> str | None:
    """Say how a wording says something else than what it words; None where it does not.

    Args:
        said: The wording.
        from_: What it words.
        around: All that it may take words from.
        least: Share of each sentence's longer words that must stand around it.
    """
    if _vows(said) - _vows(from_):
        return "it promises more than what it words"
    if _turns(said) != _turns(from_):
        return "it turns round what it words"
    known = stems(around)
    if any(shared(each, known) < least for each in sentences_of(said)):
        return "it says what was not there"
    return None


def nearest(said: str, sentences: Sequence[str]) -> str:
    """The sentence that has most of the longer words of what is said; empty where there is none."""
    return max(sentences, key=lambda each: shared(said, stems(each)), default="")


def _turns(text: str) -> Counter[str]:
    """Every word that turns a sentence round, as often as it stands: "no" twice is not once."""
    found = (match[0].casefold().replace("’", "'") for match in _TURNS.finditer(text))
    return Counter("not" if each in {"n't", "cannot"} else each for each in found)


def _vows(text: str) -> Counter[str]:
    found = (match[0].casefold().replace("’", "'") for match in _VOWS.finditer(text))
    return Counter("will" if each in {"'ll", "shall", "going to"} else each for each in found)
