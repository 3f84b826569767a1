"""Files that a command writes: where the user said, readable by them alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from copilot.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


def write_file(path: Path, data: bytes) -> None:
    """Write a file for the user's eyes.

    Raises:
        InputError: It can't be written there.
    """
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
    except OSError as error:
        raise InputError(
            f"That file can't be written ({type(error).__name__}). What is kept is as it was. Name "
            "another place with --out."
        ) from error
