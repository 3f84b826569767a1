"""A commitment's words to a short action, verb first, names kept."""

from __future__ import annotations

import re

_SUBJECT = re.compile(
    r"^\s*(?:(?:and|so|but|then|also|yes|yeah|yep|ok|okay|right|well|um|uh|great|sure|fine|good"
    r"|agreed|agreed that|action|deal|oh|hm+)\b[\s,:.–-]*)*"
    r"(?:(?:what\s+)?(?:i|she|he|they|we|you|[A-Z][\w'’-]+|[A-Z])\s*"
    r"(?:['’](?:ll|d|m|s|re)|\s*:|\s*[-–]\s|\s+(?:will|shall|can|could|is going to|am going to"
    r"|are going to|is to|are to|am to|to|would|agreed to|promised to|offered to|said (?:s?he|i)"
    r"['’](?:ll|d)|has agreed to|commits to|plans to|takes on|is))"
    r"(?:\s+(?:also|then|now|just|definitely|going to|to))*\s+)?",
)
_LEAD = re.compile(
    r"^(?:(?:me|mine|hers|his|her|him|them)\s*[:–-]\s*|to\s+|will\s+|let me\s+|i['’]ll\s+"
    r"|(?:leave|leaving) it (?:with|to) me to\s+|have that\s+)",
    re.IGNORECASE,
)
_EDGES = " \t\r\n,;:.–—-•*_\"“”'‘’[]|"
_DANGLING = re.compile(
    r"[,;]?\s*\b(?:and|so|then|by|on|until|before|from|in|for|with)$|\s*\([^)]*$"
)
_SHORTEST = 3


def action_of(words: str, due_words: str | None) -> str:
    """Shorten a run of the notes to its action; the due words are taken out.

    Args:
        words: The evidence, verbatim.
        due_words: The due expression inside it, if there is one.

    Returns:
        The action with a capital first letter; the words themselves if nothing else is left.
    """
    bare = words.replace(due_words, " ") if due_words else words
    bare = re.sub(r"[*_~`]{1,2}(?=\S)|(?<=\S)[*_~`]{1,2}|\s*\|\s*", " ", bare).strip(_EDGES)
    short = _SUBJECT.sub("", bare, count=1)
    short = _LEAD.sub("", short, count=1)
    short = re.sub(r"\s+", " ", short).strip(_EDGES)
    short = re.sub(r"\s+([,.;])", r"\1", short)
    short = re.sub(r"\s*,\s*(?=\(|,|$)", " ", short)
    short = re.sub(r"\s+([,.;])", r"\1", short).strip(_EDGES)
    short = _DANGLING.sub("", short).strip(_EDGES)
    if len(short) < _SHORTEST:
        short = re.sub(r"\s+", " ", words).strip(_EDGES) or words.strip()
    return short[:1].upper() + short[1:]
