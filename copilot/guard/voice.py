"""A made-up person in a model's words: nothing but what the engine decided, sentence by sentence.

Every word must come from the line, from what was told before, or be an everyday one. What has not
been told yet can then not be said by whatever name; words in a row and meaning are compared too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from copilot.guard.injection import echoes
from copilot.guard.questions import shape_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from copilot.guard.figures import Held

_LONGEST = 300
"""Characters of one sentence."""
_LONGER = 2.0
"""How much longer than the line all of it may be, in words."""
_ROOM = 12
"""Words that even a short line may grow to."""
_IN_LINE = 0.5
"""Share of the line's own words that the whole must hold, or something was left out."""
_ROW = 4
"""Words in a row that only something untold has."""
_CLOSER = 0.05
"""How much nearer to something untold than to the line a sentence may not be."""
_SMALL_TALK = 6
"""Words that a sentence without any of the line's may have."""
_STEM = 5
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOT = frozenset("not no never nor without cannot nobody nothing none neither nowhere".split())
_STAGE = re.compile(r"[*_#()\[\]{}<>“”\"]|:\s")
"""Stage directions, quotation marks, labels."""
_CUT = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True)
class Veil:
    """What one answer may say, and what lies hidden."""

    line: str
    """What the engine decided, in its written words."""
    told: Sequence[str]
    """What was told before."""
    untold: Sequence[str]
    """Everything that has not been told yet."""
    never: Sequence[str]
    everyday: frozenset[str]
    """Words that give nothing away, in small letters."""
    held: Held
    fence: str
    near: Callable[[str, Sequence[str]], Sequence[float]] = field(repr=False)
    """How near a sentence's meaning is to each of these texts."""

    def problem(self, sentence: str, before: Sequence[str] = ()) -> str | None:
        """Say why a sentence may not be said after those before it; None where it may."""
        return (
            shape_problem(sentence, _LONGEST)
            or self._sounds(sentence)
            or self._says(sentence, before)
            or self.held.unheld(sentence)
            or ("it means what has not been told yet" if self._means(sentence) else None)
        )

    def whole(self, said: Sequence[str]) -> bool:
        """Whether enough of the line was said."""
        wanted = self._own(self.line)
        mine = self._own(" ".join(said))
        return bool(said) and len(wanted & mine) >= _IN_LINE * len(wanted)

    def _sounds(self, sentence: str) -> str | None:
        if echoes(sentence, self.fence) or _STAGE.search(sentence):
            return "it does not speak as the person does"
        return "it holds words that the line does not" if self._strange(sentence) else None

    def _says(self, sentence: str, before: Sequence[str]) -> str | None:
        said = [*before, sentence]
        if sentence in before:
            return "it says it twice"
        if self._turned(sentence):
            return "it says the opposite"
        if sum(len(each.split()) for each in said) > self._most_words:
            return "it is longer than what there is to say"
        return "it tells what has not been told yet" if self._tells(" ".join(said)) else None

    @cached_property
    def _allowed(self) -> frozenset[str]:
        never = frozenset(stem for text in self.never for stem in self._own(text))
        told = frozenset(stem for text in self.told for stem in self._own(text))
        return self._own(self.line) | (told - never)

    @cached_property
    def _most_words(self) -> float:
        return max(_ROOM, _LONGER * len(self.line.split()))

    @cached_property
    def _known_rows(self) -> frozenset[tuple[str, ...]]:
        return frozenset(row for text in (self.line, *self.told) for row in _rows(text))

    @cached_property
    def _untold_rows(self) -> frozenset[tuple[str, ...]]:
        return frozenset(row for text in self.untold for row in _rows(text)) - self._known_rows

    def _own(self, text: str) -> frozenset[str]:
        """Stems of a text's words, everyday ones left out."""
        return frozenset(_stem(word) for word in _words(text) if word not in self.everyday)

    def _strange(self, sentence: str) -> bool:
        mine = self._own(sentence)
        idle = not mine & self._own(self.line) and len(sentence.split()) > _SMALL_TALK
        foreign = {each for each in sentence if each.isalpha() and not each.isascii()}
        return idle or bool(mine - self._allowed) or not foreign <= set(self.line)

    def _turned(self, sentence: str) -> bool:
        """Whether it denies what the line says, or the other way round."""
        mine = self._own(sentence)
        about = [each for each in sentences(self.line) if mine & self._own(each)]
        if not about:
            return _denies(sentence) and not _denies(self.line)
        return _denies(sentence) not in {_denies(each) for each in about}

    def _tells(self, said: str) -> bool:
        return any(row in self._untold_rows for row in _rows(said))

    def _means(self, sentence: str) -> bool:
        if not self.untold or not self._own(sentence):
            return False
        known = [*sentences(self.line), *self.told]
        scores = self.near(sentence, [*known, *self.untold])
        nearest = max(scores[: len(known)])
        return max(scores[len(known) :]) > nearest + _CLOSER


def sentences(text: str) -> list[str]:
    """Cut a spoken text into its sentences."""
    return [each for each in _CUT.split(text.strip()) if each]


def cut(pieces: Iterable[str]) -> Iterable[str]:
    """Yield each sentence of a stream as soon as it is whole."""
    rest = ""
    for piece in pieces:
        rest += piece
        *whole, rest = _CUT.split(rest)
        yield from (each.strip() for each in whole if each.strip())
    if rest.strip():
        yield rest.strip()


def _words(text: str) -> list[str]:
    return [each.casefold().replace("’", "'") for each in _WORD.findall(text)]


def _stem(word: str) -> str:
    return word.removesuffix("'s")[:_STEM]


def _rows(text: str) -> list[tuple[str, ...]]:
    words = _words(text)
    return [tuple(words[at : at + _ROW]) for at in range(len(words) - _ROW + 1)]


def _denies(text: str) -> bool:
    return any(word in _NOT or word.endswith("n't") for word in _words(text))
