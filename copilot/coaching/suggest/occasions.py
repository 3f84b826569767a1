"""What in these notes, or missing from them, makes a question timely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.coaching.suggest.depth import depth_of, unsettled
from copilot.domain.evidence import Evidence
from copilot.domain.labels import PHASES, Category, Phase, SignalKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.domain.contract import Contract
    from copilot.domain.flags import Flag
    from copilot.domain.questions import Occasion
    from copilot.domain.reading import Reading, Signal

_UNCOVERED: dict[Phase, Occasion] = {
    "where_now": "uncovered-where_now",
    "where_to": "uncovered-where_to",
    "close_gap": "uncovered-close_gap",
}
_SHALLOW: dict[Phase, Occasion] = {
    "where_now": "shallow-where_now",
    "where_to": "shallow-where_to",
    "close_gap": "shallow-close_gap",
}
_SLIPS: dict[Category, Occasion] = {
    "promise-beyond-authority": "promise-made",
    "fudged-constraint": "fudged-constraint",
    "organisation-first": "organisation-first",
    "performance-review-drift": "performance-review-drift",
    "vague-commitment": "vague-commitment",
    "threat-or-retaliation": "hurtful-words",
    "retention-pressure": "hurtful-words",
    "dismissing": "hurtful-words",
    "peer-comparison": "hurtful-words",
    "discriminatory": "hurtful-words",
    "probing-exit-intent": "hurtful-words",
    "pushing-for-certainty": "hurtful-words",
}
"""The manager's own words that a next question could put right."""
_TAKEN_BACK = re.compile(
    r"(?:is|was)n['’]?t mine to (?:give|offer|promise)|not mine to (?:give|offer|promise)"
    r"|(?:took|take) (?:\w+ of )?(?:it|that) back, I|got carried away|promised too much"
    r"|decides? (?:that|it|this),? (?:and )?not (?:me|I)\b",
    re.IGNORECASE,
)
_HONEST = re.compile(
    r"\b(?:told|said|was|been|be)\b[^.\n]{0,40}\b(?:honest|plainly|straight|openly|no such)\b"
    r"|\bI (?:don['’]?t|can['’]?t|couldn['’]?t) see (?:a|any|that|one)\b"
    r"|\b(?:no|isn['’]?t (?:a|any)) (?:second |such |free )?"
    r"(?:post|role|seat|opening|vacancy|job)\b"
    r"[^.\n]{0,40}\b(?:here|in our|before|until|till)\b|\bheadcount\b[^.\n]{0,12}\bfrozen\b",
    re.IGNORECASE,
)
_FIT = re.compile(
    r"\b(?:is there|whether there['’]?s|whether there is|would there be|can|could|will)\b"
    r"[^?\n]{0,60}"
    r"\b(?:here|(?:a|whole|any) (?:\w+ )?job|post|role|seat|position|opening)\b",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"\b(?:fine|ok(?:ay)?|good|great|nice|al ?l?right|busy|complain|not bad|mostly|suppose|guess"
    r"|better|happy|usual|same old|no problems?|whatever|can['’]?t say)\b",
    re.IGNORECASE,
)
"""Words that answer politely: the head alone takes any short liking for a surface answer."""
_SPEAKS_AGAINST: dict[SignalKind, re.Pattern[str]] = {
    "energy": re.compile(
        r"\b(?:drain\w*|wears? |worn|hates?|tire[ds]?|dread\w*|sick of|(?:goes|went) flat)\b",
        re.IGNORECASE,
    ),
    "drain": re.compile(
        r"\b(?:loves?|loved|proud|lights? up|lit up|enjoys?|best|happiest|gets (?:him|her))\b",
        re.IGNORECASE,
    ),
    "blocker": re.compile(r"\b(?:no idea|not sure|(?:don|doesn)['’]?t know)\b", re.IGNORECASE),
    "aspiration": re.compile(
        r"^\W*(?:not|no|never|less|nobody|ask me)\b|(?:n['’]t|not|no longer|never)"
        r" (?:want|wanna|like|see|a)\b",
        re.IGNORECASE,
    ),
}
"""Words that make a signal of this kind doubtful: nothing is built on those."""
_OLD_PLAN = re.compile(
    r"\b(?:last time|(?:old|our|the|her|his|their|\w+['’]s) (?:plan|contract|track)|since (?:\w+ )?"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|spring|summer|autumn|winter)\w*"
    r"|we (?:wrote|agreed|set) (?:down|up|in)|no longer (?:wants?|the)"
    r"|(?:don['’]?t|doesn['’]?t) want (?:it|that|the \w+) any ?more"
    r"|used to want|changed (?:her|his|their|my) mind)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Chance:
    """An occasion in these notes, and the words that make it one."""

    occasion: Occasion
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Ground:
    """What a choice of questions rests on."""

    reading: Reading
    contract: Contract
    """What has been agreed."""
    flags: Sequence[Flag]
    """The manager's risky words."""


