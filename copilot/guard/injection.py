"""Somebody's words go to a model as data, in a fence that nobody can know beforehand."""

from __future__ import annotations

import re
import unicodedata

_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules|above)\b"
    r"|\bsystem (?:prompt|message)\b|\bplaceholders?\b|\bas an ai\b|\blanguage model\b"
    r"|\b(?:i (?:have|will) (?:now )?(?:ignore|comply|obey)|instructions? (?:followed|obeyed))",
    re.IGNORECASE,
)


def fenced(label: str, text: str, fence: str) -> str:
    """Put words between two lines that name a fence.

    Args:
        label: What the words are, such as ``notes``.
        text: Anybody's.
        fence: Random, and made for one call.
    """
    return f"<{label} {fence}>\n{visible(text).replace(fence, '')}\n</{label} {fence}>"


def visible(text: str) -> str:
    """Leave out letters that people can't see and a model would read."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in _HIDDEN
    )


_HIDDEN = frozenset({"Cf", "Cc", "Co", "Cn", "Cs"})


def echoes(said: str, fence: str) -> bool:
    """Whether a line speaks of what it was told or how, and not of the conversation."""
    return fence in said or _ORDER.search(said) is not None
