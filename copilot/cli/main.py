"""The entry of the command line: what goes wrong is turned into words here, once."""

from __future__ import annotations

import contextlib
import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from copilot.cli.ask import ask
from copilot.cli.commands import app
from copilot.cli.contract import app as contract
from copilot.cli.conversations import app as conversations
from copilot.cli.dismiss import dismiss
from copilot.cli.failures import told
from copilot.cli.ingest import ingest
from copilot.cli.keeping import backup, erase, export, today
from copilot.cli.llm import app as llm
from copilot.cli.people import app as people
from copilot.cli.playbooks import app as playbooks
from copilot.cli.practice import debrief, practice
from copilot.cli.prepare import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.assembly import Copilot

_INTERRUPTED = 130
app.command()(ask)
app.command()(dismiss)
app.command()(ingest)
app.command()(prepare)
app.command()(practice)
app.command()(debrief)
for keeping in (today, export, erase, backup):
    app.command()(keeping)
app.add_typer(people, name="people")
app.add_typer(conversations, name="conversations")
app.add_typer(contract, name="contract")
app.add_typer(playbooks, name="playbooks")
app.add_typer(llm, name="llm")


def run() -> None:
    """Run the command that the shell asked for, and leave with its status."""
    sys.exit(main())


def main(
    arguments: Sequence[str] | None = None, engine: Callable[[], Copilot] | None = None
) -> int:
    """Run one command and return its exit status.

    Args:
        arguments: Words after ``copilot``; None takes those of the shell.
        engine: Makes the copilot to ask; None reads the settings.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    status = _status(arguments, engine or _from_settings)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _status(arguments: Sequence[str] | None, engine: Callable[[], Copilot]) -> int:
    try:
        app(arguments, prog_name="copilot", obj=engine)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - nobody at a terminal is helped by a traceback
        with contextlib.suppress(BrokenPipeError):
            print(f"copilot: {told(error)}", file=sys.stderr)
        return 1
    return 0


def _from_settings() -> Copilot:
    from copilot.assembly import Copilot  # noqa: PLC0415 - not for --help: it takes a second

    return Copilot.from_settings()
