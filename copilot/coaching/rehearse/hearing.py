"""What the persona makes of a turn: its moves, its risks and what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from copilot.coaching.rehearse.trust import QUESTIONS
from copilot.domain.notes import Notes
from copilot.domain.practice import AGENDA, FOLLOW_UP, NEXT_STEPS, OFF_TOPIC, Heard, Near
from copilot.reading.reader import read
from copilot.reading.turns import sentence_moves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from copilot.domain.authority import Authority
    from copilot.domain.ear import Ear
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Move
    from copilot.domain.persona import Persona
    from copilot.ports import Encoder
    from copilot.risk.flagger import Flagger

_OPEN = re.compile(
    r"(?:^|[,;:–] ?)(?:(?:and|so|but|then|well|okay),? ){0,2}"
    r"(?:what|why|which|where|when (?:did|do|have|were) you|how)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^(?:\w+,? )?how (?:many|much|often|old)\b[^?]*\?$", re.IGNORECASE)
_ADVISED = re.compile(r"\b(?:you|try|just|maybe|perhaps|consider|go|let)\b", re.IGNORECASE)
_BACK = re.compile(
    r"^(?:(?:so|and|but),? )?(?:you(?:['’](?:re|ve|d))?|part of you|it (?:sounds|seems|feels))\b",
    re.IGNORECASE,
)
"""What is said about the other one, and is no advice, says back what was heard."""
_TOLD: dict[Move, Move] = {
    "open-question": "reflection",
    "closed-question": "other",
    "leading-question": "other",
}
"""What a question is where nothing is asked; "that is why it matters to you" reflects."""
_WORD = 0.12
"""What one of the words that name a target adds to its score; two count at most."""
_FAINT = 0.7
"""A model's flag less likely to be right than this shuts no door."""
_SPREAD = 0.134
"""How far unlike questions lie apart for the encoder by which the distances here were chosen."""
_STEM = 5
"""Letters of a word that have to agree."""


