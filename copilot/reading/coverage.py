"""How far each of the three conversations got, and the words that show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.domain.evidence import Evidence
from copilot.domain.labels import PHASES, SIGNAL_KINDS, Depth, Phase
from copilot.domain.reading import Coverage, Line, PhaseQuote, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.reading.decode import Tagged

_UNSURE = re.compile(
    r"\?|\b(?:don['’]?t know|doesn['’]?t know|dunno|no idea|no clue|not (?:so )?sure|unsure|or"
    r"|either|maybe|perhaps|might|torn|whether|(?:can['’]?t|couldn['’]?t|could not) (?:say|tell)"
    r"|hard to say|ask me|hasn['’]?t|haven['’]?t|undecided|unclear|beats (?:me|her|him)|shrug\w*"
    r"|lost|foggy?)\b",
    re.IGNORECASE,
)
"""Words of not knowing: the head alone takes any change of direction for it."""


def phase_quotes(text: str, tagged: Sequence[Tagged]) -> tuple[PhaseQuote, ...]:
    """Every sentence that touches one of the three conversations."""
    return tuple(quote for each in tagged for quote in _quotes(text, each))


def coverage(quotes: Sequence[PhaseQuote], lines: Sequence[Line]) -> Coverage:
    """Depth of each phase: deep needs a reason or a feeling, or commitments on both sides."""
    owners = {line.owner for line in lines if line.kind == "commitment"}
    touched = [quote.evidence for quote in quotes if quote.phase == "close_gap"]
    agreed = [line.evidence for line in lines if line.kind in {"commitment", "review"}]
    # What was agreed touches the gap; naming it takes words of its own.
    named = any(not any(each.overlaps(line) for line in agreed) for each in touched)
    gap: Depth = "none"
    if owners or touched:
        gap = "deep" if {"manager", "report"} <= owners and named else "surface"
    return Coverage(
        where_now=_depth(quotes, "where_now"),
        where_to=_depth(quotes, "where_to"),
        close_gap=gap,
    )


def signals(text: str, tagged: Sequence[Tagged]) -> tuple[Signal, ...]:
    """Quotes of the report's side that deserve the manager's attention."""
    return tuple(signal for each in tagged for signal in _signals(text, each))


def _quotes(text: str, tagged: Tagged) -> Iterator[PhaseQuote]:
    segment = tagged.segment
    if segment.kind in {"heading", "quoted-mail"}:
        return
    floors = tagged.encoder.thresholds
    for phase in PHASES:
        if tagged.label(f"phase:{phase}") >= floors[f"phase:{phase}"]:
            deep = tagged.label(f"deep:{phase}") >= floors[f"deep:{phase}"]
            evidence = Evidence.of(text, segment.start, segment.end)
            yield PhaseQuote(phase=phase, depth="deep" if deep else "surface", evidence=evidence)


def _signals(text: str, tagged: Tagged) -> Iterator[Signal]:
    segment = tagged.segment
    if segment.side == "manager" or segment.kind in {"heading", "quoted-mail"}:
        return
    for kind in SIGNAL_KINDS:
        name = f"signal:{kind}"
        if tagged.score(name) < tagged.encoder.thresholds[name] or (
            kind == "uncertainty" and not _UNSURE.search(text, segment.start, segment.end)
        ):
            continue
        runs = tagged.runs(name, tagged.encoder.thresholds[name])
        best = max(runs, key=lambda run: run.peak, default=None)
        start, end = (best.start, best.end) if best else (segment.start, segment.end)
        yield Signal(kind=kind, evidence=Evidence.of(text, start, end))


def _depth(quotes: Sequence[PhaseQuote], phase: Phase) -> Depth:
    depths = [quote.depth for quote in quotes if quote.phase == phase]
    if not depths:
        return "none"
    return "deep" if "deep" in depths else "surface"
