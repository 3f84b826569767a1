"""What each command asks of the copilot, and how its answer is shaped and shown."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from copilot.cli import shapes
from copilot.cli.debriefing import debrief_shape, debriefed
from copilot.cli.intake import query_from, text_from, turn_from
from copilot.cli.progress import Bar
from copilot.cli.requests import (
    DatesRequest,
    DebriefRequest,
    NotesRequest,
    QueryRequest,
    Request,
    TurnRequest,
)
from copilot.cli.show.answers import show_answer
from copilot.cli.show.contract import show_draft
from copilot.cli.show.debrief import show_debrief
from copilot.cli.show.flags import show_flags
from copilot.cli.show.lookups import show_dates, show_hits, show_moves
from copilot.cli.show.questions import show_questions
from copilot.cli.show.reading import show_reading, show_review
from copilot.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from copilot.assembly import Copilot
    from copilot.cli.shapes import Shape
    from copilot.domain.answers import Answer
    from copilot.domain.contract import Draft
    from copilot.domain.due import DueDate
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Move
    from copilot.domain.passages import Hit
    from copilot.domain.questions import Suggestion
    from copilot.domain.reading import Reading
    from copilot.domain.review import Review
    from copilot.ports import Progress

R = TypeVar("R", bound=Request)
A = TypeVar("A")
_FEW = 5


def _nothing(_: Copilot) -> None:
    """Most verbs need nothing made ready."""


@dataclass(frozen=True)
class Task(Generic[R, A]):
    """One verb of the copilot."""

    request: type[R]
    answer: Callable[[Copilot, R, Progress | None], A]
    shape: Callable[[A], Shape]
    show: Callable[[Console, A, R], None]
    words: str = "text"
    """The request's field that takes what came in."""
    take: Callable[[str], str] = text_from
    """Turns the command's argument into what came in."""
    prepare: Callable[[Copilot], None] = _nothing
    """Done once, before the first answer."""


def _review(copilot: Copilot, asked: NotesRequest, progress: Progress | None) -> Review:
    review = copilot.review(asked.notes, asked.n or _FEW, asked.policy, progress)
    return copilot.second_opinion(review, asked.policy) if asked.llm else review


def _flag(copilot: Copilot, asked: NotesRequest, progress: Progress | None) -> tuple[Flag, ...]:
    return copilot.flag(asked.notes, asked.policy, progress)


def _suggest(
    copilot: Copilot, asked: NotesRequest, progress: Progress | None
) -> tuple[Suggestion, ...]:
    if asked.lens is not None:
        return copilot.suggest(asked.notes, asked.n or _FEW, asked.lens)
    return _review(copilot, asked, progress).questions


def _draft(copilot: Copilot, asked: NotesRequest, progress: Progress | None) -> Draft:
    return _review(copilot, asked, progress).draft


def _read(copilot: Copilot, asked: NotesRequest, progress: Progress | None) -> Reading:
    return copilot.read(asked.notes, progress)


def _dates(copilot: Copilot, asked: DatesRequest, _: Progress | None) -> tuple[DueDate, ...]:
    if asked.reference is None:
        raise InputError(
            "The conversation's day is missing, and due dates count from it. Say "
            "`--date 2026-04-14`, or give each line of JSON a `reference`."
        )
    return copilot.dates(asked.text, asked.reference)


def _moves(copilot: Copilot, asked: TurnRequest, _: Progress | None) -> tuple[Move, ...]:
    return copilot.moves(asked.text, asked.speaker, asked.previous)


def _search(copilot: Copilot, asked: QueryRequest, _: Progress | None) -> list[Hit]:
    return copilot.search(asked.query, asked.k or _FEW)


def _ask(copilot: Copilot, asked: QueryRequest, _: Progress | None) -> Answer:
    return copilot.ask(asked.query, with_model=True) if asked.llm else copilot.ask(asked.query)


def _build_index(copilot: Copilot) -> None:
    with Bar("Building the index") as bar:
        index = copilot.build_index(bar)
    for warning in (*copilot.library.warnings, *index.warnings):
        print(f"copilot: {warning}", file=sys.stderr)


TASKS: dict[str, Task[Any, Any]] = {
    "review": Task(NotesRequest, _review, shapes.review, show_review),
    "flag": Task(NotesRequest, _flag, shapes.flags, show_flags),
    "suggest": Task(NotesRequest, _suggest, shapes.questions, show_questions),
    "draft": Task(NotesRequest, _draft, shapes.draft, show_draft),
    "read": Task(NotesRequest, _read, shapes.reading, show_reading),
    "dates": Task(DatesRequest, _dates, shapes.dates, show_dates),
    "debrief": Task(DebriefRequest, debriefed, debrief_shape, show_debrief),
    "moves": Task(TurnRequest, _moves, shapes.moves, show_moves, take=turn_from),
    "ask": Task(
        QueryRequest,
        _ask,
        shapes.answer,
        show_answer,
        words="query",
        take=query_from,
        prepare=_build_index,
    ),
    "search": Task(
        QueryRequest,
        _search,
        shapes.hits,
        show_hits,
        words="query",
        take=query_from,
        prepare=_build_index,
    ),
}
"""Every verb by its command."""
