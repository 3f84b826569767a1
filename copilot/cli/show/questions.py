"""What to ask next, numbered, each with why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from copilot.cli.printing import heading, indented, numbered, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from copilot.cli.requests import NotesRequest
    from copilot.domain.questions import Suggestion


def show_questions(console: Console, questions: Sequence[Suggestion], _: NotesRequest) -> None:
    """Show questions, best first."""
    if not questions:
        console.print(Text("No question comes to mind: these notes leave nothing open."))
        return
    console.print(heading("To ask next"))
    for number, question in enumerate(questions, start=1):
        console.print()
        console.print(numbered(number, one_line(question.text, "bold")))
        console.print(indented(Text.assemble("Why now: ", one_line(question.why)), 4))
        if question.evidence:
            quoted = Text.assemble("From your notes: “", one_line(question.evidence.quote), "”")
            console.print(indented(quoted, 4))
        worded = " · worded by the language model" if question.source == "llm" else ""
        console.print(indented(Text(f"→ {question.topic}{worded}", "dim"), 4))
