"""The development contract as a Markdown document for both sides.

It holds neither quotes from the notes nor what was held back: those are the manager's own.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from copilot.export.days import day, month

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.domain.contract import Contract, Item, ReviewItem

Part = Literal["report", "manager", "review", "open-question"]

_INLINE = re.compile(r"[\\`*_\[\]<>~|$&{}]|(?<=\w):(?=//)|(?<=\bwww)\.", re.IGNORECASE)
_BLOCK = re.compile(r"^(?:[#+=-]|\d+(?=[.)]))")


@dataclass(frozen=True)
class OwnLine:
    """A line that the manager added: no words of the notes stand behind it."""

    part: Part
    text: str
    due: dt.date | None = None


def contract_markdown(
    contract: Contract,
    manager: str | None,
    report: str | None,
    date: dt.date | None,
    own: Sequence[OwnLine] = (),
) -> str:
    """Write the contract; words that would be markup are escaped.

    Args:
        contract: As the manager has edited it.
        manager: The manager's name, if known.
        report: The other person's name, if known.
        date: The day of the conversation, if known.
        own: Lines the manager added.
    """
    theirs, yours = escaped(report or "Team member"), escaped(manager or "Manager")
    held = f", conversation on {day(date)}" if date else ""
    blocks = [
        "# Development contract",
        f"{theirs} and {yours}{held}",
        f"## {theirs} takes on",
        _commitments(contract.their_commitments, own, "report"),
        f"## {yours} takes on",
        _commitments(contract.manager_commitments, own, "manager"),
        "## Looking at it together",
        _reviews(contract.review, own),
        *_open_question(contract, own),
    ]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Write text on one line, so that Markdown shows it as it is."""
    plain = "".join(
        character if unicodedata.category(character) != "Cc" else " " for character in text
    )
    flat = _INLINE.sub(r"\\\g<0>", " ".join(plain.split()))
    return _BLOCK.sub(_block_escaped, flat)


def _block_escaped(match: re.Match[str]) -> str:
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


def _commitments(items: Sequence[Item], own: Sequence[OwnLine], part: Part) -> str:
    lines = [f"- [ ] {escaped(item.action)}, {_by(item.due)}" for item in items]
    lines += [f"- [ ] {escaped(line.text)}, {_by(line.due)}" for line in _of(own, part)]
    return "\n".join(lines) or "Nothing yet."


def _reviews(items: Sequence[ReviewItem], own: Sequence[OwnLine]) -> str:
    lines = [f"- {escaped(item.what)}, {_month(item.when)}" for item in items]
    lines += [
        f"- {escaped(line.text)}, {month(line.due) if line.due else _month(None)}"
        for line in _of(own, "review")
    ]
    return "\n".join(lines) or "Nothing agreed yet: when will you look at this together?"


def _open_question(contract: Contract, own: Sequence[OwnLine]) -> Iterator[str]:
    questions = [contract.open_question.text] if contract.open_question else []
    questions += [line.text for line in _of(own, "open-question")]
    if questions:
        yield "## The question we are sitting with"
        yield from (escaped(question) for question in questions)


def _of(own: Sequence[OwnLine], part: Part) -> list[OwnLine]:
    return [line for line in own if line.part == part]


def _by(due: dt.date | None) -> str:
    return f"by {day(due)}" if due else "**by when?**"


def _month(when: str | None) -> str:
    return month(dt.date.fromisoformat(f"{when}-01")) if when else "**when?**"
