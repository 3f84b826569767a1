"""A contract on the screen: as drafted, as approved, as the other person sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from copilot.cli.printing import heading, indented, one_line
from copilot.cli.show.contract import day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from rich.console import Console

    from copilot.domain.follow_through import EditedLine, Edits
    from copilot.domain.people import Agreement, Commitment
    from copilot.export.report_view import ReportView, ViewLine

_MISSING = ("date?", "bold yellow")


def show_edits(console: Console, edits: Edits, report: str) -> None:
    """Show a draft; what was open before has its id."""
    console.print(heading("Draft contract"))
    console.print(_table(edits.commitments, report))
    _show_rest(console, edits)


def show_agreement(console: Console, agreement: Agreement, report: str) -> None:
    """Show a version with the states of its lines."""
    title = f"Contract, version {agreement.version}, approved {day(agreement.approved.date())}"
    console.print(heading(title))
    console.print(_table(agreement.commitments, report))
    _show_rest(console, agreement)


def show_view(console: Console, view: ReportView) -> None:
    """Show exactly what the other person will see."""
    parts: Sequence[tuple[str, Sequence[ViewLine]]] = (
        (f"{view.report} takes on", view.theirs),
        (f"{view.manager or 'Manager'} takes on", view.mine),
        ("Looking at it together", view.reviews),
    )
    for title, lines in parts:
        console.print(one_line(title, "bold"))
        for line in lines:
            console.print(indented(one_line(line.told()), 2))
    for title, text in (("Open question", view.open_question), ("Direction", view.direction)):
        if text:
            console.print(heading(title))
            console.print(indented(one_line(text), 2))


def _table(lines: Sequence[EditedLine] | Sequence[Commitment], report: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("Whose", max_width=16)
    table.add_column("What", ratio=3)
    table.add_column("By", min_width=11)
    table.add_column("State", min_width=7)
    table.add_column("Id", style="dim", min_width=8)
    for line in lines:
        table.add_row(
            one_line(report if line.owner == "report" else "You"),
            one_line(line.action),
            _by(line.due),
            getattr(line, "state", ""),
            Text((line.id or "new")[:8]),
        )
    return table


def _by(due: dt.date | None) -> Text:
    return Text(day(due)) if due else Text(*_MISSING)


def _show_rest(console: Console, contract: Edits | Agreement) -> None:
    for item in contract.review:
        done = " (done)" if item.done else ""
        line = f"{item.what}, {item.when or 'when?'}{done}"
        console.print(Text.assemble(("Review: ", "bold"), one_line(line)))
    if contract.open_question:
        question = one_line(contract.open_question)
        console.print(Text.assemble(("Open question: ", "bold"), question))
    if contract.direction:
        direction = one_line(contract.direction)
        console.print(Text.assemble(("Where they want to go: ", "bold"), direction))
