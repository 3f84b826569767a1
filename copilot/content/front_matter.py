"""Markdown files that begin with a few fields between two lines of hyphens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.content.text_file import read_text
from copilot.content.yaml_file import YamlDocument, parse_yaml
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

_FENCE = "---"


@dataclass(frozen=True)
class MarkdownFile:
    """A file's fields and the text under them."""

    head: YamlDocument
    body: str
    first_line: int
    """The line of the file on which the body begins, from 1."""


def read_markdown(path: Path) -> MarkdownFile:
    """Read the fields and the text.

    Raises:
        DataFileError: The file can't be read, or its front matter is missing or broken.
    """
    lines = read_text(path).split("\n")
    if lines[0].rstrip() != _FENCE:
        problem = f"the front matter is missing; begin with `{_FENCE}`, fields, and `{_FENCE}`"
        raise DataFileError(path, 1, problem)
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == _FENCE), None)
    if end is None:
        problem = f"the front matter has no end; put a line `{_FENCE}` under its last field"
        raise DataFileError(path, 1, problem)
    head = parse_yaml("\n".join(lines[1:end]), path, first_line=2)
    return MarkdownFile(head, "\n".join(lines[end + 1 :]), first_line=end + 2)
