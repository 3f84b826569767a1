"""Give back to somebody what they said, as a sentence that a question can grow from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.coaching.suggest.person import person_of, spoken_to_them, told_of_them

if TYPE_CHECKING:
    from copilot.domain.evidence import Evidence
    from copilot.domain.reading import Reading, Sentence

MOST_WORDS = 14
"""Words of the person's own that a question may carry."""
_FEWEST_WORDS = 3
_QUOTED = re.compile(
    r"\"([^\"\n]+)\"|“([^”\n]+)”|(?<!\w)['‘](?=\S)([^'‘’\n]*(?:\w['’]\w[^'‘’\n]*)*)['’](?!\w)"
)
_HARD = re.compile(r"[.;:!?\n=|•\t]|->|→|\s[–—-]+\s|\s\(|\)")
_PAUSE = re.compile(r",\s|\s(?=but\s)")
"""Where a clause of its own can begin."""
_TAIL = re.compile(r"\s(?:(?=(?:because|so|although|while|which|then|if)\s)|and\s(?=\w+s\s))")
"""Where one can end, though none can begin."""


def _softly(found: re.Match[str]) -> str:
    return found[0].lower()


_SHORTHAND = (
    (re.compile(r"[*_`~]+"), ""),
    (re.compile(r"\bw/ ?"), "with "),
    (re.compile(r"\s?[&+]\s?"), " and "),
    (re.compile(r"\b(?:BEFORE|AFTER|NOT|NEVER|ALWAYS|REALLY|ONLY|ALL|NOW)\b"), _softly),
    (re.compile(r"\byr(s?)\b"), r"year\1"),
    (re.compile(r"\bwk(s?)\b"), r"week\1"),
)
_FILLERS = re.compile(
    r"\b(?:um|uh|er|erm|hm+|yeah|well|okay|ok|I mean|you know"
    r"|like(?=\s+\w+\s+(?:days|hours)))\b,?\s*",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"^(?:(?:and|but|so|then|also)\s+)*(?:\w+\s+)?(?:said|says|told me|mentioned|admitted|reckons"
    r"|thinks)\s+(?:that\s+|to me\s+)?",
    re.IGNORECASE,
)
_TOLD_WHOM = re.compile(
    r"^(?:him|her|them) (?=(?:that|the|a|an|it|it['’]s|s?he|they|his|her|their|there)\b)",
    re.IGNORECASE,
)
"""Left over from "told him that …", where the words begin after the verb."""
_SAID_AFTER = re.compile(r",? (?:s?he|they) (?:said|says|thinks|reckons)$", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:(?:and|but|so|then|also|because|which|that|plus|the thing is,?|it['’]?s that|until then,?"
    r"|(?:(?:in|within) )?(?:a|\w+) (?:years?|months?)(?:['’]? time| out| on| from now)?,?)\s+)+",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"\b(?:lights? up|lit up|grinn\w+|smil\w+|laugh\w+|nodd\w+|shrugg\w+|beam\w+|paus\w+|quiet"
    r"|(?:goes|go|went) flat|looked (?:at|away|down|relieved))\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|can|can['’]?t|could|will|would|won['’]?t|don['’]?t"
    r"|doesn['’]?t|isn['’]?t|haven['’]?t|hasn['’]?t|\w+['’](?:re|ve|d|ll|m)|(?:it|that|what|there)['’]?s"
    r"|you(?:['’]\w+)?(?=\s\w)|wears?|drains?|gives?|keeps?|makes?|takes?|feels?|comes?|goes|costs?|pulls?|eats?|gets?)\b",
    re.IGNORECASE,
)
_THING = re.compile(r"^(?:the|a|an|something|being|doing|having)\s", re.IGNORECASE)
_UNFIT = re.compile(
    r"[\[\]<>_*#/\\~^{}\"“”$%@]|\b(?:yrs?|mgmt|pls|wk|mths?|btw|tbc|etc)\b|[A-Z]{4,}"
    r"|\b(\w+),? \1\b|\b(?:said|wanna|gonna)\b"
)
_DANGLING = frozenset(
    "a an the and or but of to in on at for with by from as than that which who because is are was "
    "her his your their my so if she's he's you're about into only very".split()
)
_PROPER = re.compile(r"^(?:I\b|[A-Z][A-Z]|[A-Z][a-z]+ [A-Z][a-z])")


def given_back(reading: Reading, evidence: Evidence, *, short: bool = False) -> str | None:
    """Say what somebody said as "You said …", without a full stop at its end.

    Args:
        reading: The notes, read.
        evidence: The words in them that a question follows up.
        short: Whether one or two quoted words are enough, as for "okay, mostly".

    Returns:
        None where no whole, short and certain sentence can be made of them.
    """
    around = next(
        (each for each in reading.sentences if each.start <= evidence.start < each.end), None
    )
    start, end = (around.start, around.end) if around else (0, len(reading.text))
    quote = _quoted(reading.text, start, end, evidence)
    if quote is not None:
        fewest = 1 if short else _FEWEST_WORDS
        return f"You said “{quote}”" if fewest <= len(quote.split()) <= MOST_WORDS else None
    if reading.text.count('"', start, end) % 2:
        return None
    clause = _clause(reading.text, start, end, evidence)
    return None if clause is None else _told_back(clause, around, reading)


def owned(reading: Reading, evidence: Evidence) -> str | None:
    """Say what the manager said as "I said …", None where no whole sentence can be made of it."""
    words = _TOLD_WHOM.sub("", _tidy(evidence.quote))
    if not _FEWEST_WORDS <= len(words.split()) <= MOST_WORDS or _UNFIT.search(words):
        return None
    if re.match(r"(?:you|your|you['’]\w+)\b", words, re.IGNORECASE):
        return f"I said “{words}”"
    told = told_of_them(words, person_of(reading.text, reading.report))
    if told is None or not _VERB.search(told) or told.split()[-1].lower() in _DANGLING:
        return None
    return f"I said {told if _PROPER.match(told) else told[0].lower() + told[1:]}"


def _quoted(text: str, start: int, end: int, evidence: Evidence) -> str | None:
    for found in _QUOTED.finditer(text, start, end):
        if found.start() < evidence.end and evidence.start < found.end():
            words = next(group for group in found.groups() if group is not None)
            flat = " ".join(re.sub(r"[*_~`]+", "", words).split()).strip(" .,;:")
            return None if any(mark in flat for mark in '"“”') else flat
    return None


def _clause(text: str, start: int, end: int, evidence: Evidence) -> str | None:
    """The clause that most of the words stand in: whole if it is short, else cut at a pause."""
    hard = [(each.start(), each.end()) for each in _HARD.finditer(text, start, end)]
    pauses = [(each.start(), each.end()) for each in _PAUSE.finditer(text, start, end)]
    for breaks in (hard, sorted([*hard, *pauses])):
        starts = [start, *(after for _, after in breaks)]
        ends = [*(before for before, _ in breaks), end]
        left, right = max(
            zip(starts, ends, strict=True),
            key=lambda piece: min(piece[1], evidence.end) - max(piece[0], evidence.start),
        )
        whole = text[left:right]
        for words in (whole, _TAIL.split(whole, maxsplit=1)[0]):
            if len((clause := _tidy(words)).split()) <= MOST_WORDS:
                return clause
    return None


def _tidy(words: str) -> str:
    flat = " ".join(words.split())
    for mark, word in _SHORTHAND:
        flat = mark.sub(word, flat)
    flat = _FILLERS.sub("", flat)
    flat = re.sub(r"^[\s\-–—*•·>,\d.)\]]+", "", flat).strip(" ,;:.!?…-–—*'‘’")
    first, comma, rest = _LEAD.sub("", flat).partition(", ")
    return (
        _LEAD.sub("", rest)
        if comma and not _VERB.search(first) and _VERB.search(rest)
        else first + comma + rest
    )


def _told_back(clause: str, around: Sentence | None, reading: Reading) -> str | None:
    theirs = around is not None and around.kind == "speech" and around.speaker == "report"
    person = person_of(reading.text, reading.report)
    bare = clause if theirs else _SAID_AFTER.sub("", _TOLD.sub("", clause))
    if _UNFIT.search(bare):
        return None
    words = spoken_to_them(bare) if theirs else told_of_them(bare, person)
    if words is None or not _FEWEST_WORDS <= len(words.split()) <= MOST_WORDS:
        return None
    if words.split()[-1].lower() in _DANGLING:
        return None
    if not _PROPER.match(words) and words.split()[0].lower() not in person.names:
        words = words[0].lower() + words[1:]
    return _led(words)


def _led(words: str) -> str | None:
    """Put "You said", "You spoke of" or "I noticed" before words, whichever makes a sentence."""
    if words.startswith("you") and _SEEN.search(words):
        return f"I noticed that {words}"
    if words.startswith("something ") and "," not in words:
        return f"You spoke of {words}"
    if words.startswith(("you ", "you'", "you’")) or _VERB.search(words):
        return f"You said {words}"
    if _THING.match(words) and "," not in words:
        return f"You spoke of {words}"
    return None
