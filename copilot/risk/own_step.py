"""What a manager said they would do, as words that fit after "I'll"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.reading.actions import action_of
from copilot.risk.details import dates_in, names_in

if TYPE_CHECKING:
    from copilot.risk.details import Words

_VERBS = (
    "ask|talk|speak|email|e-mail|mail|call|ring|phone|text|write|send|share|book|check|chase|find"
    "|look into|look at|introduce|nominate|raise|mention|bring up|set up|arrange|organise|organize"
    "|look for|have a (?:quick )?(?:word|look)|put in a|deal with|get (?:him|her|them|you)"
    r"|make (?:\w+ )?(?:introductions?|calls)|draft|read|explore|prepare|invite|forward|suggest"
    r"|propose|review|contact|approach|pull|collect|sign|sound out|line up|dig out"
    r"|go through|follow up|put \w+ forward"
)
_CONCRETE = re.compile(
    rf"(?:{_VERBS})\b(?! (?:out|around|about)$)(?! (?:it|this|that)\b)", re.IGNORECASE
)
_FOGGY = re.compile(
    r"\b(?:what|whatever|some(?:thing|how|body|one|where)|any\w*|try|maybe|if|whether|perhaps|possibl\w+|and|but|then|would|will|could|he|she|they|we)\b|[.,;:!?…\n]",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:me|mgr|manager|i|we)\s*[:=–-]?\s+)?(?:(?:told|promised|said to)\s+\w+\s+)?"
    r"(?:said\s+)?(?:i\s*)?(?:(?:['’](?:ll|d)|will|shall|would|gonna|going to|to)\s+)?"
    r"(?:(?:also|just|definitely|certainly|of course|try (?:to|and))\s+)*",
    re.IGNORECASE,
)
_SOMETIME = re.compile(
    r"[\s,]*\b(?:at some point|some ?time|one day|one of these days|soon(?:ish)?|asap|in due course"
    r"|eventually|down the line|later(?: on)?|when(?:ever)? .*|once .*|as soon as .*)\W*$",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:him|her|his|their|them|hers|theirs)\b", re.IGNORECASE)
_NO_NOUN = frozenset(
    "a an the some to on in with at about for by more into and up out over off from as or".split()
)
_SHORTEST, _LONGEST = 2, 14


def own_step(words: Words, called: str | None) -> str | None:
    """The action in the flagged words, told to the person; None where there is no plain one.

    Args:
        words: The flagged words.
        called: The name in them that means the person.
    """
    person = called or words.report
    bare = _SOMETIME.sub("", _LEAD.sub("", " ".join(words.quote.split()), count=1))
    step = _SOMETIME.sub("", _LEAD.sub("", action_of(bare, None), count=1)).strip(" .,–-'’\"”")
    step = step[:1].lower() + step[1:]
    step = re.sub(r"^(speak|talk|find|ask|look|get|call|write|check|chase)s\b", r"\1", step)
    if not _CONCRETE.match(step) or _FOGGY.search(step) or not _fits(step):
        return None
    others = [name for name in names_in(words) if name not in {called, words.report}]
    if dates_in(words.quote) or (others and _PERSON.search(step)):
        return None
    return _to_you(step, person)


def _fits(step: str) -> bool:
    return _SHORTEST <= len(step.split()) <= _LONGEST


def _to_you(step: str, person: str | None) -> str:
    for name in (person or "").split():
        step = re.sub(rf"\b{re.escape(name)}['’]s\b", "your", step, flags=re.IGNORECASE)
        step = re.sub(rf"\b{re.escape(name)}\b", "you", step, flags=re.IGNORECASE)
    return re.sub(
        r"\b(him|her|his|their|them|hers|theirs)\b(?:(\s+)([\w’'-]+))?", _second_person, step
    )


def _second_person(match: re.Match[str]) -> str:
    word, gap, following = match[1], match[2] or "", match[3] or ""
    if word in {"hers", "theirs"}:
        you = "yours"
    elif word in {"his", "their"} or (word == "her" and following and following not in _NO_NOUN):
        you = "your"
    else:
        you = "you"
    return f"{you}{gap}{following}"
