"""A transcript as people write it: one line a turn, ``Name: words``."""

from __future__ import annotations

import re

from copilot.domain.debrief import Turn
from copilot.errors import InputError

_LINE = re.compile(
    r"\s*(?:\[?\(?\d{1,2}:\d{2}(?::\d{2})?\)?\]?\s*)?(?:\*\*)?"
    r"(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3})\s*(?:\([^)]{0,20}\))?\s*(?:\*\*)?:(?!//)\s*"
    r"(?:\*\*\s*)?(?P<words>.*)"
)
_MANAGER = frozenset(
    "manager mgr m me i lead boss coach interviewer therapist counsellor counselor".split()
)
_WANTED = (
    "Nothing was kept. Write each turn on a line of its own, `Manager: …` or `Report: …`, or say "
    "with --manager which name is the manager's."
)


def turns_from_text(text: str, manager: str | None = None) -> tuple[Turn, ...]:
    """Read a transcript; lines without a name go on with the turn above.

    Args:
        text: Lines ``Name: words``.
        manager: The manager's name as it stands there; None takes what a label says.

    Raises:
        InputError: There are no turns in it, or nobody in it is the manager.
    """
    spoken: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        found = _LINE.fullmatch(line)
        if found:
            spoken.append((found["name"].casefold(), [found["words"]]))
        elif spoken and line.strip():
            spoken[-1][1].append(line.strip())
    if not spoken:
        raise InputError(f"There are no turns in this transcript. {_WANTED}")
    managers = {manager.casefold()} if manager else _MANAGER
    if not any(name in managers for name, _ in spoken):
        raise InputError(f"Nobody in this transcript is known as the manager. {_WANTED}")
    return tuple(
        Turn(speaker="manager" if name in managers else "report", text=" ".join(words).strip())
        for name, words in spoken
    )
