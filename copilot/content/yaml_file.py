"""YAML files into strict models: every mistake is told as ``path:line:`` and how to mend it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from copilot.content.text_file import read_text
from copilot.content.yaml_nodes import YamlTree, read_tree
from copilot.domain.contradiction import ContradictionError
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from copilot.content.yaml_nodes import Plain
    from copilot.domain.contradiction import Place

M = TypeVar("M", bound=BaseModel)

_PROBLEMS = {
    "extra_forbidden": "is no field here; mend its spelling, or take it out",
    "missing": "is missing; add it",
    "tuple_type": "should be a list; start each item with `- `",
    "dict_type": "should be fields, each `name: value`",
    "model_type": "should be fields, each `name: value`",
}
_HINTS = {"string_type": "; put it in quotes"}


def load_yaml(path: Path, model: type[M]) -> M:
    """Read one value; unknown fields and wrong types are refused.

    Raises:
        DataFileError: The file is missing or broken.
    """
    return open_yaml(path).into(model)


def load_yaml_list(path: Path, model: type[M], key: str = "id") -> tuple[M, ...]:
    """Read a list of values, no two of them with the same key.

    Raises:
        DataFileError: The file is missing or broken.
    """
    return open_yaml(path).into_list(model, key)


def open_yaml(path: Path) -> YamlDocument:
    """Read a file for checks that a model alone can't make.

    Raises:
        DataFileError: The file is missing or no YAML.
    """
    return parse_yaml(read_text(path), path)


def parse_yaml(text: str, path: Path, first_line: int = 1) -> YamlDocument:
    """Read YAML that stands in a file from first_line on.

    Raises:
        DataFileError: The text is no YAML.
    """
    return YamlDocument(path, read_tree(text, path, first_line))


@dataclass(frozen=True)
class YamlDocument:
    """A YAML file's plain values, still knowing their lines."""

    path: Path
    tree: YamlTree

    def into(self, model: type[M]) -> M:
        """Validate the whole file as one value."""
        return self._validated(model, self.tree.value, ())

    def into_list(self, model: type[M], key: str = "id") -> tuple[M, ...]:
        """Validate the file as a list whose items differ in `key`."""
        if not isinstance(self.tree.value, list):
            raise self.error((), "this should be a list; start each item with `- `")
        items = tuple(
            self._validated(model, value, (position,))
            for position, value in enumerate(self.tree.value)
        )
        seen: set[object] = set()
        for position, item in enumerate(items):
            value: object = getattr(item, key)
            if value in seen:
                problem = f"the {key} `{value}` stands twice; rename one of them"
                raise self.error((position, key), problem)
            seen.add(value)
        return items

    def error(self, place: Place, problem: str) -> DataFileError:
        """Make the error for a place; one that is not in the file is told at what holds it."""
        return DataFileError(self.path, self._line(place), problem)

    def refuse_unknown_topics(self, known: Collection[str]) -> None:
        """Raise for the first field called `topic` that names no passage."""
        for place, topic in _topics(self.tree.value, ()):
            self.refuse_unknown_topic(place, topic, known)

    def refuse_unknown_topic(self, place: Place, topic: str, known: Collection[str]) -> None:
        """Raise if the topic that stands at this place names no passage."""
        if topic in known:
            return
        near = get_close_matches(topic, known, n=1)
        hint = f"did you mean `{near[0]}`?" if near else "name a passage of a playbook"
        raise self.error(place, f"there is no passage `{topic}`; {hint}")

    def _validated(self, model: type[M], value: Plain, at: Place) -> M:
        # As JSON, because strict validation of Python values would refuse a list for a tuple.
        try:
            return model.model_validate_json(json.dumps(value), strict=True)
        except ValidationError as error:
            raise self._told(error, at) from error

    def _told(self, error: ValidationError, at: Place) -> DataFileError:
        problems = map(_problem, error.errors(include_url=False, include_input=False))
        told = sorted((self._line((*at, *place)), problem) for place, problem in problems)
        line, problem = told[0]
        more = f" ({len(told) - 1} more after this one)" if told[1:] else ""
        return DataFileError(self.path, line, problem + more)

    def _line(self, place: Place) -> int:
        found: Place = ()
        for step in place:
            # A union's choice is a step of the error's place, but none of the file's.
            if (*found, step) in self.tree.lines:
                found = (*found, step)
        return self.tree.lines[found]


def _topics(value: Plain, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, list):
        for position, item in enumerate(value):
            yield from _topics(item, (*place, position))
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name == "topic":
                yield (*place, name), str(inner)
            else:
                yield from _topics(inner, (*place, name))


def _problem(details: ErrorDetails) -> tuple[Place, str]:
    cause = details.get("ctx", {}).get("error")
    place = details["loc"]
    if isinstance(cause, ContradictionError):
        return (*place, *cause.at), str(cause)
    name = next((f"`{step}`" for step in reversed(place) if isinstance(step, str)), "this")
    kind = details["type"]
    said = re.sub(r"^(Value error, |\w+ (?=should ))", "", details["msg"])
    return place, f"{name} {_PROBLEMS.get(kind) or said + _HINTS.get(kind, '')}"