def chances(ground: Ground) -> Iterator[Chance]:
    """Every occasion, in no order of weight."""
    reading, contract, flags = ground.reading, ground.contract, ground.flags
    yield from _slips(reading, flags)
    yield from (
        Chance(each.kind, each.evidence)
        for each in reading.signals
        if _stands(each, reading, contract)
    )
    for phase in PHASES:
        yield from _gaps(reading, phase)
    yield from _agreements(reading, contract)
    if all(getattr(reading.coverage, phase) == "none" for phase in PHASES):
        yield Chance("new-conversation")


def honest_no(reading: Reading) -> Evidence | None:
    """The manager's words that say what can't be had here."""
    return _found(_HONEST, reading)


def _slips(reading: Reading, flags: Sequence[Flag]) -> Iterator[Chance]:
    for flag in flags:
        if (occasion := _SLIPS.get(flag.category)) is not None:
            yield Chance(occasion, Evidence.of(reading.text, flag.start, flag.end))
    taken_back = _found(_TAKEN_BACK, reading)
    if taken_back and all(flag.category != "promise-beyond-authority" for flag in flags):
        yield Chance("promise-made", taken_back)
    if no := honest_no(reading):
        yield Chance("honest-no", no)


def _stands(signal: Signal, reading: Reading, contract: Contract) -> bool:
    """Whether a signal still calls for a question by the end of the notes."""
    later = {each.kind for each in reading.signals if each.evidence.start > signal.evidence.start}
    against = _SPEAKS_AGAINST.get(signal.kind)
    if against is not None and against.search(signal.evidence.quote):
        return False
    if signal.kind == "surface-answer":
        return _POLITE.search(signal.evidence.quote) is not None and (
            depth_of(reading, "where_now") != "deep" or not later & {"energy", "drain"}
        )
    if signal.kind == "uncertainty":
        left_open = contract.open_question
        written_down = left_open is not None and left_open.evidence.overlaps(signal.evidence)
        return unsettled(reading) or (depth_of(reading, "where_to") != "deep" and not written_down)
    if signal.kind == "goal-change":
        return _OLD_PLAN.search(reading.text) is not None
    return True


def _gaps(reading: Reading, phase: Phase) -> Iterator[Chance]:
    """What one of the three conversations still lacks."""
    depth = depth_of(reading, phase)
    if depth == "none":
        yield Chance(_UNCOVERED[phase])
    elif depth == "surface":
        quotes = [quote.evidence for quote in reading.phases if quote.phase == phase]
        yield Chance(_SHALLOW[phase], quotes[-1] if quotes else None)


def _agreements(reading: Reading, contract: Contract) -> Iterator[Chance]:
    theirs, mine = contract.their_commitments, contract.manager_commitments
    if not theirs or not mine:
        yield Chance("no-commitments")
    if theirs and not mine:
        yield Chance("none-of-mine")
    if (theirs or mine) and not contract.review:
        yield Chance("no-review")
    named = any(each.kind == "blocker" for each in reading.signals)
    if (theirs or mine) and not named:
        yield Chance("gap-unnamed")
    if theirs and mine:
        yield Chance("settled-plan")
    left_open = contract.open_question
    if left_open and _FIT.search(left_open.evidence.quote):
        yield Chance("fit-in-doubt", left_open.evidence)


def _found(pattern: re.Pattern[str], reading: Reading) -> Evidence | None:
    for sentence in reading.sentences:
        if sentence.speaker in {"manager", "unknown"} and sentence.kind != "quoted-mail":
            found = pattern.search(reading.text, sentence.start, sentence.end)
            if found:
                return Evidence.of(reading.text, sentence.start, sentence.end)
    return None
