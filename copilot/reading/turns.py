"""One turn of a conversation, sentence by sentence: what each of them does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.reading.moves import moves_of

if TYPE_CHECKING:
    from copilot.domain.labels import Move
    from copilot.ports import Encoder

_END = re.compile(r"(?<=[.?!…])[\"”’']?\s+|\n+")


def sentence_moves(encoder: Encoder, words: str, before: str | None) -> list[tuple[str, Move]]:
    """Name the main move of each sentence of a turn; `before` is the other person's turn."""
    parts = [part.strip() for part in _END.split(words) if re.search(r"\w", part)]
    asked = [(part, None if at else before) for at, part in enumerate(parts)]
    return [(part, moves[0]) for part, moves in zip(parts, moves_of(encoder, asked), strict=True)]
