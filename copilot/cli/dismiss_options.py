"""What can be asked of `copilot dismiss`."""

from dataclasses import dataclass
from typing import Annotated, Literal

import typer


@dataclass(frozen=True)
class DismissOptions:
    """What to dismiss, or what to do with what is dismissed."""

    category: Annotated[
        str | None,
        typer.Option("--category", metavar="NAME", help="Dismiss flags of this kind; see --below."),
    ] = None
    below: Annotated[
        Literal["medium", "high"],
        typer.Option("--below", help="Only flags less severe than this."),
    ] = "high"
    phrase: Annotated[
        str | None,
        typer.Option("--phrase", metavar="FILE|-", help="Dismiss these words for good."),
    ] = None
    report: Annotated[
        str | None,
        typer.Option("--report", metavar="NAME", help="Only in notes about this person."),
    ] = None
    shown: Annotated[bool, typer.Option("--list", help="List what is dismissed.")] = False
    undo: Annotated[
        str | None, typer.Option("--undo", metavar="ID", help="Take one back, by its id.")
    ] = None
    undo_all: Annotated[bool, typer.Option("--undo-all", help="Take everything back.")] = False
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False
