"""The commands that list and remove playbooks; what does the work is loaded when one is called."""

from typing import Annotated

import typer

from copilot.cli.options import grouped

app = typer.Typer(help="List the playbooks that are searched, or remove your own.")
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.callback(invoke_without_command=True)
@grouped
def playbooks(ctx: typer.Context, *, json: Json = False) -> int:
    """List the playbooks that are searched, or remove your own."""
    if ctx.invoked_subcommand is not None:
        return 0
    from copilot.cli.playbook_list import show_playbooks  # noqa: PLC0415 - keeps --help fast

    return show_playbooks(ctx.obj(), as_json=json)


@app.command()
@grouped
def remove(
    ctx: typer.Context,
    playbooks: Annotated[list[str], typer.Argument(metavar="ID…", help="As listed.")],
    *,
    json: Json = False,
) -> int:
    """Remove playbooks of your own, and what search kept of them."""
    from copilot.cli.playbook_list import remove_playbooks  # noqa: PLC0415 - keeps --help fast

    return remove_playbooks(ctx.obj(), playbooks, as_json=json)
