"""The authority policy to read: what is yours, and who decides the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.shell.authority_words import SUBJECTS, spend
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.domain.authority import Authority


def policy_sections(policy: Authority) -> list[Node]:
    """Show the four lists; one with nothing in it is left out."""
    yours = [_line(SUBJECTS[item.subject], "", item.note) for item in policy.decide]
    limits = [_line("Learning", spend(item, policy.currency), "") for item in policy.limits]
    approval = [
        _line(SUBJECTS[item.subject], f"{item.by} decides", item.note) for item in policy.approval
    ]
    nobody = [_line(SUBJECTS[item.subject], "", item.note) for item in policy.nobody]
    return list(
        _sections(
            (
                "Yours",
                "With nobody’s leave. Speaking up is yours; what comes of it is not.",
                yours,
            ),
            ("Yours up to a sum", "Above it, it is a matter of budget.", limits),
            (
                "Needs somebody’s yes",
                "Until there is one, offer to ask by a day and to report back.",
                approval,
            ),
            ("Nobody can promise", "However senior.", nobody),
        )
    )


def _sections(*given: tuple[str, str, Sequence[Node]]) -> Iterator[Node]:
    for title, about, lines in given:
        if lines:
            heading = (Node("h2", title), Node("p", about, look="quiet"))
            listed = Node("ul", tuple(lines), look="policy")
            yield Node("section", (*heading, listed), look="section")


def _line(subject: str, main: str, note: str) -> Node:
    told = [Node("p", main)] if main else []
    told += [Node("p", note, look="quiet")] if note else []
    return Node("li", (Node("p", subject, look="subject"), Node("div", tuple(told))))
