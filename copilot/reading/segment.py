"""Notes to sentences that know their speaker, their section and whether they are history."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from copilot.reading.cast import Cast, cast_of
from copilot.reading.layout import Block, blocks
from copilot.reading.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.domain.labels import Side, Speaker
    from copilot.domain.notes import Notes
    from copilot.domain.reading import SentenceKind

SectionTopic = Literal["past", "others", "review", "open", "held", "aim", "context"]

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_SECTIONS: tuple[tuple[SectionTopic, re.Pattern[str]], ...] = (
    (
        "past",
        re.compile(
            r"\b(?:last (?:time|quarter|contract|conversation|plan)|previous|prior"
            rf"|old (?:plan|contract)|from (?:{_MONTHS}|q[1-4])|since (?:last|we)|looking back"
            r"|recap|done so far|(?:goals?|actions?|commitments?) (?:reviews?|progress)"
            r"|review of (?:goals|actions|commitments))",
            re.IGNORECASE,
        ),
    ),
    (
        "others",
        re.compile(r"^\W*(?:others?|other people|team|facilities|hr|third part)", re.IGNORECASE),
    ),
    (
        "review",
        re.compile(
            r"\b(?:review|check[- ]?in|look(?:ing)? (?:at|back) (?:again|together))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "open",
        re.compile(
            r"\b(?:open question|still open|unresolved|parked|sitting with|don.?t know|unanswered"
            r"|not resolved|to think about)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "aim",
        re.compile(
            r"\bvision\b|\bdreams?\b|\baspirations?\b|\bambitions?\b|\blong[- ]?term\b"
            r"|^\W*(?:\w+[- ]?)?(?:months?|years?|m)[- ]goals?\b|^\W*future\b|areas? of interest",
            re.IGNORECASE,
        ),
    ),
    (
        "context",
        re.compile(
            r"^\W*(?:strengths?|barriers?|challenges?|obstacles|background|highlights?|reasons? for"
            r"|\w+ moments?|progress|updates?)\b",
            re.IGNORECASE,
        ),
    ),
)
_CHANGED = re.compile(r"\b(?:new|changed?|different)\b", re.IGNORECASE)
_TRANSCRIPT_TURNS = 4
_LISTED = frozenset({"bullet", "task", "done-task", "struck", "cell"})
_SPOKEN = re.compile(r"\?|\b(?:I|you|your|we|our|my|yes|yeah|ok|okay|hm+)\b", re.IGNORECASE)
_OWNING = frozenset(
    "actions action commitments commitment commits to do todo todos takes take on will side part "
    "the agreed for by tasks list homework what own from and of s manager report owns owes".split()
)


@dataclass(frozen=True)
class Segment:
    """One sentence or bullet with everything its place in the notes says about it."""

    start: int
    end: int
    kind: SentenceKind
    speaker: Speaker
    side: Side | None = None
    """Whose line it is by label or heading."""
    section: SectionTopic | None = None
    label: str | None = None
    outer: int = 0
    """Where the line starts, bullet and label included."""
    row: int = 0


@dataclass
class _Section:
    topic: SectionTopic | None = None
    side: Side | None = None
    listed: bool = False
    """Whether a list has begun in it."""
    row: int = 0
    """The last line that belonged to it."""


def segment(notes: Notes) -> tuple[tuple[Segment, ...], Cast]:
    """Cut the notes into sentences and say who is who."""
    found = list(blocks(notes.text))
    cast = cast_of(notes, found)
    return tuple(_segments(notes.text, found, cast)), cast


def _segments(text: str, found: list[Block], cast: Cast) -> Iterator[Segment]:
    section = _Section()
    turns = sum(block.kind == "speech" and cast.side(block.label) is not None for block in found)
    for raw in found:
        block = raw
        if block.kind == "speech" and turns < _TRANSCRIPT_TURNS and _is_note(text, block, cast):
            block = replace(block, kind="prose")
        if block.kind == "heading":
            _enter(section, text[block.start : block.end], cast)
        else:
            _pass(section, block)
        side = cast.side(block.label)
        start = block.start if side or block.kind in {"speech", "heading"} else _worded(text, block)
        topic = _topic_of(block, section.topic, named=side is not None)
        for begin, end in sentences(text, start, block.end):
            yield Segment(
                begin,
                end,
                block.kind,
                _speaker(block, side),
                side or (section.side if block.kind != "speech" else None),
                topic,
                block.label,
                block.outer,
                block.row,
            )


def _topic_of(block: Block, around: SectionTopic | None, *, named: bool) -> SectionTopic | None:
    """What a block is about: by its caption, else its label, else the section around it."""
    if block.caption:
        return _topic(block.caption)
    return around if named or not block.label else _topic(block.label) or around


def _is_note(text: str, block: Block, cast: Cast) -> bool:
    """Whether a label names an owner or a topic ("T: shadow Ines", "Gap: …") and no speaker."""
    return not cast.side(block.label) or not _SPOKEN.search(text, block.start, block.end)


def _pass(section: _Section, block: Block) -> None:
    """End an owner's section where its list is over and prose follows after a gap."""
    listed = block.kind in _LISTED
    if section.listed and not listed and block.row > section.row + 1:
        section.side = None
    section.listed = section.listed or listed
    section.row = block.row


def _enter(section: _Section, heading: str, cast: Cast) -> None:
    """Let a heading set whose lines follow and what they are."""
    bare = heading.strip(" :#*_-–—\t")
    side = cast.side(bare) or _side_in(bare, cast)
    topic = _topic(bare)
    section.listed = False
    if side and topic is None:
        section.side = side
        return
    section.topic, section.side = topic, side


def _topic(heading: str) -> SectionTopic | None:
    found: list[SectionTopic] = [name for name, pattern in _SECTIONS if pattern.search(heading)]
    topic = found[0] if found else None
    return None if topic == "past" and _CHANGED.search(heading) else topic


def _side_in(heading: str, cast: Cast) -> Side | None:
    """The one side that a heading names, where it names little else."""
    words = re.findall(r"[^\W\d_]+", heading.lower().replace("'s", "").replace("’s", ""))
    sides: set[Side] = {side for word in words if (side := cast.side(word))}
    rest = [word for word in words if not cast.side(word) and word not in _OWNING]
    return sides.pop() if len(sides) == 1 and not rest else None


def _speaker(block: Block, side: Side | None) -> Speaker:
    if block.kind == "speech":
        return side or "other"
    if block.kind == "quoted-mail":
        return "unknown"
    return "manager"


def _worded(text: str, block: Block) -> int:
    """Start at the label where it is no person: it may be part of the sentence."""
    found = text.find(block.label, block.outer, block.start) if block.label else -1
    return block.start if found < 0 else found
