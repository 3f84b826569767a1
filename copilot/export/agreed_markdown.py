"""The approved contract as a Markdown document for both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.export.days import day
from copilot.export.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.export.report_view import ReportView, ViewLine


def agreed_markdown(view: ReportView) -> str:
    """Write what the other person may see; words that would be markup are escaped."""
    theirs, mine = escaped(view.report), escaped(view.manager or "Manager")
    blocks = [
        "# Development contract",
        f"{theirs} and {mine}, conversation on {day(view.held)}",
        f"## {theirs} takes on",
        _listed(view.theirs, "- [ ] ", "- [x] "),
        f"## {mine} takes on",
        _listed(view.mine, "- [ ] ", "- [x] "),
        "## Looking at it together",
        _listed(view.reviews, "- ", "- "),
    ]
    if view.open_question:
        blocks += ["## The question we are sitting with", escaped(view.open_question)]
    if view.direction:
        blocks += ["## Where it should lead", escaped(view.direction)]
    return "\n\n".join(blocks) + "\n"


def _listed(lines: Sequence[ViewLine], to_do: str, done: str) -> str:
    told = [(done if line.state == "done" else to_do) + escaped(line.told()) for line in lines]
    return "\n".join(told) or "Nothing yet."
