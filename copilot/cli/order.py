"""What a command was asked to do, before anything heavy is loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copilot.cli.options import Form

Judge = Callable[[Any], int]
"""Turns an answer into an exit status."""
Given = Mapping[str, str | int | bool | Path | None]
"""Options by the name of the request's field, as typed."""


def no_objection(_answer: object) -> int:
    """Leave with status 0 whatever was found."""
    return 0


@dataclass(frozen=True)
class Order:
    """One call of one command."""

    verb: str
    """Name of the task."""
    source: str
    """A file, ``-`` for standard input, or the words themselves where a task takes words."""
    form: Form
    given: Given
    judge: Judge = no_objection
