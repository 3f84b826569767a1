"""The JSON that each command prints; its field names are promised to scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.answers import Answer
    from copilot.domain.contract import Draft
    from copilot.domain.due import DueDate
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Move
    from copilot.domain.model import Model
    from copilot.domain.passages import Hit
    from copilot.domain.questions import Suggestion
    from copilot.domain.reading import Reading
    from copilot.domain.review import Review

Shape = dict[str, Any]
"""A JSON object without its id."""


def hits(found: Sequence[Hit]) -> Shape:
    """Shape what `search` prints."""
    return {"hits": _all(found)}


def answer(found: Answer) -> Shape:
    """Shape what `ask` prints; no sentences means that the playbook does not cover it."""
    told = found.model_dump(mode="json", exclude=None if found.llm else {"llm"})
    return told | {"covered": bool(found.sentences)}


def flags(found: Sequence[Flag]) -> Shape:
    """Shape what `flag` prints."""
    return {"flags": _all(found)}


def dates(found: Sequence[DueDate]) -> Shape:
    """Shape what `dates` prints."""
    return {"dates": _all(found)}


def moves(found: Sequence[Move]) -> Shape:
    """Shape what `moves` prints."""
    return {"moves": list(found)}


def reading(found: Reading) -> Shape:
    """Shape what `read` prints."""
    return {
        "sentences": _all(found.sentences),
        "coverage": found.coverage.model_dump(),
        "signals": _all(found.signals),
        "is_career_conversation": found.is_career_conversation,
    }


def questions(found: Sequence[Suggestion]) -> Shape:
    """Shape what `suggest` prints."""
    return {"questions": _all(found)}


def draft(found: Draft) -> Shape:
    """Shape what `draft` prints."""
    return found.model_dump(mode="json")


def review(found: Review) -> Shape:
    """Shape what `review` prints: all of read, flag, suggest and draft."""
    return (
        reading(found.reading)
        | flags(found.flags)
        | questions(found.questions)
        | draft(found.draft)
        | second_opinion(found)
    )


def second_opinion(found: Review) -> Shape:
    """Shape what a language model added; nothing where none was asked."""
    if found.llm is None:
        return {}
    folded = _all([each for each in found.folded if each.by == "llm"])
    return {"llm": found.llm.model_dump(mode="json") | {"folded": folded}}


def _all(models: Sequence[Model]) -> list[Shape]:
    return [model.model_dump(mode="json") for model in models]
