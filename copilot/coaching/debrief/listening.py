"""A transcript, listened to: what each turn of the manager's does."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copilot.domain.notes import Notes
from copilot.errors import InputError
from copilot.reading.moves import moves_of
from copilot.reading.reader import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.authority import Authority
    from copilot.domain.debrief import Craft, Turn
    from copilot.domain.ear import Ear
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Move, Side
    from copilot.ports import Encoder
    from copilot.risk.flagger import Flagger

_FEW_WORDS = 3
"""Up to so many words a turn only says that one is listening."""


_FAINT = 0.6
"""Below this a flag is too faint to count against a conversation."""


@dataclass
class HeardTurn:
    """One turn of the manager's."""

    at: int
    """Its place in the transcript."""
    text: str
    move: Move
    """Its main one."""
    tells: bool
    """Whether it says what to do."""
    limit: bool
    """Whether it names a limit."""
    flags: list[Flag] = field(default_factory=list["Flag"])

    @property
    def counts(self) -> bool:
        """Whether it is more than a sign of listening."""
        return len(self.text.split()) > _FEW_WORDS


@dataclass(frozen=True)
class HeardTalk:
    """A whole conversation."""

    turns: tuple[Turn, ...]
    manager: tuple[HeardTurn, ...]
    steps: tuple[tuple[int, Side], ...]
    """Turns in which somebody took something on, and who."""


@dataclass(frozen=True)
class Listener:
    """Listens to transcripts.

    Args:
        encoder: The reader's model.
        flagger: Finds risky words.
        policy: What the manager may promise alone.
        craft: Knows words that tell somebody what to do.
        ear: Knows words that name a limit.
    """

    encoder: Encoder
    flagger: Flagger
    policy: Authority
    craft: Craft
    ear: Ear

    def listen(self, turns: Sequence[Turn]) -> HeardTalk:
        """Listen to a conversation.

        Raises:
            InputError: The manager says nothing in it.
        """
        spoken = [
            (at, turn)
            for at, turn in enumerate(turns)
            if turn.speaker == "manager" and re.search(r"\w", turn.text)
        ]
        if not spoken:
            raise InputError(
                "There is no turn of the manager's in this conversation. Nothing was kept. Give "
                "each turn its speaker, manager or report."
            )
        moves = moves_of(self.encoder, [(turn.text, _before(turns, at)) for at, turn in spoken])
        heard = [
            HeardTurn(
                at,
                turn.text,
                found[0],
                tells=self._tells(turn.text),
                limit=self.ear.hears("constraint", turn.text),
            )
            for (at, turn), found in zip(spoken, moves, strict=True)
        ]
        return HeardTalk(tuple(turns), tuple(heard), self._read(turns, heard))

    def _tells(self, text: str) -> bool:
        if self.ear.hears("constraint", text):
            return False
        return self.ear.hears("advises", text) or any(
            re.search(pattern, text, re.IGNORECASE) for pattern in self.craft.telling
        )

    def _read(self, turns: Sequence[Turn], heard: list[HeardTurn]) -> tuple[tuple[int, Side], ...]:
        """Flag the turns, and return who took something on in which."""
        text, starts = _joined(turns)
        reading = read(self.encoder, Notes(text=text, manager="Manager", report="Report"))
        by_place = {each.at: each for each in heard}
        for flag in self.flagger.flags(reading, self.policy):
            turn = by_place.get(_place(starts, flag.start))
            if turn and (flag.source == "rule" or flag.confidence >= _FAINT):
                turn.flags.append(flag)
        steps: list[tuple[int, Side]] = []
        for line in reading.lines:
            at = _place(starts, line.evidence.start)
            if line.kind == "commitment" and line.owner:
                steps.append((at, line.owner))
        return tuple(dict.fromkeys(steps))


def _before(turns: Sequence[Turn], at: int) -> str | None:
    """What the other one said just before."""
    before = turns[at - 1] if at else None
    said = before is not None and before.speaker == "report" and re.search(r"\w", before.text)
    return before.text if before is not None and said else None


def _joined(turns: Sequence[Turn]) -> tuple[str, list[int]]:
    """One line a turn, and where each begins."""
    text, starts = "", list[int]()
    for turn in turns:
        starts.append(len(text))
        text += f"{turn.speaker.capitalize()}: {' '.join(turn.text.split())}\n"
    return text, starts


def _place(starts: list[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1
