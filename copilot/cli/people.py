"""The commands about the people one manages; what does the work is loaded when one is called."""

from typing import Annotated

import typer

from copilot.cli.options import grouped
from copilot.cli.people_options import Json, Who

app = typer.Typer(help="The people you manage. Everything stays in your data folder.")


@app.callback(invoke_without_command=True)
@grouped
def people(ctx: typer.Context, *, json: Json = False) -> int:
    """List the people you manage; add or show one."""
    if ctx.invoked_subcommand is not None:
        return 0
    from copilot.cli.kept.people import list_people  # noqa: PLC0415 - keeps --help fast

    return list_people(ctx.obj().people, as_json=json)


@app.command(name="list")
@grouped
def list_all(ctx: typer.Context, *, json: Json = False) -> int:
    """List everybody."""
    from copilot.cli.kept.people import list_people  # noqa: PLC0415 - keeps --help fast

    return list_people(ctx.obj().people, as_json=json)


@app.command()
@grouped
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As you call them.")],
    *,
    role: Annotated[str, typer.Option("--role", help="What they do.")] = "",
    json: Json = False,
) -> int:
    """Add somebody."""
    from copilot.cli.kept.people import add_person  # noqa: PLC0415 - keeps --help fast

    return add_person(ctx.obj().people, name, role, as_json=json)


@app.command()
@grouped
def rename(
    ctx: typer.Context,
    name: Who,
    to: Annotated[str, typer.Argument(metavar="NEW", help="What you call them from now on.")],
    *,
    role: Annotated[str | None, typer.Option("--role", help="What they do now.")] = None,
    json: Json = False,
) -> int:
    """Call somebody something else."""
    from copilot.cli.kept.people import rename_person  # noqa: PLC0415 - keeps --help fast

    return rename_person(ctx.obj().people, name, to, role, as_json=json)


@app.command()
@grouped
def show(ctx: typer.Context, name: Who, *, json: Json = False) -> int:
    """Show somebody: contract, clocks, and how to begin the next conversation."""
    from copilot.cli.kept.people import show_person  # noqa: PLC0415 - keeps --help fast

    return show_person(ctx.obj().people, name, as_json=json)


@app.command()
@grouped
def recall(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Only this person.")] = None,
    *,
    json: Json = False,
) -> int:
    """Say where each wants to be in three years, then see their own words; no score."""
    from copilot.cli.kept.people import drill  # noqa: PLC0415 - keeps --help fast

    return drill(ctx.obj().people, name, as_json=json)


@app.command()
@grouped
def compare(ctx: typer.Context, name: Who, *, json: Json = False) -> int:
    """Lay the conversations with somebody side by side."""
    from copilot.cli.kept.people import compare_person  # noqa: PLC0415 - keeps --help fast

    return compare_person(ctx.obj().people, name, as_json=json)
