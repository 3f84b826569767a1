"""What the guard asks of rules and reader, which it does not know itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from copilot.domain.second_opinion import Dropped
from copilot.guard.injection import echoes
from copilot.guard.questions import shape_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from copilot.domain.contract import Draft
    from copilot.domain.evidence import Evidence
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Category
    from copilot.domain.second_opinion import Kind
    from copilot.guard.figures import Held


class Judged(NamedTuple):
    """What the flagger makes of a flag that was proposed."""

    flag: Flag
    seen: bool
    """Whether the reader saw something of the kind there too, however little."""


@dataclass(frozen=True)
class Ears:
    """How rules and reader hear a text."""

    flagged: Callable[[Sequence[str]], Sequence[bool]]
    """For each line, whether any of its words would be flagged."""
    open_: Callable[[Sequence[str]], Sequence[bool]]
    """For each question, whether it is an open one."""
    judge: Callable[[Evidence, Category], Judged | None]
    """A flag as the rules word it, None where they say that it is none."""
    redraft: Callable[[Sequence[Flag]], Draft]
    """The contract with these flags in force."""
    names_in: Callable[[str], Collection[str]]
    """Words of a text that are surely names."""


@dataclass
class Desk:
    """One answer's check: what is held against it, and what became of its lines so far."""

    held: Held
    fence: str
    flagged: frozenset[str]
    """Lines of the answer that would be flagged."""
    passed: int = 0
    dropped: list[Dropped] = field(default_factory=list[Dropped])

    def problem(self, said: str, longest: int) -> str | None:
        """Say why a line may not stand, whatever it is for; None where it may."""
        if problem := shape_problem(said, longest):
            return problem
        if echoes(said, self.fence):
            return "it speaks of its orders and not of the conversation"
        if said in self.flagged:
            return "it would be flagged itself"
        return self.held.unheld(said)

    def drop(self, kind: Kind, why: str) -> None:
        """Note that a line goes no further."""
        self.dropped.append(Dropped(kind=kind, why=why))


def desk(lines: Sequence[str], ears: Ears, held: Held, fence: str) -> Desk:
    """Begin a check; all lines are heard at once, which is much quicker than one by one."""
    heard = [line for line in lines if line.strip()]
    verdicts = ears.flagged(heard) if heard else ()
    flagged = frozenset(line for line, bad in zip(heard, verdicts, strict=True) if bad)
    return Desk(held, fence, flagged)
