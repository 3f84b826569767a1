"""What was touched in a conversation, and the whole review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from copilot.cli.printing import heading, indented, one_line
from copilot.cli.show.contract import show_draft
from copilot.cli.show.flags import show_flags
from copilot.cli.show.questions import show_questions
from copilot.cli.show.second_opinion import show_second_opinion

if TYPE_CHECKING:
    from rich.console import Console

    from copilot.cli.requests import NotesRequest
    from copilot.domain.labels import Depth
    from copilot.domain.reading import Coverage, Reading
    from copilot.domain.review import Review

_DEPTHS: dict[Depth, tuple[str, str, str]] = {
    "none": ("○○", "dim", "not touched"),
    "surface": ("●○", "yellow", "on the surface"),
    "deep": ("●●", "green", "in depth"),
}


def show_reading(console: Console, reading: Reading, _: NotesRequest) -> None:
    """Show coverage, whose words they are, and what deserves a second look."""
    if not reading.is_career_conversation:
        console.print(
            Text("This doesn't read like a career conversation; take the rest with care.", "yellow")
        )
        console.print()
    _show_coverage(console, reading.coverage)
    console.print()
    _show_voices(console, reading)
    if reading.signals:
        console.print()
        console.print(heading("Worth a second look"))
        for signal in reading.signals:
            quote = one_line(signal.evidence.quote)
            line = Text.assemble((signal.kind.replace("-", " "), "cyan"), ": “", quote, "”")
            console.print(indented(line, 2))


def show_review(console: Console, review: Review, asked: NotesRequest) -> None:
    """Show reading, flags, questions and contract, one after the other."""
    show_reading(console, review.reading, asked)
    console.print()
    show_flags(console, review.flags, asked)
    console.print()
    show_questions(console, review.questions, asked)
    console.print()
    known = asked.model_copy(update={"report": review.reading.report})
    show_draft(console, review.draft, known)
    show_second_opinion(console, review)


def _show_coverage(console: Console, coverage: Coverage) -> None:
    console.print(heading("What you talked about"))
    table = Table.grid(padding=(0, 2))
    depths: dict[str, Depth] = {
        "Where they are now": coverage.where_now,
        "Where they want to go": coverage.where_to,
        "How to close the gap": coverage.close_gap,
    }
    for name, depth in depths.items():
        dots, style, told = _DEPTHS[depth]
        table.add_row(f"  {name}", Text(dots, style), told)
    console.print(table)


def _show_voices(console: Console, reading: Reading) -> None:
    speakers = [sentence.speaker for sentence in reading.sentences]
    theirs = speakers.count("report")
    others = speakers.count("other") + speakers.count("unknown")
    parts = [f"{speakers.count('manager')} yours", f"{theirs} theirs"]
    parts += [f"{others} somebody else's or unclear"] if others else []
    console.print(Text(f"Sentences: {len(speakers)}, of which {', '.join(parts)}"))
