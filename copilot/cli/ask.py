"""The command that answers from the playbooks; what does the work is loaded only when called."""

from typing import Annotated

import typer

from copilot.cli.options import Form, grouped
from copilot.cli.order import Order

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="QUESTION", help="Your question; with --jsonl a file."),
]

Llm = Annotated[
    bool, typer.Option("--llm/--no-llm", help="Let the language model that is set word it.")
]


@grouped
def ask(ctx: typer.Context, question: Words = None, *, form: Form, llm: Llm = False) -> int:
    """Answer a question with cited sentences of the playbooks."""
    from copilot.cli.perform import perform  # noqa: PLC0415 - keeps --help fast

    return perform(ctx.obj, Order("ask", " ".join(question or ["-"]), form, {"llm": llm}))
