"""What a place that vectors are kept in has to offer, and what it says while it opens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.adapters.search.vectors import Vectors
    from copilot.ports import Progress


class Stage(Enum):
    """How far an opening is."""

    LOOKING = auto()
    """Seeing what is there: a moment, unless something hangs."""
    BUILDING = auto()
    """Making what was never there: worth the wait."""
    MENDING = auto()
    """Making anew what broke: words do meanwhile."""
    OVER = auto()


@dataclass(frozen=True)
class Told:
    """Who is told how an opening goes."""

    stage: Callable[[Stage], None]
    progress: Progress


@dataclass(frozen=True)
class Opened:
    """Vectors that answer."""

    vectors: Vectors
    warning: str | None = None
    """What the person should know all the same."""


class Source(Protocol):
    """A place that vectors are kept in."""

    @property
    def slow(self) -> str:
        """What the person is told while opening takes longer than it should."""
        ...

    def open(self, told: Told) -> Opened:
        """Open, and build what is missing.

        Raises:
            DamagedIndexError: What is there is broken, and can be mended.
            StorageError: It can't be reached now.
        """
        ...

    def mend(self, told: Told) -> Opened:
        """Throw away what is broken and build it anew; raises StorageError."""
        ...
