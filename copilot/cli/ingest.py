"""The command that takes in playbooks; what does the work is loaded only when it is called."""

from pathlib import Path
from typing import Annotated

import typer

from copilot.cli.ingest_options import IngestOptions
from copilot.cli.options import grouped

Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH…", help="Files: .md, .txt, .docx, .pdf or .html."),
]


@grouped
def ingest(ctx: typer.Context, paths: Paths, *, asked: IngestOptions) -> int:
    """Show what your own playbooks would become, and keep them if you like."""
    from copilot.cli.ingested import perform_ingest  # noqa: PLC0415 - keeps --help fast

    return perform_ingest(ctx.obj(), paths, asked)
