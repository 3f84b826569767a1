"""People who don't exist: every ``first_run/*.yaml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.content.yaml_file import load_yaml
from copilot.domain.made_up import MadeUp

if TYPE_CHECKING:
    from pathlib import Path


def load_made_up(knowledge: Path) -> tuple[MadeUp, ...]:
    """Read them, in the order of the files' names.

    Raises:
        DataFileError: A file is broken, isn't marked `sample: true`, or a line's words don't stand
            in its notes.
    """
    folder = knowledge / "first_run"
    return tuple(load_yaml(path, MadeUp) for path in sorted(folder.glob("*.yaml")))
