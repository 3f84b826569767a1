"""What reviewers would repeat: small modules, plain names, public names documented."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
MODULES = [
    path.relative_to(ROOT)
    for folder in ("copilot", "evals", "training")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
TEXTS = {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".css", ".lock"}
FOLDERS = ("copilot", "evals", "training", "tests", "knowledge", "prompts", "docs", "requirements")
MOST_LINES = 250
_HOME = re.compile(r"/(?:home|root|Users)/\w|[A-Z]:\\+Users\\")
_DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_is_short_and_is_named_for_what_it_does(module: Path):
    lines = (ROOT / module).read_text("utf-8").count("\n")
    assert lines < MOST_LINES, f"{module} has {lines} lines; cut it in two"
    assert module.stem not in {"utils", "util", "helpers", "common", "misc", "base"}


@pytest.mark.parametrize(
    "module", [each for each in MODULES if each.parts[0] == "copilot"], ids=str
)
def test_every_public_name_is_documented(module: Path):
    tree = ast.parse((ROOT / module).read_text("utf-8"))
    assert ast.get_docstring(tree), f"{module} doesn't say what it is for"
    assert [each.name for each in _public(tree) if not ast.get_docstring(each)] == []


def test_nothing_mentions_the_machine_it_was_written_on():
    checkout = str(ROOT) if len(ROOT.parts) > 2 else None
    found = [
        str(path.relative_to(ROOT))
        for path in _texts()
        for text in [path.read_text("utf-8")]
        if _HOME.search(text) or (checkout and checkout in text)
    ]
    assert found == []


def _public(node: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    """Public classes and functions, and the public methods of these classes."""
    for each in node.body:
        if isinstance(each, _DEFINITIONS) and not each.name.startswith("_"):
            yield each
            if isinstance(each, ast.ClassDef):
                yield from _public(each)


def _texts() -> Iterator[Path]:
    yield from (path for path in ROOT.iterdir() if path.suffix in TEXTS)
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in TEXTS and path != Path(__file__):
                yield path
