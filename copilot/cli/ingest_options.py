"""Options of the command that takes in playbooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer


@dataclass(frozen=True)
class IngestOptions:
    """How files are taken in."""

    yes: Annotated[bool, typer.Option("--yes", help="Keep what can be read, unasked.")] = False
    approved_by: Annotated[
        str | None,
        typer.Option("--approved-by", metavar="NAME", help="Who approves; else your login name."),
    ] = None
    json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object; without --yes nothing is kept.")
    ] = False
