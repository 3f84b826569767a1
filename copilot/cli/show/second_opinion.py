"""What a language model added to a review, and what became of the rest of its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from copilot.cli.printing import heading, indented, one_line

if TYPE_CHECKING:
    from rich.console import Console

    from copilot.domain.review import Review


def show_second_opinion(console: Console, review: Review) -> None:
    """Show the notice, or the summary, what to confirm and what was folded away."""
    llm = review.llm
    if llm is None:
        return
    console.print()
    console.print(heading("From the language model"))
    if llm.notice:
        console.print(indented(Text(llm.notice, "yellow"), 2))
        return
    if llm.summary:
        console.print(indented(one_line(llm.summary), 2))
    for each in llm.to_confirm:
        console.print(indented(Text.assemble(("To confirm: ", "bold"), one_line(each.question)), 2))
    for folded in review.folded:
        if folded.by == "llm":
            quote = one_line(folded.flag.quote)
            told = Text.assemble(f"Folded away, {folded.flag.category}: “", quote, "” ")
            console.print(indented(told + one_line(folded.reason, "dim"), 2))
    told = f"{llm.tokens_in:,} tokens in, {llm.tokens_out:,} out"
    dropped = f"; {len(llm.dropped)} of its lines did not stand up" if llm.dropped else ""
    console.print(indented(Text(told + dropped, "dim"), 2))
