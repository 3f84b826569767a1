"""Suggest what to ask next, from what the notes lack and what was just said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.domain.evidence import Evidence
from copilot.domain.labels import PHASES, Phase, SignalKind
from copilot.domain.questions import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.domain.contract import Contract
    from copilot.domain.flags import Flag
    from copilot.domain.questions import Occasion, Question
    from copilot.domain.reading import Reading

MOST_WORDS = 14
"""Words of the person's own that a question may carry."""
_FEWEST_WORDS = 3
_URGENCY: dict[Occasion, float] = {
    "promise-made": 10.0,
    "leaving-signal": 9.0,
    "misfit-ambition": 8.5,
    "goal-change": 8.0,
    "surface-answer": 7.0,
    "uncertainty": 6.0,
    "uncovered-where_now": 5.5,
    "uncovered-where_to": 5.4,
    "drain": 5.0,
    "aspiration": 4.8,
    "energy": 4.6,
    "blocker": 4.5,
    "role-change": 4.4,
    "milestone": 4.3,
    "shallow-where_now": 4.0,
    "shallow-where_to": 3.9,
    "uncovered-close_gap": 3.8,
    "no-commitments": 3.6,
    "shallow-close_gap": 3.5,
    "new-conversation": 1.0,
}
"""What matters most comes first: repair, then honesty, then depth, then breadth."""
_OPENING_ANSWERED: dict[str, tuple[SignalKind, ...]] = {
    "energy-now": ("energy",),
    "drain-now": ("drain",),
    "problem-that-fits": ("energy",),
    "at-your-best": ("energy",),
}
_EXPLORES: dict[str, Phase] = {
    "career/where-now": "where_now",
    "career/surface-answers": "where_now",
    "career/where-to": "where_to",
    "top/think": "where_to",
}
"""Passages that open a phase: of no use once it has been gone into in depth."""
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
_QUOTED = re.compile(r"(?<!\w)[\"“‘']([^\"”]{8,}?)[\"”’'](?!\w)")
_CLAUSE = re.compile(r"[.;:!?\n]|\s[–—-]\s|,\s")
_EDGES = ' \t\n\r.,;:!?…-–—•*_"“”()[]|'


@dataclass(frozen=True)
class _Chance:
    """An occasion in these notes, and the words that make it one."""

    occasion: Occasion
    evidence: Evidence | None
    faint: bool = False
    """Whether it only fills a list that would be short."""


def suggest(
    reading: Reading,
    contract: Contract,
    flags: Sequence[Flag],
    bank: Sequence[Question],
    n: int = 5,
) -> tuple[Suggestion, ...]:
    """Choose n questions, best first, no two on the same passage and the same words.

    Args:
        reading: The notes, read.
        contract: What has been agreed in them.
        flags: The manager's risky words.
        bank: Every question there is.
        n: How many to suggest at most.
    """
    chances = list(_chances(reading, contract, flags))
    ranked = sorted(
        (
            (_worth(question, chance, position), question, chance)
            for position, question in enumerate(bank)
            for chance in chances
            if chance.occasion in question.follows and not _pointless(question, reading)
        ),
        key=lambda entry: -entry[0],
    )
    chosen: list[tuple[Question, _Chance]] = []
    for _, question, chance in ranked:
        if len(chosen) == n:
            break
        if not any(_alike(question, chance, *other) for other in chosen):
            chosen.append((question, chance))
    return tuple(_suggestion(reading, question, chance) for question, chance in chosen)


def _chances(reading: Reading, contract: Contract, flags: Sequence[Flag]) -> Iterator[_Chance]:
    for flag in flags:
        if flag.category == "promise-beyond-authority":
            yield _Chance("promise-made", Evidence.of(reading.text, flag.start, flag.end))
    for signal in reading.signals:
        yield _Chance(signal.kind, signal.evidence)
    for phase in PHASES:
        yield from _gaps(reading, phase)
    if not contract.their_commitments or not contract.manager_commitments:
        yield _Chance("no-commitments", None)
    if all(getattr(reading.coverage, phase) == "none" for phase in PHASES):
        yield _Chance("new-conversation", None)


