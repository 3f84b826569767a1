"""Two parts of one value that can't both be true, and where the second one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Place = tuple[str | int, ...]
"""Field names and positions, from the outside in: ``("approval", 2, "subject")``."""


class ContradictionError(ValueError):
    """Raised by a model's validator; whoever reads a file turns the place into a line."""

    def __init__(self, at: Place, problem: str) -> None:
        """Name the place and how to mend it."""
        super().__init__(problem)
        self.at = at


class HasId(Protocol):
    """Anything that is told apart by its id."""

    @property
    def id(self) -> str:
        """Unique within its file."""
        ...


def refuse_repeated_ids(lists: Mapping[str, Sequence[HasId]]) -> None:
    """Raise ContradictionError where an id stands twice in the lists, which are named by field."""
    seen: set[str] = set()
    for field, items in lists.items():
        for position, item in enumerate(items):
            if item.id in seen:
                raise ContradictionError(
                    (field, position, "id"), f"the id `{item.id}` stands twice; rename one of them"
                )
            seen.add(item.id)
