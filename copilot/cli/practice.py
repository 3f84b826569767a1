"""The commands of practice and debrief; what does the work is loaded only when one is called."""

from typing import Annotated

import typer

from copilot.cli.options import Form, grouped
from copilot.cli.order import Order
from copilot.cli.practice_options import PracticeOptions

Transcript = Annotated[
    str,
    typer.Argument(metavar="TRANSCRIPT|-", help="Lines `Name: words`, or JSON with turns."),
]


@grouped
def practice(ctx: typer.Context, *, asked: PracticeOptions) -> int:
    """Practise with a made-up report who opens up only to good questions."""
    if asked.script and not asked.persona:
        raise typer.BadParameter("--script needs a --persona")
    if asked.person and (asked.persona or asked.script or asked.resume):
        raise typer.BadParameter("--person goes with none of --persona, --script and --resume")
    if asked.person and asked.llm:
        raise typer.BadParameter("--person goes without --llm: what you keep isn't sent")
    from copilot.cli.practised import perform_practice  # noqa: PLC0415 - keeps --help fast

    return perform_practice(ctx.obj(), asked)


@grouped
def debrief(
    ctx: typer.Context,
    source: Transcript = "-",
    *,
    form: Form,
    manager: Annotated[
        str | None,
        typer.Option("--manager", metavar="NAME", help="Which name is the manager's."),
    ] = None,
    llm: Annotated[
        bool,
        typer.Option("--llm/--no-llm", help="Let the language model that is set word the advice."),
    ] = False,
) -> int:
    """Say how a conversation's craft was, with better words; for its manager alone."""
    from copilot.cli.perform import perform  # noqa: PLC0415 - keeps --help fast

    return perform(ctx.obj, Order("debrief", source, form, {"manager": manager, "llm": llm}))
