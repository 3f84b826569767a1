"""The command that prepares a conversation; what does the work is loaded only when called."""

from typing import Annotated

import typer

from copilot.cli.options import grouped
from copilot.cli.prepare_options import PrepareOptions

LastTime = Annotated[
    str | None,
    typer.Argument(metavar="[NOTES]", help="Notes of last time; - reads standard input."),
]


@grouped
def prepare(ctx: typer.Context, source: LastTime = None, *, asked: PrepareOptions) -> int:
    """Say what to think about, what you know, what you may offer and what to send."""
    from copilot.cli.prepared import perform_prepare  # noqa: PLC0415 - keeps --help fast

    return perform_prepare(ctx.obj(), source, asked)
