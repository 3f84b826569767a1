"""Who takes something on: where the reader is sure and the model differs, the manager is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.domain.evidence import Evidence
    from copilot.domain.labels import Side
    from copilot.domain.reading import Line, Reading

_FIRST = re.compile(r"\bI(?:['’](?:ll|m|d))?\b")
_LEAD = 16
"""Characters before the evidence in which its subject is looked for."""


def line_at(evidence: Evidence, reading: Reading) -> Line | None:
    """The reader's line that shares most of these words."""

    def shared(line: Line) -> int:
        return min(line.evidence.end, evidence.end) - max(line.evidence.start, evidence.start)

    best = max(reading.lines, key=shared, default=None)
    if best is None:
        return None
    shorter = min(len(best.evidence.quote), len(evidence.quote))
    return best if 2 * shared(best) >= shorter else None


def contradicted(evidence: Evidence, owner: Side, reading: Reading) -> bool:
    """Whether words or layout say surely that it is the other's."""
    line = line_at(evidence, reading)
    if line is not None and line.owner is not None:
        return line.owner_sure and line.owner != owner
    speaker = next(
        (
            each.speaker
            for each in reading.sentences
            if each.kind == "speech" and each.start <= evidence.start < each.end
        ),
        None,
    )
    before = reading.text[max(0, evidence.start - _LEAD) : evidence.end]
    says_i = speaker in {"manager", "report"} and _FIRST.search(before) is not None
    return says_i and speaker != owner
