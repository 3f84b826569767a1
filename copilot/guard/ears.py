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
    """Whether the reader nearly flagged it too."""


@dataclass(frozen=True)
class Ears:
    """How rules and reader hear a text."""

    flagged: Callable[[Sequence[str]], Sequence[bool]]
    """For each line, whether any of its words would be flagged."""
    open_: Callable[[Sequence[str]], Sequence[bool]]
    """For each question, whether it is an open one."""
    undertaking: Callable[[Sequence[str]], Sequence[bool]]
    """For each quote, whether the reader hears an action taken on, now that it is pointed at."""
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
    flagged: Callable[[Sequence[str]], Sequence[bool]]
    """For each line, whether any of its words would be flagged."""
    passed: int = 0
    dropped: list[Dropped] = field(default_factory=list[Dropped])
    faulty: bool = False
    """Whether something did not stand up; being of another opinion is no fault."""
    _heard: dict[str, bool] = field(default_factory=dict[str, bool], repr=False)
    """Lines that the reader has heard, and whether they would be flagged."""

    def hear(self, lines: Sequence[str]) -> None:
        """Let the reader hear lines in one go, as that takes long; none that falls without it.

        A line that was left out is heard when its problem is asked for.
        """
        new = [
            line
            for line in dict.fromkeys(lines)
            if line not in self._heard and self._plain_problem(line, len(line)) is None
        ]
        if new:
            self._heard.update(zip(new, self.flagged(new), strict=True))

    def problem(self, said: str, longest: int) -> str | None:
        """Say why a line may not stand, whatever it is for; None where it may."""
        if problem := self._plain_problem(said, longest):
            return problem
        self.hear([said])
        return "it would be flagged itself" if self._heard[said] else None

    def drop(self, kind: Kind, why: str, *, fault: bool = True) -> None:
        """Note that a line goes no further."""
        self.dropped.append(Dropped(kind=kind, why=why))
        self.faulty = self.faulty or fault

    def _plain_problem(self, said: str, longest: int) -> str | None:
        """What can be said against a line without the reader."""
        if problem := shape_problem(said, longest):
            return problem
        if echoes(said, self.fence):
            return "it speaks of its orders and not of the conversation"
        return self.held.unheld(said)
