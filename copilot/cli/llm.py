"""The commands about the language model; what does the work is loaded when one is called."""

from typing import Annotated

import typer

from copilot.cli.llm_options import Instead
from copilot.cli.options import About, Source, grouped

app = typer.Typer(
    no_args_is_help=True, help="Try the language model that is set, or see what it has cost."
)
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.command()
@grouped
def check(ctx: typer.Context, *, json: Json = False) -> int:
    """Ask the language model two small things: is it there, and how does it give JSON?"""
    from copilot.cli.llm_check import check_model  # noqa: PLC0415 - keeps --help fast

    return check_model(ctx.obj(), as_json=json)


@app.command()
@grouped
def spent(ctx: typer.Context, *, json: Json = False) -> int:
    """Show what the language model has cost this month, and its latest calls."""
    from copilot.cli.llm_check import show_spent  # noqa: PLC0415 - keeps --help fast

    return show_spent(ctx.obj(), as_json=json)


@app.command()
@grouped
def preview(
    ctx: typer.Context,
    source: Source = "-",
    *,
    about: About,
    instead: Instead,
    json: Json = False,
) -> int:
    """Show exactly what would be sent for notes, a question or a mail; nothing is sent."""
    from copilot.cli.llm_preview import preview as show  # noqa: PLC0415 - keeps --help fast

    return show(ctx.obj(), source, about, instead, as_json=json)
