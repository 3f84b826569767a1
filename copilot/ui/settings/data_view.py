"""What is kept, as trees."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copilot.export.days import day
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.domain.records import Expired


class Kept(NamedTuple):
    """How much of what is kept."""

    people: int
    conversations: int
    unfinished: int
    practices: int
    playbooks: int


def heading(folder: str) -> Node:
    """Say where everything is."""
    lead = (
        "Everything stays in one folder, readable by you alone. What is about people is encrypted, "
        "each with a key of their own, so that erasing somebody leaves nothing to read."
    )
    return Node(
        "header",
        (
            Node("h1", "Your data"),
            Node("p", lead, look="lead"),
            Node("p", folder, look="quiet small below"),
        ),
    )


def counted(count: int, one: str, many: str) -> str:
    """Count in words."""
    return f"{count:,} {one if count == 1 else many}"


def kept_section(kept: Kept) -> Node:
    """Count what is kept."""
    lines = (
        (kept.people, "person", "people"),
        (kept.conversations, "conversation", "conversations"),
        (kept.unfinished, "text being written", "texts being written"),
        (kept.practices, "practice", "practices"),
        (kept.playbooks, "playbook of your own", "playbooks of your own"),
    )
    listed = tuple(Node("li", counted(*line)) for line in lines)
    inside = (Node("h2", "Kept here"), Node("ul", listed, look="plain"))
    return Node("section", inside, look="section")


def expired_section(found: Expired | None) -> Node:
    """Say how long things are kept, and what is older."""
    parts = [Node("h2", "How long")]
    if found is None:
        words = (
            "Until you erase it. To have a rule, set COPILOT_RETENTION_MONTHS, or "
            "retention_months in the settings file."
        )
        parts.append(Node("p", words))
    else:
        older = (
            counted(len(found.conversations), "conversation", "conversations"),
            counted(found.agreements, "earlier contract", "earlier contracts"),
            counted(found.repairs, "promise put right", "promises put right"),
            counted(found.drafts, "text being written", "texts being written"),
        )
        words = (
            f"Nothing from before {day(found.before)} is meant to be kept. Older than that: "
            f"{', '.join(older)}."
        )
        parts.append(Node("p", words))
    return Node("section", tuple(parts), look="section")


def backup_section(key: str) -> Node:
    """Say what a backup holds, and what it doesn't.

    Args:
        key: What holds the key without which nobody can read it.
    """
    words = (
        "One file with everything about people, encrypted as it is here. It opens with the same "
        f"key only, and that is not in it: keep a copy of {key} somewhere else."
    )
    return Node("section", (Node("h2", "Backup"), Node("p", words)), look="section")
