"""The commands about the contract; what does the work is loaded when one is called."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from copilot.cli.options import grouped
from copilot.cli.people_options import FromNotes, Json, ToSettle, ToShow, Who

app = typer.Typer(no_args_is_help=True, help="The contract with somebody, version after version.")


@app.command()
@grouped
def draft(
    ctx: typer.Context,
    name: Who,
    *,
    asked: FromNotes,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write it there, to be edited.")
    ] = None,
    json: Json = False,
) -> int:
    """Draft the next contract from notes and from what is still open."""
    from copilot.cli.kept.contract import draft_contract  # noqa: PLC0415 - see people

    return draft_contract(ctx.obj().people, name, asked, out, as_json=json)


@app.command()
@grouped
def approve(
    ctx: typer.Context,
    name: Who,
    *,
    asked: FromNotes,
    edited: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="An edited draft; else the draft as it is."),
    ] = None,
    json: Json = False,
) -> int:
    """Put a contract in force; it becomes the next version."""
    from copilot.cli.kept.contract import approve_contract  # noqa: PLC0415 - see people

    return approve_contract(ctx.obj().people, name, asked, edited, as_json=json)


@app.command()
@grouped
def show(ctx: typer.Context, name: Who, *, asked: ToShow, json: Json = False) -> int:
    """Show the contract in force, an earlier version, or what the other person will see."""
    from copilot.cli.kept.contract import show_contract  # noqa: PLC0415 - see people

    return show_contract(ctx.obj().people, name, asked, as_json=json)


@app.command()
@grouped
def diff(
    ctx: typer.Context,
    name: Who,
    *,
    before: Annotated[
        int | None, typer.Option("--from", min=0, help="Else the one before.")
    ] = None,
    after: Annotated[int | None, typer.Option("--to", min=1, help="Else the one in force.")] = None,
    json: Json = False,
) -> int:
    """Say what has changed between two versions."""
    from copilot.cli.kept.contract import diff_contract  # noqa: PLC0415 - see people

    return diff_contract(ctx.obj().people, name, (before, after), as_json=json)


@app.command()
@grouped
def settle(
    ctx: typer.Context,
    name: Who,
    line: Annotated[str, typer.Argument(metavar="ID", help="As `contract show` prints it.")],
    state: Literal["done", "missed", "dropped", "open"],
    *,
    asked: ToSettle,
) -> int:
    """Say what became of a line, or that a promise was put right (`done`)."""
    from copilot.cli.kept.contract import settle_line  # noqa: PLC0415 - see people

    return settle_line(ctx.obj().people, name, (line, state), asked)
