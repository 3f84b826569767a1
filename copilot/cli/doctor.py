"""What is installed, where things live, and what is missing."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from rich.table import Table
from rich.text import Text

from copilot.cli.installed import PACKAGE, version_of
from copilot.cli.printing import print_json, screen
from copilot.errors import CopilotError
from copilot.settings import settings_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from copilot.assembly import Copilot
    from copilot.cli.shapes import Shape
    from copilot.ports import Encoder

_PACKAGES = (PACKAGE, "onnxruntime", "tokenizers", "chromadb", "bm25s", "streamlit")


def examine(engine: Callable[[], Copilot], *, as_json: bool) -> int:
    """Print what is found and return 1 where something is wrong, else 0.

    Raises:
        SettingsError: A setting can't be used.
    """
    found = findings(engine())
    wrong = any(part.get("problem") for part in found.values())
    if as_json:
        print_json({"ok": not wrong} | found)
    else:
        _show(found)
    return int(wrong)


def findings(copilot: Copilot) -> dict[str, Shape]:
    """Look at every part; what is broken has its `problem` said, and the others go on."""
    settings = copilot.settings
    return {
        "versions": {"python": platform.python_version()}
        | {package: version_of(package) for package in _PACKAGES},
        "encoder": _checked(lambda: _encoder(copilot.encoder)),
        "data": _data(settings.data_dir),
        "index": _checked(lambda: _index(copilot)),
        "policy": {"file": str(settings.policy or "the one in the package")}
        | _checked(lambda: {"version": copilot.policy.version}),
        "settings": {"file": str(settings_file()), "exists": settings_file().is_file()},
        "llm": {
            "set": settings.llm_base_url is not None,
            "host": urlsplit(settings.llm_base_url or "").hostname,
            "model": settings.llm_model,
            "key": settings.llm_api_key is not None,
        },
    }


def _checked(look: Callable[[], Shape]) -> Shape:
    try:
        return look() | {"problem": None}
    except CopilotError as error:
        return {"problem": str(error)}


def _encoder(encoder: Encoder) -> Shape:
    folder: object = getattr(encoder, "folder", None)
    return {"id": encoder.id, "folder": str(folder) if folder else None}


def _data(folder: Path) -> Shape:
    """Look without making the folder: that is for the first thing worth keeping."""
    nearest = next(each for each in (folder, *folder.parents) if each.exists())
    writable = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
    problem = None if writable else "It can't be written; set COPILOT_DATA_DIR to another folder."
    return {"folder": str(folder), "writable": writable, "problem": problem}


def _index(copilot: Copilot) -> Shape:
    if not (copilot.settings.data_dir / "search").is_dir():
        return {"state": "not built yet; the first search builds it"}
    warnings = copilot.index.warnings
    return {"state": " ".join(warnings) or "ready"}


def _show(found: dict[str, Shape]) -> None:
    table = Table.grid(padding=(0, 2))
    for part, values in found.items():
        problem = values.get("problem")
        mark = Text("✗", "bold red") if problem else Text("✓", "green")
        told = Text("\n").join(_lines(values))
        table.add_row(mark, Text(part, "bold"), told)
    screen().print(table)


def _lines(values: dict[str, Any]) -> list[Text]:
    lines = [
        Text.assemble((f"{name} ", "dim"), _told(value))
        for name, value in values.items()
        if name != "problem"
    ]
    problem = values.get("problem")
    return [*lines, Text(problem, "red")] if problem else lines


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "–" if value is None else str(value)
