"""What the other person will see of the contract: this and nothing else.

Every mail, document and Markdown page for them is made from this value. It has no room for notes,
quotes, flags, signals, or what the manager wrote about a line.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from copilot.domain.model import Model
from copilot.export.days import day, month
from copilot.export.plain import one_line

if TYPE_CHECKING:
    from copilot.domain.labels import Side
    from copilot.domain.people import Agreement, Commitment


class ViewLine(Model):
    """One line, and by when."""

    text: str
    when: str | None
    """A day or a month as people write it; None where none is agreed."""
    state: str = ""
    """``done`` or ``not done``; empty while it is open."""

    def told(self) -> str:
        """Write it as a sentence part: Shadow Ines, by 31 May 2026 (done)."""
        when = f", {self.when}" if self.when else ""
        return f"{self.text}{when}" + (f" ({self.state})" if self.state else "")


class ReportView(Model):
    """The contract as both sides may read it."""

    report: str
    manager: str | None
    held: dt.date
    theirs: tuple[ViewLine, ...]
    mine: tuple[ViewLine, ...]
    reviews: tuple[ViewLine, ...]
    open_question: str | None
    direction: str | None
    """None unless the manager ticked it."""


def report_view(
    agreement: Agreement,
    report: str,
    manager: str | None,
    held: dt.date,
    *,
    with_direction: bool = False,
) -> ReportView:
    """Take from a contract what the other person may see.

    Args:
        agreement: As approved.
        report: The other person's name.
        manager: The manager's name, if known.
        held: The day of the conversation.
        with_direction: Whether the manager wants their own words on where to go in it.
    """
    return ReportView(
        report=one_line(report),
        manager=one_line(manager) or None if manager else None,
        held=held,
        theirs=_lines(agreement, "report"),
        mine=_lines(agreement, "manager"),
        reviews=tuple(
            ViewLine(text=one_line(item.what), when=_month(item.when))
            for item in agreement.review
            if not item.done
        ),
        open_question=_or_none(agreement.open_question),
        direction=_or_none(agreement.direction) if with_direction else None,
    )


def _lines(agreement: Agreement, owner: Side) -> tuple[ViewLine, ...]:
    return tuple(
        _line(line)
        for line in agreement.commitments
        if line.owner == owner and line.state != "dropped"
    )


def _line(line: Commitment) -> ViewLine:
    state = {"done": "done", "missed": "not done"}.get(line.state, "")
    when = f"by {day(line.due)}" if line.due else None
    return ViewLine(text=one_line(line.action), when=when, state=state)


def _month(when: str | None) -> str | None:
    return month(dt.date.fromisoformat(f"{when}-01")) if when else None


def _or_none(text: str | None) -> str | None:
    return one_line(text) or None if text else None
