"""What a contract on the page would change, as trees: against the last, and where another came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.export.days import day
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.follow_through import Change
    from copilot.domain.people import Agreement


def changes_against(found: Sequence[Change], version: int) -> Node:
    """List what would be different from the version in force."""
    summary = Node("summary", f"What changes against version {version} ({len(found)})", look="link")
    return Node("details", (summary, _listed(found)), name="against")


def approved_elsewhere(other: Agreement, found: Sequence[Change]) -> Node:
    """Say that another version came in between, and what it changed.

    Args:
        other: The version that is in force now.
        found: What it changed against the one that was edited.
    """
    told = (
        f"Version {other.version} was approved on {day(other.approved.astimezone().date())}, while "
        "these lines were open here. Both are kept: that one is in force, and yours stand below. "
        "Choose which to go on with."
    )
    parts = (Node("p", told), Node("h4", "What that version changed"), _listed(found))
    return Node("div", parts, look="notice")


def _listed(found: Sequence[Change]) -> Node:
    if not found:
        return Node("p", "Nothing.", look="quiet")
    return Node("ul", tuple(Node("li", each.text) for each in found), look="plain small")
