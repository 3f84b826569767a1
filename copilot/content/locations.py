"""Where the data files live: in a checkout at its top, in an installed package inside it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from copilot.errors import DataFileError

_PACKAGE = Path(str(files("copilot")))


def knowledge_folder() -> Path:
    """Playbooks, questions, policy, rhythm, rules and samples."""
    return _folder("knowledge")


def prompts_folder() -> Path:
    """One markdown file for each task of a language model."""
    return _folder("prompts")


def model_folder() -> Path:
    """The reader's weights and its tokenizer; they stand in the package in either case."""
    return _PACKAGE / "model"


def _folder(name: str, package: Path = _PACKAGE) -> Path:
    installed = package / "_data"
    folder = (installed if installed.is_dir() else package.parent) / name
    if not folder.is_dir():
        raise DataFileError(
            folder, 1, "this folder belongs to the package and is missing; install it again"
        )
    return folder
