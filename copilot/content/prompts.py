"""What is said to a language model: one Markdown file a task, checked before anything is sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast, get_args

from jinja2 import StrictUndefined, TemplateSyntaxError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import SandboxedEnvironment

from copilot.content.front_matter import read_markdown
from copilot.domain.prompt import Prompt, PromptHead, PromptPart, PromptTask
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.content.front_matter import MarkdownFile

_ROLE = re.compile(r"^## (system|user)\s*$", re.MULTILINE)


def load_prompts(folder: Path) -> dict[PromptTask, Prompt]:
    """Read ``<task>.md`` for every task.

    Raises:
        DataFileError: A file is missing or broken.
    """
    return {task: load_prompt(folder / f"{task}.md") for task in get_args(PromptTask)}


def load_prompt(path: Path) -> Prompt:
    """Read one file: front matter, then ``## system`` and ``## user`` with their texts.

    Raises:
        DataFileError: It is missing or broken, or names a variable that it does not declare.
    """
    file = read_markdown(path)
    head = file.head.into(PromptHead)
    if head.task != path.stem:
        raise file.head.error(("task",), f"`{head.task}` is not the file's name, `{path.stem}`")
    _refuse_open_schema(file, head.answer_schema, ("schema",))
    parts = _parts(path, file)
    _refuse_unknown_variables(path, file, head)
    return Prompt(head=head, parts=parts)


def _parts(path: Path, file: MarkdownFile) -> tuple[PromptPart, ...]:
    pieces = _ROLE.split(file.body)
    roles = pieces[1::2]
    if pieces[0].strip() or roles != ["system", "user"]:
        problem = "the text should be `## system` and then `## user`, each with its words below"
        raise DataFileError(path, file.first_line, problem)
    return tuple(
        PromptPart(role="system" if role == "system" else "user", template=text.strip())
        for role, text in zip(roles, pieces[2::2], strict=True)
    )


def _refuse_unknown_variables(path: Path, file: MarkdownFile, head: PromptHead) -> None:
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    try:
        used = find_undeclared_variables(environment.parse(file.body))
    except TemplateSyntaxError as error:
        line = file.first_line + error.lineno - 1
        raise DataFileError(path, line, f"this is no template: {error.message}") from error
    for name in sorted(used - set(head.variables)):
        problem = f"`{name}` is not among the `variables`; add it there, or mend its spelling"
        raise DataFileError(path, _line_of(name, file), problem)
    for place, name in enumerate(head.variables):
        if name not in used:
            raise file.head.error(("variables", place), f"`{name}` is used nowhere; take it out")


def _line_of(name: str, file: MarkdownFile) -> int:
    lines = file.body.split("\n")
    named = re.compile(rf"\{{[{{%].*\b{re.escape(name)}\b")
    return file.first_line + next((at for at, line in enumerate(lines) if named.search(line)), 0)


def _refuse_open_schema(file: MarkdownFile, schema: object, at: tuple[str | int, ...]) -> None:
    """Endpoints that hold a model to a schema want every object closed and every field required."""
    if not isinstance(schema, dict):
        return
    fields = cast("dict[str, Any]", schema)
    if fields.get("type") == "object":
        names = list(fields.get("properties", {}))
        if fields.get("additionalProperties") is not False:
            raise file.head.error(at, "add `additionalProperties: false` to this object")
        if sorted(fields.get("required", [])) != sorted(names):
            raise file.head.error(at, "list every property of this object under `required`")
    for name, inner in fields.items():
        _refuse_open_schema(file, inner, (*at, name))
