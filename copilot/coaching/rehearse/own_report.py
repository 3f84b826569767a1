"""Somebody to practise with, made from what is kept about one's own report and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.persona import Commitment, Layer, Persona
from copilot.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.own_report import Kept, Mould, Stratum

OWN = "own-report"
"""The id of whoever is made so."""
_FEWEST = 4
"""Layers, below which there is nothing to find out."""
_LONGEST = 300
"""Characters of a quote that somebody could still say."""


def made_after(kept: Sequence[Kept], name: str, mould: Mould) -> Persona:
    """Make a persona whose layers are quotes and whose other lines say nothing.

    Args:
        kept: Quotes with names replaced, the most telling first.
        name: Who answers.
        mould: Everything else.

    Raises:
        InputError: There are too few quotes; the message says of what.
    """
    layers: list[Layer] = []
    missing: list[str] = []
    used: set[str] = set()
    for stratum in mould.strata:
        quotes = [each for each in _quotes(stratum, kept) if each not in used]
        if quotes:
            used.add(quotes[0])
            layers.append(_layer(stratum, quotes[0], mould))
        else:
            missing.append(stratum.what[:1].lower() + stratum.what[1:])
    if len(layers) < _FEWEST:
        raise InputError(
            f"Too little is kept about them to practise with: {len(layers)} of the {_FEWEST} "
            "things it takes. Nothing was begun. Add the notes of a conversation, or approve a "
            f"contract. Not found so far: {'; '.join(missing)}."
        )
    return Persona(
        id=OWN,
        name=name,
        role=mould.role,
        industry=mould.industry,
        temperament=mould.temperament,
        opening=mould.opening,
        topics=mould.topics,
        layers=tuple(layers),
        reactions=mould.reactions,
        commits=_commits(kept, layers, mould),
        fillers=mould.fillers,
        never_say=mould.never_say,
    )


def _quotes(stratum: Stratum, kept: Sequence[Kept]) -> list[str]:
    return [
        each.quote
        for source in stratum.sources
        for each in kept
        if each.source == source and 0 < len(each.quote) <= _LONGEST
    ]


def _layer(stratum: Stratum, quote: str, mould: Mould) -> Layer:
    return Layer(
        id=stratum.id,
        gist=f"{stratum.what}: “{quote}”",
        about=stratum.about,
        asked_by=stratum.asked_by,
        unlocked_by=stratum.unlocked_by,
        trust=stratum.trust,
        said=tuple(each.format(quote=quote) for each in stratum.said or mould.said),
        again=tuple(each.format(quote=quote) for each in mould.again),
        hedge=stratum.hedge,
    )


def _commits(kept: Sequence[Kept], layers: Sequence[Layer], mould: Mould) -> tuple[Commitment, ...]:
    """What they took on, and two lines that agree to nothing new."""
    taken_on = dict.fromkeys(
        each.quote for each in kept if each.source == "their-commitment" if each.quote
    )
    lines = [mould.committed.format(quote=each) for each in taken_on if len(each) <= _LONGEST]
    needs = (layers[0].id,)
    return tuple(Commitment(text=each, needs=needs) for each in (*lines, *mould.commits))
