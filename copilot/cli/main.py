"""The entry of the command line: what goes wrong is turned into words here, once."""

from __future__ import annotations

import contextlib
import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from copilot.cli.commands import app
from copilot.cli.dismiss import dismiss
from copilot.cli.failures import told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.assembly import Copilot

_INTERRUPTED = 130
app.command()(dismiss)


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
