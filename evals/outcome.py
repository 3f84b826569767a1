"""What a suite found, and the sums that scores are made of."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Outcome:
    """Figures of one suite; 0 to 1 unless the name says a unit."""

    figures: dict[str, float]
    cases: int
    groups: dict[str, dict[str, float]] = field(default_factory=dict[str, dict[str, float]])
    """The same figures by kind of case, so that a regression shows where it is."""
    misses: tuple[str, ...] = ()
    """Ids of the cases that went wrong, with what was found; our own made-up texts only."""
    lower_is_better: frozenset[str] = frozenset()


@dataclass
class Tally:
    """Hits, false finds and misses."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.hits / found if (found := self.hits + self.false) else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1 where there is nothing."""
        return self.hits / real if (real := self.hits + self.missed) else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = 2 * self.hits + self.false + self.missed
        return 2 * self.hits / total if total else 1.0


def share(part: int, whole: int) -> float:
    """Part of whole; 1 where there is nothing to get wrong."""
    return part / whole if whole else 1.0


def touching(one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether two spans share a character."""
    return one[0] < two[1] and two[0] < one[1]


def half_shared(one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether two spans share half of the shorter."""
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return shared >= 0.5 * min(one[1] - one[0], two[1] - two[0])


def place(text: str, quote: str) -> tuple[int, int]:
    """Where a quote stands in a text.

    Raises:
        ValueError: It doesn't; the case itself is broken.
    """
    start = text.index(quote)
    return start, start + len(quote)