@dataclass(frozen=True)
class Hearer:
    """Hears the manager as one persona does.

    Args:
        persona: Its layers and topics are what a turn can be about.
        ear: What any persona understands.
        encoder: The reader's model.
        flagger: Finds promises and pressure.
    """

    persona: Persona
    ear: Ear
    encoder: Encoder
    flagger: Flagger

    def hear(self, text: str, policy: Authority, previous: str | None = None) -> Heard:
        """Hear one turn.

        Args:
            text: The manager's words.
            policy: What the manager may promise alone.
            previous: What the persona said before.
        """
        kind = self._kind(text)
        if kind is not None:
            return kind
        flags = self._flags(text, policy)
        promises = [each.quote for each in flags if each.category == "promise-beyond-authority"]
        moves, asked = self._moves(text, previous)
        constraint = self.ear.hears("constraint", text)
        if constraint:
            moves = _without_advice(moves)
        return Heard(
            moves=moves,
            asked=asked,
            flags=tuple(dict.fromkeys(each.category for each in flags)),
            constraint=constraint,
            promise=promises[0] if promises else None,
            near=self._near(text),
        )

    def _flags(self, text: str, policy: Authority) -> list[Flag]:
        """A faint flag is worth showing to a manager, and too little to shut a door on."""
        reading = read(self.encoder, Notes(text=f"Manager: {text}"))
        found = self.flagger.flags(reading, policy)
        return [each for each in found if each.source == "rule" or each.confidence >= _FAINT]

    def _kind(self, text: str) -> Heard | None:
        if not re.search(r"[^\W_]", text):
            return Heard(kind="empty")
        if len(text.split()) > self.ear.most_words:
            return Heard(kind="long")
        if self.ear.hears("machine", text):
            return Heard(kind="machine")
        if self.ear.hears("abuse", text):
            return Heard(kind="abuse")
        return None if self.ear.is_english(text) else Heard(kind="language")

    def _moves(self, text: str, previous: str | None) -> tuple[tuple[Move, ...], tuple[Move, ...]]:
        """All moves, and the questions among them in order."""
        found = sentence_moves(self.encoder, text, previous)
        sentences: list[Move] = [self._settled(words, move) for words, move in found]
        asked: list[Move] = [move for move in sentences if move in QUESTIONS]
        moves: dict[Move, None] = dict.fromkeys(sentences)
        return tuple(moves), tuple(asked)

    def _settled(self, words: str, move: Move) -> Move:
        """Let grammar overrule the head on whether something is asked, and how openly."""
        if self.ear.hears("invites", words):
            return "open-question"
        asks = words.rstrip('"”’').endswith("?")
        return _asked(words, move) if asks else self._told(words, move)

    def _told(self, words: str, move: Move) -> Move:
        if self.ear.hears("advises", words):
            return "advice"
        if self.ear.hears("affirms", words):
            return "affirmation"
        if move == "advice" and not _ADVISED.search(words):
            return "reflection"
        if move in {"other", "information"} and _BACK.search(words):
            return "reflection"
        return _TOLD.get(move, move)

    def _near(self, text: str) -> tuple[Near, ...]:
        names, vectors, centre = self._targets
        spoken = _centred(self.encoder.embed([text]), centre)[0]
        scores: dict[str, float] = {}
        for name, score in zip(names, self._scale * (vectors @ spoken), strict=True):
            scores[name] = max(scores.get(name, -1.0), float(score))
        stems = _stems(text)
        for name, words in self._words.items():
            scores[name] += _WORD * min(2, len(stems & words))
        ranked = sorted(scores.items(), key=lambda each: -each[1])
        return tuple(Near(target=name, score=round(score, 4)) for name, score in ranked)

    @cached_property
    def _targets(self) -> tuple[list[str], NDArray[np.float32], NDArray[np.float32]]:
        """Names and centred vectors of all that a turn may be about, and their centre."""
        common = {
            FOLLOW_UP: self.ear.follow_up,
            NEXT_STEPS: self.ear.next_steps,
            OFF_TOPIC: self.ear.off_topic,
            AGENDA: self.ear.agenda,
        }
        own = {each.id: each.asked_by for each in (*self.persona.topics, *self.persona.layers)}
        pairs = [(name, text) for name, texts in (common | own).items() for text in texts]
        vectors = self.encoder.embed([text for _, text in pairs])
        centre: NDArray[np.float32] = vectors.mean(axis=0)
        return [name for name, _ in pairs], _centred(vectors, centre), centre

    @cached_property
    def _scale(self) -> float:
        """Brings this encoder's scores to the measure of the distances that were chosen."""
        names, vectors, _ = self._targets
        labels = np.array(names)
        unlike = (vectors @ vectors.T)[labels[:, None] != labels[None, :]]
        return _SPREAD / max(float(unlike.std()), 1e-6)

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {
            each.id: _stems(" ".join(each.about))
            for each in (*self.persona.topics, *self.persona.layers)
        }


def _asked(words: str, move: Move) -> Move:
    if _COUNTED.search(words):
        return "closed-question"
    if move in {"leading-question", "open-question"}:
        return move
    return "open-question" if _OPEN.search(words) else "closed-question"


def _without_advice(moves: tuple[Move, ...]) -> tuple[Move, ...]:
    """Saying what one can and can't do is no advice, though the head may take it for some."""
    kept: list[Move] = [move for move in moves if move != "advice"]
    return tuple(kept)


def _centred(vectors: NDArray[np.float32], centre: NDArray[np.float32]) -> NDArray[np.float32]:
    """Take away what all vectors share, which says nothing about a text."""
    moved = vectors - centre
    length = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-6)
    return (moved / length).astype(np.float32)


def _stems(text: str) -> frozenset[str]:
    words: Sequence[str] = re.findall(r"[a-z]{3,}", text.lower())
    return frozenset(word[:_STEM] for word in words)
