"""The entry of the command line: what goes wrong is turned into words here, once."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from copilot.cli.commands import app
from copilot.errors import CopilotError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.assembly import Copilot

_INTERRUPTED = 130


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
    except CopilotError as error:
        return _failed(str(error))
    except Exception as error:  # noqa: BLE001 - nobody at a terminal is helped by a traceback
        return _failed(_unforeseen(error))
    return 0


def _failed(message: str) -> int:
    with contextlib.suppress(BrokenPipeError):
        if os.environ.get("COPILOT_DEBUG") == "1":
            traceback.print_exc()
        print(f"copilot: {message}", file=sys.stderr)
    return 1


def _unforeseen(error: Exception) -> str:
    """Say what kind and where; the error's own text might quote the notes."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return (
        f"something went wrong inside ({type(error).__name__}{where}), and this command stopped. "
        "Your notes are as they were. Run it again with COPILOT_DEBUG=1 to see more, "
        "and please report it."
    )


def _from_settings() -> Copilot:
    from copilot.assembly import Copilot  # noqa: PLC0415 - not for --help: it takes a second

    return Copilot.from_settings()
