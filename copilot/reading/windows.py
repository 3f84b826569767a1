"""Segments to windows: what the encoder reads in one pass, and where each piece came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.ports import Piece, Window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.reading.cast import Cast
    from copilot.reading.segment import Segment

WINDOW_WORDS = 70
"""Words read together: enough for who "she" is, short enough that attention stays cheap."""
_KINDS = {
    "heading": "heading",
    "done-task": "done",
    "struck": "struck",
    "quoted-mail": "old mail",
    "cell": "table",
    "task": "task",
}
_SECTIONS = {
    "past": "last time",
    "others": "others",
    "review": "review",
    "open": "open question",
    "held": "held back",
}


@dataclass(frozen=True)
class Placed:
    """A window and the segments its pieces were made of, in the same order."""

    window: Window
    segments: tuple[Segment, ...]


def windows(text: str, segments: Sequence[Segment], cast: Cast) -> tuple[Placed, ...]:
    """Put neighbouring segments together, WINDOW_WORDS at most unless one alone is longer."""
    header = _header(cast)
    return tuple(
        Placed(Window(tuple(_piece(text, each) for each in group), header), group)
        for group in _groups(text, segments)
    )


def _groups(text: str, segments: Sequence[Segment]) -> Iterator[tuple[Segment, ...]]:
    group: list[Segment] = []
    words = 0
    for each in segments:
        count = text.count(" ", each.start, each.end) + 1
        full = words + count > WINDOW_WORDS
        turns = each.kind == "heading" and words > WINDOW_WORDS // 2
        if group and (full or turns):
            yield tuple(group)
            group, words = [], 0
        group.append(each)
        words += count
    if group:
        yield tuple(group)


def _piece(text: str, segment: Segment) -> Piece:
    parts = (
        _KINDS.get(segment.kind),
        _SECTIONS.get(segment.section or ""),
        segment.side or ("other" if segment.speaker == "other" else None),
    )
    return Piece(text[segment.start : segment.end], " ".join(part for part in parts if part))


def _header(cast: Cast) -> str:
    known = (("manager", cast.manager_name), ("report", cast.report_name))
    return ", ".join(f"{role} {name}" for role, name in known if name)
