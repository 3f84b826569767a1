"""YAML text to plain values, and the line on which each of them stands.

Only what a hand-written data file needs is read: lists, mappings with text keys, text, numbers,
true, false and null. Dates stay text until a model asks for one. An alias is refused, so that a
small file can't grow into a huge value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from copilot.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.domain.contradiction import Place

Plain = str | int | float | bool | list["Plain"] | dict[str, "Plain"] | None

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_DEEPEST = 20


@dataclass(frozen=True)
class YamlTree:
    """A file's values and their lines."""

    value: Plain
    lines: dict[Place, int]


def read_tree(text: str, path: Path, first_line: int = 1) -> YamlTree:
    """Read YAML that starts at first_line of the file.

    Raises:
        DataFileError: The text is no YAML, is empty, or holds more than plain values.
    """
    reader = _Reader(path, first_line)
    _refuse_growth(text, reader)
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        # What is missing at the end of a text is told at its last line, not past it.
        line = min(mark.line if mark else 0, text.rstrip().count("\n"))
        problem = error.problem or error.context or "it can't be read"
        raise reader.error(line, f"this is no YAML: {problem}; mend this line") from error
    if node is None:
        raise reader.error(0, "there is nothing in it; fill it in, or delete the file")
    return YamlTree(reader.value(node, ()), reader.lines)


def _refuse_growth(text: str, reader: _Reader) -> None:
    """Stop what would cost too much to compose: nesting without end, and aliases."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            line = event.start_mark.line if event.start_mark else 0
            if isinstance(event, yaml.AliasEvent):
                raise reader.error(line, "an alias (*name) isn't read here; write the value out")
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise reader.error(line, "this is nested too deeply; make it flatter")
    except yaml.YAMLError:
        return  # The composer meets the same error, and tells it.


@dataclass
class _Reader:
    path: Path
    first_line: int
    lines: dict[Place, int] = field(default_factory=dict["Place", int])

    def error(self, line: int, problem: str) -> DataFileError:
        return DataFileError(self.path, self.first_line + line, problem)

    def value(self, node: yaml.Node, place: Place) -> Plain:
        line = node.start_mark.line
        self.lines.setdefault(place, self.first_line + line)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, yaml.SequenceNode) and node.tag == f"{_TAG}seq":
            return [self.value(item, (*place, at)) for at, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode) and node.tag == f"{_TAG}map":
            return self._mapping(node, place)
        raise self.error(line, f"the tag {node.tag} isn't read here; take it out")

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Plain]:
        found: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line
            if key_node.tag != f"{_TAG}str":
                raise self.error(line, "a field's name must be text; put it in quotes")
            key: str = key_node.value
            if key in found:
                raise self.error(line, f"`{key}` stands twice; take one of them out")
            self.lines[*place, key] = self.first_line + line
            found[key] = self.value(value_node, (*place, key))
        return found

    def _scalar(self, node: yaml.ScalarNode) -> Plain:
        text: str = node.value
        match node.tag.removeprefix(_TAG):
            case "str" | "timestamp":
                return text
            case "null":
                return None
            case "bool":
                return text.lower() in {"true", "yes", "on"}
            case "int" | "float" as kind:
                return self._number(text, kind, node.start_mark.line)
            case _:
                problem = f"the tag {node.tag} isn't read here; take it out"
                raise self.error(node.start_mark.line, problem)

    def _number(self, text: str, kind: str, line: int) -> int | float:
        try:
            return int(text) if kind == "int" else float(text)
        except ValueError as error:
            problem = "this would be read as a number; write it plainly, or put text in quotes"
            raise self.error(line, problem) from error
