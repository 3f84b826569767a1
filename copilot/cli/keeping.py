"""Today, files to take out, erasing and backups; what does the work is loaded when called."""

from pathlib import Path
from typing import Annotated

import typer

from copilot.cli.options import grouped
from copilot.cli.people_options import Json, ToExport, Who


@grouped
def today(
    ctx: typer.Context,
    *,
    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="As if it were that day.")
    ] = None,
    json: Json = False,
) -> int:
    """Say what to do today for the people you manage, in the order to do it."""
    from copilot.cli.kept.today import show_today  # noqa: PLC0415 - keeps --help fast

    return show_today(ctx.obj().people, date, as_json=json)


@grouped
def export(ctx: typer.Context, name: Who, *, asked: ToExport, json: Json = False) -> int:
    """Take out what is kept about somebody, a contract, a calendar or a mail. Sends nothing."""
    from copilot.cli.kept.files import export_person  # noqa: PLC0415 - keeps --help fast

    return export_person(ctx.obj(), name, asked, as_json=json)


@grouped
def erase(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="As `people` lists.")] = None,
    *,
    expired: Annotated[
        bool, typer.Option("--expired", help="What COPILOT_RETENTION_MONTHS no longer allows.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
    json: Json = False,
) -> int:
    """Destroy all that is kept about somebody, or what is too old. There is no way back."""
    if (name is None) != expired:
        raise typer.BadParameter("say a NAME, or --expired")
    from copilot.cli.kept.erasing import erase_expired, erase_person  # noqa: PLC0415 - see above

    if name is None:
        return erase_expired(ctx.obj(), sure=yes, as_json=json)
    return erase_person(ctx.obj().people, name, sure=yes, as_json=json)


@grouped
def backup(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="Where to copy it.")] = None,
    *,
    restore: Annotated[
        Path | None, typer.Option("--restore", metavar="FILE", help="Put this one in place.")
    ] = None,
    json: Json = False,
) -> int:
    """Copy all that is kept of people into one file, or put such a file in place."""
    from copilot.cli.kept.erasing import back_up, put_back  # noqa: PLC0415 - keeps --help fast

    if file and not restore:
        return back_up(ctx.obj(), file, as_json=json)
    if restore and not file:
        return put_back(ctx.obj(), restore, as_json=json)
    raise typer.BadParameter("say a FILE to write, or --restore FILE")