def _gaps(reading: Reading, phase: Phase) -> Iterator[_Chance]:
    """What one of the three conversations still lacks."""
    depth = getattr(reading.coverage, phase)
    if depth == "none":
        yield _Chance(_UNCOVERED[phase], None)
    elif depth == "surface":
        quotes = [quote.evidence for quote in reading.phases if quote.phase == phase]
        yield _Chance(_SHALLOW[phase], quotes[-1] if quotes else None)
    else:
        yield _Chance(_SHALLOW[phase], None, faint=True)


def _pointless(question: Question, reading: Reading) -> bool:
    """Locked until trust is there, or answered by what the notes hold."""
    heard = {signal.kind for signal in reading.signals}
    if question.requires_trust or heard & set(_OPENING_ANSWERED.get(question.id, ())):
        return True
    if question.topic == "career/uncertainty":
        return "uncertainty" not in heard
    phase = _EXPLORES.get(question.topic)
    if phase is not None:
        return getattr(reading.coverage, phase) == "deep"
    if question.phase == "follow_up" or question.depth == "deeper":
        return False
    return getattr(reading.coverage, question.phase) == "deep"


def _worth(question: Question, chance: _Chance, position: int) -> float:
    woven = 0.5 if question.weave and chance.evidence else 0.0
    narrow = 1.0 / len(question.follows)
    urgency = 0.0 if chance.faint else _URGENCY[chance.occasion]
    return urgency + woven + narrow - position / 1000


def _alike(question: Question, chance: _Chance, other: Question, taken: _Chance) -> bool:
    """Whether two suggestions would feel like one."""
    if question.id == other.id or question.topic == other.topic:
        return True
    same_words = (
        chance.evidence is not None
        and taken.evidence is not None
        and chance.evidence.overlaps(taken.evidence)
    )
    twice = chance.occasion == taken.occasion and chance.evidence is None and not chance.faint
    return same_words or twice


def _suggestion(reading: Reading, question: Question, chance: _Chance) -> Suggestion:
    return Suggestion(
        text=_woven(reading, question, chance),
        why=question.why[0].upper() + question.why[1:] + ".",
        topic=question.topic,
        evidence=chance.evidence,
        phase=question.phase,
        requires_trust=question.requires_trust,
    )


def _woven(reading: Reading, question: Question, chance: _Chance) -> str:
    """Put a few of the person's own words in, where they can be quoted as they stand."""
    own = _own_words(reading, chance.evidence) if question.weave and chance.evidence else None
    if own is None or question.weave is None:
        return question.text
    said, words = own
    woven = question.weave.replace("{words}", words)
    return woven if said else woven.replace("You said", "I noted", 1)


def _own_words(reading: Reading, evidence: Evidence) -> tuple[bool, str] | None:
    """Words to quote, and whether they are the person's (else the manager's note of them)."""
    around = next(
        (each for each in reading.sentences if each.start <= evidence.start < each.end), None
    )
    within = (around.start, around.end) if around else (0, len(reading.text))
    inner = _QUOTED.search(reading.text, *within)
    if inner and inner.start() < evidence.end and evidence.start < inner.end():
        return _trimmed(inner[1], said=True)
    start, end = _clause(reading.text, within, evidence)
    said = around is not None and around.kind == "speech" and around.speaker == "report"
    return _trimmed(reading.text[start:end], said=said)


def _clause(text: str, within: tuple[int, int], evidence: Evidence) -> tuple[int, int]:
    """Widen words to the clauses they stand in, so that what is quoted is whole."""
    breaks = [match.end() for match in _CLAUSE.finditer(text, *within)]
    starts = [within[0], *(each for each in breaks if each <= evidence.start + 1)]
    ends = [*(each for each in breaks if each >= evidence.end), within[1]]
    return starts[-1], ends[0]


def _trimmed(words: str, *, said: bool) -> tuple[bool, str] | None:
    flat = " ".join(re.sub(r"[*_~`]+", "", words).split()).strip(_EDGES)
    count = len(flat.split())
    if not _FEWEST_WORDS <= count <= MOST_WORDS or any(mark in flat for mark in '"“”'):
        return None
    return said, flat
