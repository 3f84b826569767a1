"""Changes of mind within one bullet or turn: who takes over, what is scratched, late due words."""

from __future__ import annotations

import re
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from copilot.domain.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copilot.domain.due import DueDate
    from copilot.domain.labels import Side
    from copilot.domain.reading import Line
    from copilot.reading.cast import Cast
    from copilot.reading.segment import Segment

_TAKEOVER = re.compile(
    r"\b(?P<who>i|s?he|they|we|[A-ZÀ-Þ][\w’'-]+?)(?:['’]ll|\s+will|\s+can|\s+should)?\s+"
    r"(?:do|take|handle|sort|own|pick up)s?\s+(?:that|it|this|that one)\b"
    r"|\bleave (?:it|that|this) (?:with|to) (?P<left>me|him|her|them)\b"
    r"|(?<=[.,:;–-]) (?:still |no,? |make that )?(?P<bare>me|him|her|mine|hers|his)(?=[.,;]|$)",
    re.IGNORECASE,
)
_SCRATCHED = re.compile(
    r"\b(?:scratch that|other way (?:round|around)|strike that|forget that|not any ?more|"
    r"(?:then )?(?:s?he|they|[A-ZÀ-Þ]\w+) said no\b|no,? that['’]?s (?:his|hers|theirs|mine|yours)"
    r"|let (?:me|him|her|them) \w+ [^.]{0,30}first)\b",
    re.IGNORECASE,
)
_FIRST = frozenset({"i", "me", "mine"})
_NEAR = 140
"""Characters behind a line within which a change of mind is about that line."""
_SHORT = 5
"""Words of a sentence that says nothing but when."""


def settle(
    text: str,
    segments: Sequence[Segment],
    lines: Sequence[Line],
    due_dates: Sequence[DueDate],
    cast: Cast,
) -> tuple[Line, ...]:
    """Give every commitment its final owner and due words, and drop what was scratched.

    Only changes inside one row of the notes are settled: across rows a name may mean anything.
    """
    settled: list[Line] = []
    for _, row in groupby(segments, key=lambda segment: segment.row):
        parts = list(row)
        start, end = parts[0].start, parts[-1].end
        inside = [line for line in lines if start <= line.evidence.start < end]
        dues = [each for each in due_dates if start <= each.start < end]
        speaks: Side = "report" if parts[0].speaker == "report" else "manager"
        settled += _row(text, (start, end, speaks), inside, dues, cast)
    return tuple(settled)


def _row(
    text: str, row: tuple[int, int, Side], lines: list[Line], dues: list[DueDate], cast: Cast
) -> Iterable[Line]:
    own = [
        line
        for number, line in enumerate(lines)
        if not (number and _TAKEOVER.match(text, line.evidence.start))
    ]
    for line, after in zip_longest(own, own[1:]):
        if line.kind != "commitment":
            yield line
            continue
        following = after.evidence.start if after else row[1]
        rest = text[line.evidence.end : min(following, line.evidence.end + _NEAR)]
        if _SCRATCHED.search(rest):
            yield line.model_copy(update={"kind": "withdrawn"})
            continue
        yield _dated(
            text, _taken_over(line, rest, row[2], cast), (line.evidence.end, following), dues
        )


def _taken_over(line: Line, rest: str, speaks: Side, cast: Cast) -> Line:
    found = _TAKEOVER.search(rest)
    who = found and (found["who"] or found["left"] or found["bare"])
    side: Side | None = None
    if who:
        side = speaks if who.lower() in _FIRST else cast.side(who)
    return line.model_copy(update={"owner": side, "owner_sure": True}) if side else line


def _dated(text: str, line: Line, gap: tuple[int, int], dues: list[DueDate]) -> Line:
    """Add due words that follow in a sentence of their own: "… By Tues."."""
    if line.due_text:
        return line
    for due in dues:
        if not gap[0] <= due.start < gap[1]:
            continue
        around = re.split(r"[.;!?\n]", text[gap[0] : due.start])[-1]
        after = re.split(r"[.;!?\n]", text[due.end :], maxsplit=1)[0]
        if len(f"{around}{due.span}{after}".split()) <= _SHORT:
            evidence = Evidence.of(text, line.evidence.start, due.end)
            return line.model_copy(
                update={"due": due.due, "due_text": due.span, "evidence": evidence}
            )
    return line
