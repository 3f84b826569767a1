"""Text to the words that BM25 compares."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SUFFIXES = ("ing", "ed", "ly")
_SHORTEST_STEM = 4
_KEEP_DOUBLE = frozenset("lsz")


def clean(text: str, longest: int) -> str:
    """Cut text and take out what is no writing: control characters, lone surrogates."""
    return " ".join("".join(map(_printable, text[:longest])).split())


def words_of(text: str) -> list[str]:
    """Split text into stems, in lower case."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return [_stem(word.removesuffix("'s")) for word in _WORD.findall(plain)]


def _printable(character: str) -> str:
    if character.isprintable():
        return character
    # Format characters (soft hyphens, direction marks) stand inside words, the others between.
    return "" if unicodedata.category(character) == "Cf" else " "


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """Take off the common English endings; light, so that few words fall together wrongly."""
    word = _singular(word)
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            doubled = stem[-1] == stem[-2] and stem[-1] not in _KEEP_DOUBLE
            return stem[:-1] if doubled else stem.removesuffix("e")
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > len("dies"):
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > len("its"):
        return word[:-1]
    return word
