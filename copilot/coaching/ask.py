"""Answer a question with sentences of the playbooks, each with its passage, or not at all."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from copilot.domain.answers import Answer, CitedSentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from copilot.domain.passages import Hit, Passage
    from copilot.ports import Encoder, PassageIndex

_AROUND = 20
"""Passages that tell common words from rare ones."""
_READ, _CITED = 5, 3
"""Passages that are looked at, and that sentences are taken from."""
_FITS = 0.84
"""Nearness from which on a passage answers.

Found on 60 questions in and out of scope, where it decides 57 rightly, and checked on 32 more (29).
"""
_WORDS_COUNT = 0.15
"""Weight of shared words beside nearness: the encoder alone thinks too well of any question."""
_RANK_COUNTS = 0.12
_REMEMBERED = 300
"""Passages whose vectors are kept; about ten megabytes."""
_FROM_BEST, _FROM_OTHERS = 3, 1
_NEAR_BEST = 0.1
"""How far below the best a passage may be and still be worth citing."""
_SHORTEST = 7
"""Words; less hardly says anything by itself."""
_STOP = frozenset(
    """a an and are as at be been by can could do does for from had has have he her him his how i if
    in is it its me my no not of on or our she should so that the their them then there they this to
    us was we were what when where which who whom why will with would you your am did may about tell
    say""".split()
)
_ENDINGS = ("ations", "ation", "ingly", "ings", "ing", "ied", "ies", "ed", "es", "s", "ly")
_STEM = 6
_MARKS = re.compile(r"^\s*(?:[-*]|\d+\.)\s+|\*\*", re.MULTILINE)
_SENTENCE = re.compile(r"(?:[\"“][^\"”]*[\"”]|[^.?!\"“])+[.?!]*")
"""Up to its stop; what stands in quotation marks is kept whole."""
_LEANS = re.compile(
    r"(?:then|that|this|these|those|it|its|they|each|both|all of them|use (?:this|these|it|them)"
    r"|the (?:first|second|third|last|hard) \w+|such|here|none|so|but|and)\b",
    re.IGNORECASE,
)
"""Beginnings that need the sentence before."""


class Asker:
    """Answers questions, and remembers the vectors of the passages it has looked at.

    Args:
        encoder: Tells how near their sentences are.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[Passage, NDArray[np.float32]] = {}

    def ask(self, query: str, index: PassageIndex) -> Answer:
        """Answer from the best passages; an answer without sentences says that nothing fits."""
        hits = index.search(query, _AROUND)
        found = [(hit, passage) for hit in hits if (passage := index.passage(hit.topic))]
        rarity = _Rarity([passage for _, passage in found])
        vector = self._encoder.embed([query])[0]
        scored = [
            (
                self._near(passage, vector) + _WORDS_COUNT * rarity.shared(query, passage),
                hit,
                passage,
            )
            for hit, passage in found[:_READ]
        ]
        fitting = _fitting(scored)
        return Answer(query=query, sentences=tuple(self._picked(fitting, vector)))

    def _near(self, passage: Passage, vector: NDArray[np.float32]) -> float:
        return float(np.max(self._said(passage) @ vector))

    def _said(self, passage: Passage) -> NDArray[np.float32]:
        """Vectors of a passage's sentences, and after them of what people say to it."""
        if passage not in self._vectors:
            if len(self._vectors) >= _REMEMBERED:
                self._vectors.clear()
            texts = [*_sentences(passage), *passage.cues] or [passage.heading]
            self._vectors[passage] = self._encoder.embed(texts)
        return self._vectors[passage]

    def _picked(
        self, fitting: Sequence[tuple[Hit, Passage]], vector: NDArray[np.float32]
    ) -> Iterator[CitedSentence]:
        """The nearest sentences: several of the best passage, one of each other, as they stand."""
        for rank, (hit, passage) in enumerate(fitting):
            sentences = _sentences(passage)
            near = self._said(passage)[: len(sentences)] @ vector
            most = _FROM_OTHERS if rank else _FROM_BEST
            for place in sorted(int(each) for each in np.argsort(-near, kind="stable")[:most]):
                yield CitedSentence(text=sentences[place], topic=hit.topic, heading=hit.heading)


def _fitting(scored: Sequence[tuple[float, Hit, Passage]]) -> list[tuple[Hit, Passage]]:
    """The passages that answer, best first; none where not even the best is near enough."""
    ranked = sorted(scored, key=lambda each: -(each[0] + _RANK_COUNTS * each[1].score))
    floor = max(_FITS, ranked[0][0] - _NEAR_BEST) if ranked else _FITS
    return [(hit, passage) for score, hit, passage in ranked if score >= floor][:_CITED]


class _Rarity:
    """How much of what a question is about a passage speaks of."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._words = {each.topic: _stems(_all_of(each)) for each in passages}
        self._seen = Counter(word for words in self._words.values() for word in words)

    def shared(self, query: str, passage: Passage) -> float:
        asked, known = _stems(query), self._words[passage.topic]
        weights = {word: self._weight(word) for word in asked}
        whole = sum(weights.values())
        return sum(weights[word] for word in asked & known) / whole if whole else 0.0

    def _weight(self, word: str) -> float:
        return math.log((len(self._words) + 1) / (self._seen[word] + 0.5))


def _all_of(passage: Passage) -> str:
    return " ".join((passage.heading, passage.text, *passage.cues))


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+", text.lower().replace("n't", " not").replace("n’t", " not"))
    return {_stem(word) for word in words if word not in _STOP and len(word) > 1}


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 2:  # noqa: PLR2004 - shorter is no stem
            return bare[:_STEM]
    return word[:_STEM]


def _sentences(passage: Passage) -> list[str]:
    """Whole sentences of a passage; what only leads up to a list is left out."""
    lines = (_MARKS.sub("", line).strip() for line in passage.text.splitlines())
    found = (each.strip() for line in lines for each in _SENTENCE.findall(line))
    return [
        each
        for each in found
        if len(each.split()) >= _SHORTEST and not each.endswith(":") and not _LEANS.match(each)
    ]
