"""The language model's page, as trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.assembly.trying import FORMS
from copilot.export.days import day
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from copilot.assembly.trying import Tried
    from copilot.domain.endpoint import Endpoint
    from copilot.domain.spend import Call, Spent

_SHOWN = 5
"""Latest calls that are listed."""


def heading(endpoint: Endpoint | None) -> Node:
    """Say what a language model is for here, and which is set."""
    lead = (
        "Everything works without one. With one, questions come in the other’s own words and more "
        "is found between the lines. It never decides: what it says is checked, and the rest is "
        "dropped."
    )
    parts = [Node("h1", "Language model"), Node("p", lead, look="lead")]
    if endpoint:
        where = "on this machine" if endpoint.on_this_machine else "not on this machine"
        parts.append(Node("p", f"{endpoint.model} at {endpoint.host}, {where}.", look="below"))
    return Node("header", tuple(parts))


def nothing_set(file: str) -> Node:
    """Say how one is set."""
    lines = (
        'llm_base_url = "http://127.0.0.1:8080/v1"',
        'llm_model = "the model’s name"',
        'llm_api_key = "if it wants one"',
    )
    return Node(
        "div",
        (
            Node("p", f"None is set. To use one, write these lines into {file}, and start again:"),
            Node("div", "\n".join(lines), look="notes below"),
            Node(
                "p",
                "Any endpoint that speaks OpenAI’s protocol will do, also one on this machine. A "
                "key belongs into that file or the environment, never into a page.",
                look="quiet small below",
            ),
        ),
    )


def tried_section(found: Tried) -> Node:
    """Show what came of trying it."""
    if found.problem:
        return Node("p", found.problem, look="alert")
    seconds = found.first_token_seconds
    first = f"First word after {seconds:.2f} s. " if seconds is not None else ""
    form = f"Its JSON is {FORMS[found.form]}." if found.form else ""
    return Node("p", f"Ready. {first}{form}", look="done")


def _calls(count: int) -> str:
    return f"{count:,} call{'' if count == 1 else 's'}"


def spent_section(month: Spent, calls: Sequence[Call], cap: Decimal | None) -> Node:
    """Show what this month has cost, against the cap, and the latest calls."""
    of_cap = f" of {cap}" if cap is not None else ", no cap set"
    told = (
        f"This month: {_calls(month.calls)}, {month.tokens_in:,} tokens sent, "
        f"{month.tokens_out:,} written, {month.cost:.2f}{of_cap}."
    )
    latest = tuple(
        Node(
            "li",
            f"{day(call.at.date())}, {call.at:%H:%M}: {call.tokens_in:,} tokens sent, "
            f"{call.tokens_out:,} written, {call.cost:.4f}",
        )
        for call in reversed(calls[-_SHOWN:])
    )
    parts = [Node("h2", "What it has cost"), Node("p", told)]
    parts += [Node("ul", latest, look="plain small below")] if latest else []
    return Node("section", tuple(parts), look="section")
