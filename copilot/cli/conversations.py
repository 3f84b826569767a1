"""The commands about conversations; what does the work is loaded when one is called."""

from typing import Annotated

import typer

from copilot.cli.options import grouped
from copilot.cli.people_options import Json, Notes, ToAdd, ToChange, Which, Who

app = typer.Typer(no_args_is_help=True, help="Conversations with the people you manage.")


@app.command()
@grouped
def add(
    ctx: typer.Context, name: Who, notes: Notes = None, *, asked: ToAdd, json: Json = False
) -> int:
    """Add a conversation: planned while its day is ahead, held with notes or afterwards."""
    from copilot.cli.kept.conversations import add_conversation  # noqa: PLC0415 - see people

    return add_conversation(ctx.obj().people, (name, notes), asked, as_json=json)


@app.command(name="list")
@grouped
def list_all(ctx: typer.Context, name: Who, *, json: Json = False) -> int:
    """List the conversations with somebody, latest first."""
    from copilot.cli.kept.conversations import list_conversations  # noqa: PLC0415 - see people

    return list_conversations(ctx.obj().people, name, as_json=json)


@app.command()
@grouped
def notes(
    ctx: typer.Context,
    name: Who,
    notes: Notes = None,
    *,
    conversation: Which = None,
    json: Json = False,
) -> int:
    """Print a conversation's notes, or put a file's in their place."""
    from copilot.cli.kept.conversations import notes_of  # noqa: PLC0415 - see people

    return notes_of(ctx.obj().people, (name, notes), conversation, as_json=json)


@app.command()
@grouped
def change(
    ctx: typer.Context,
    name: Who,
    conversation: Annotated[str, typer.Argument(metavar="ID", help="As `list` prints it.")],
    *,
    asked: ToChange,
    json: Json = False,
) -> int:
    """Move a conversation to another day, or say that it was held."""
    from copilot.cli.kept.conversations import change_conversation  # noqa: PLC0415 - see people

    return change_conversation(ctx.obj().people, (name, conversation), asked, as_json=json)


@app.command()
@grouped
def audit(ctx: typer.Context, name: Who, *, conversation: Which = None, json: Json = False) -> int:
    """Look for the five failures in a conversation."""
    from copilot.cli.kept.conversations import audit_conversation  # noqa: PLC0415 - see people

    return audit_conversation(ctx.obj().people, name, conversation, as_json=json)
