"""Playbooks: ``playbooks/<file>.md``, and what people say when a passage is the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field, RootModel, StringConstraints

from copilot.content.front_matter import read_markdown
from copilot.content.sections import Section, cut_long, split_sections
from copilot.content.yaml_file import open_yaml
from copilot.domain.model import Model
from copilot.domain.passages import Passage, Playbook
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _id(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError("is no id; use small letters, digits and single hyphens")
    return text


class _Head(Model):
    id: Annotated[str, StringConstraints(max_length=40), AfterValidator(_id)]
    title: _Words
    version: Annotated[int, Field(ge=1)] = 1
    language: _Words = "en"
    source: str = ""


class _Cues(RootModel[dict[str, tuple[_Words, ...]]]):
    """Topic to what people would say."""


def load_playbooks(knowledge: Path) -> tuple[Playbook, ...]:
    """Read every ``playbooks/*.md`` of a folder, with the ``cues/<playbook>.yaml`` beside them.

    Raises:
        DataFileError: A file is broken, two playbooks share an id, or cues belong to none.
    """
    loaded: dict[str, Playbook] = {}
    for path in sorted((knowledge / "playbooks").glob("*.md")):
        playbook = load_playbook(path, knowledge / "cues")
        if playbook.id in loaded:
            problem = f"there is another playbook `{playbook.id}`; give this one its own `id`"
            raise DataFileError(path, 1, problem)
        loaded[playbook.id] = playbook
    for path in sorted((knowledge / "cues").glob("*.yaml")):
        if path.stem not in loaded:
            problem = f"there is no playbook `{path.stem}`; name this file as a playbook's `id`"
            raise DataFileError(path, 1, problem)
    return tuple(loaded.values())


def load_playbook(path: Path, cues: Path | None = None) -> Playbook:
    """Read one playbook; `cues` is the folder in which its cues may lie.

    Raises:
        DataFileError: The file is broken, or a section has no text or somebody else's id.
    """
    markdown = read_markdown(path)
    head = markdown.head.into(_Head)
    sections = split_sections(markdown.body, head.title, markdown.first_line)
    if not sections:
        problem = "this playbook has no text; put sections under headings, `## Heading {#id}`"
        raise DataFileError(path, markdown.first_line, problem)
    parts = _checked(path, sections)
    topics = [f"{head.id}/{part.id}" for part in parts]
    said = _load_cues(cues / f"{head.id}.yaml", topics) if cues else {}
    passages = (
        Passage(
            topic=topic,
            playbook=head.id,
            heading=part.heading,
            text=part.text,
            cues=said.get(topic, ()),
        )
        for topic, part in zip(topics, parts, strict=True)
    )
    return Playbook(
        id=head.id,
        title=head.title,
        version=head.version,
        language=head.language,
        source=head.source,
        passages=tuple(passages),
    )


def topics_of(playbooks: Iterable[Playbook]) -> frozenset[str]:
    """Every id that something may cite."""
    return frozenset(passage.topic for book in playbooks for passage in book.passages)


def _checked(path: Path, sections: list[Section]) -> list[Section]:
    parts: dict[str, Section] = {}
    for section in sections:
        try:
            _id(section.id)
        except ValueError as error:
            raise DataFileError(path, section.line, f"`{section.id}` {error}") from error
        if not section.text:
            problem = "there is nothing under this heading; write it, or take the heading out"
            raise DataFileError(path, section.line, problem)
        for part in cut_long(section):
            if part.id in parts:
                problem = f"the id `{part.id}` stands twice; put another one, {{#id}}, after it"
                raise DataFileError(path, section.line, problem)
            parts[part.id] = part
    return list(parts.values())


def _load_cues(path: Path, topics: list[str]) -> dict[str, tuple[str, ...]]:
    if not path.exists():
        return {}
    document = open_yaml(path)
    cues = document.into(_Cues).root
    for topic in cues:
        document.refuse_unknown_topic((topic,), topic, topics)
    return cues
