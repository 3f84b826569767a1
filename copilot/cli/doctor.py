"""What is installed, where things live, and what is missing."""

from __future__ import annotations

import os
import platform
import shutil
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from rich.table import Table
from rich.text import Text

from copilot.assembly.keeping import look_at_kept, name_of_kept
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
    from copilot.settings import Settings

_LEAST_FREE_MB = 200
"""Room for a migration's copy and for an index."""
_MB = 1_000_000
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
        "database": _database(settings),
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
    free = shutil.disk_usage(nearest).free // _MB
    problem = None
    if not writable:
        problem = "It can't be written; set COPILOT_DATA_DIR to another folder."
    elif free < _LEAST_FREE_MB:
        problem = "The disk is nearly full; make room, or set COPILOT_DATA_DIR to another one."
    return {"folder": str(folder), "writable": writable, "free_mb": free, "problem": problem}


def _database(settings: Settings) -> Shape:
    """Look at it as it is: not even a migration is run."""

    def named() -> Shape:
        kind, where = name_of_kept(settings)
        return {"kind": kind, "where": where}

    def seen() -> Shape:
        found = look_at_kept(settings)
        size = None if found.size is None else round(found.size / _MB, 1)
        told = {"state": found.state, "schema": found.schema, "newest": found.newest}
        return told | {"size_mb": size}

    name = _checked(named)
    return name if name["problem"] else name | _checked(seen)


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
