"""An answer of cited sentences."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from copilot.cli.printing import indented, one_line

if TYPE_CHECKING:
    from rich.console import Console

    from copilot.cli.requests import QueryRequest
    from copilot.domain.answers import Answer

NOT_COVERED = "The playbook does not cover this."


def show_answer(console: Console, answer: Answer, _: QueryRequest) -> None:
    """Show the sentences, passage by passage, each with its id."""
    if answer.llm:
        told = answer.llm.notice or "In the language model's words, after the passages named:"
        console.print(Text(told, "yellow" if answer.llm.notice else ""))
    if not answer.sentences:
        console.print(Text(NOT_COVERED))
        return
    for topic, group in groupby(answer.sentences, key=lambda each: each.topic):
        cited = list(group)
        console.print(one_line(cited[0].heading, "bold"))
        for each in cited:
            console.print(indented(one_line(each.text), 2))
        console.print(indented(Text(f"→ {topic}", "dim"), 2))
