"""Parts of a period: early, mid, late, the end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.reading.dates.expressions import Part
    from copilot.reading.dates.tokens import Tokens

_PARTS: dict[str, Part] = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "midway": "mid",
    "late": "late",
    "later": "end",
    "end": "end",
    "eo": "end",
    "start": "start",
    "beginning": "start",
}
_NEED_OF = frozenset({"middle", "start", "beginning"})
_STRESS = frozenset({"very", "back", "tail"})
_TIES = frozenset({"of", "in", "-"})
_JOINS = frozenset({"to", "-", "/", "or"})


def part_of(tokens: Tokens, at: int) -> tuple[Part, int]:
    """The part named at that place, and the place after it and its "of"."""
    if tokens.follow(at, "first", "half", "of"):
        return "first-half", at + 3
    if tokens.follow(at, "second", "half", "of"):
        return "second-half", at + 3
    start = tokens.skip(at, _STRESS)
    part = _PARTS.get(tokens.low(start))
    if part is None or (tokens.low(start) in _NEED_OF and tokens.low(start + 1) != "of"):
        return "whole", at
    after = tokens.skip(start + 1, _TIES)
    if tokens.low(after) == "of":
        after = tokens.skip(after + 1, _TIES)
    return part, after


def two_parts(tokens: Tokens, at: int) -> bool:
    """Whether two parts are named, and so neither: "mid to late June"."""
    joined = tokens.low(at) in _PARTS and tokens.low(at + 1) in _JOINS
    return joined and tokens.low(at + 2) in _PARTS
