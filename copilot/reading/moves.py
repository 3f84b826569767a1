"""What kind of turn somebody took in a conversation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.domain.labels import MOVES, Move
from copilot.ports import Piece, Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.ports import Encoder

_QUESTIONS: frozenset[Move] = frozenset({"open-question", "closed-question", "leading-question"})
_SECOND = 0.9
"""How near to certain a second move must be to stand beside the first."""
_CLOSED = re.compile(
    r"^(?:so |and |but |okay,? |ok,? |well,? |um,? )*(?:do|does|did|is|are|was|were|have|has|had"
    r"|can|could|will|would|should|shall|may|any)\b[^?]*\?$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:^|[.,!?;–-] ?|\b(?:so|and|but|okay|well) )(?:(?:what|how|why|tell me|in what way)\b"
    r"|(?:in )?(?:which|who|where)\b[^?.]*\b(?:would|could|might)\b)[^?.]*\?$",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?:^|[.,!?:;–-] ?|\b(?:so|and|but|okay|well) )(?:(?:in|on|by|of|from|for|to|at) )?"
    r"(?:what|how|why|which|who|where)\b"
    r"(?! (?:you['’]?re (?:saying|telling)|I['’]?m hearing|I hear))[^?.!]*\?$",
    re.IGNORECASE,
)
"""Ends in a question by its grammar; "What I hear is …?" mirrors."""
_STOP = re.compile(r"[.!?](?:\s|$)")
_SHORT = 2
"""Sentences up to which a turn that ends in such a question is one; in longer ones heads decide."""


def moves_of(encoder: Encoder, turns: Sequence[tuple[str, str | None]]) -> list[tuple[Move, ...]]:
    """Name the moves of each turn, the main one first.

    Args:
        encoder: The reader's model.
        turns: (words, the other person's turn before or None).
    """
    windows = [_window(words, before) for words, before in turns]
    columns = [encoder.piece_labels.index(f"move:{move}") for move in MOVES]
    found: list[tuple[Move, ...]] = []
    for (words, _), tags in zip(turns, encoder.tag(windows), strict=True):
        scores = dict(zip(MOVES, map(float, tags[-1].labels[columns]), strict=True))
        found.append(_settle(words.strip(), scores))
    return found


def _window(words: str, before: str | None) -> Window:
    turn = Piece(words, "manager")
    return Window((Piece(before, "report"), turn) if before else (turn,))


def _settle(words: str, scores: dict[Move, float]) -> tuple[Move, ...]:
    """Let the grammar of a question overrule the heads."""
    ranked: list[Move] = sorted(scores, key=lambda move: scores[move], reverse=True)
    first: Move = ranked[0]
    sentences = len(_STOP.findall(words))
    if first not in _QUESTIONS and sentences <= _SHORT and _ASKING.search(words):
        open_: bool = scores["open-question"] >= scores["closed-question"]
        first = "open-question" if open_ else "closed-question"
        ranked = ranked if sentences > 1 else [first]
    if first == "open-question" and _CLOSED.search(words) and not _OPEN.search(words):
        first = "closed-question"
    elif first == "closed-question" and _OPEN.search(words) and not _CLOSED.search(words):
        first = "open-question"
    rest: list[Move] = [
        move
        for move in ranked
        if move != first
        and scores[move] >= _SECOND
        and move != "other"
        and not {move, first} <= _QUESTIONS
    ]
    return (first, *rest)
