"""What went wrong, in words for people and without any of the notes'."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from copilot.errors import CopilotError


def told(error: Exception) -> str:
    """Put an error into words; with COPILOT_DEBUG=1 the traceback goes to standard error."""
    if os.environ.get("COPILOT_DEBUG") == "1":
        traceback.print_exception(error)
    if isinstance(error, CopilotError):
        return str(error)
    # An unforeseen error's own text might quote the notes: kind and place have to do.
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return (
        f"Something went wrong inside ({type(error).__name__}{where}). Your notes are as they "
        "were. Run it again with COPILOT_DEBUG=1 to see more, and please report it."
    )
