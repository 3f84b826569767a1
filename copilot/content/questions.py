"""The question bank: every ``questions/*.yaml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.content.yaml_file import open_yaml
from copilot.domain.questions import Question

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def load_questions(knowledge: Path, topics: Collection[str]) -> tuple[Question, ...]:
    """Read the bank, in the order of the files' names.

    Raises:
        DataFileError: A file is broken, an id stands twice, or a topic is none of `topics`.
    """
    bank: dict[str, Question] = {}
    for path in sorted((knowledge / "questions").glob("*.yaml")):
        document = open_yaml(path)
        for position, question in enumerate(document.into_list(Question)):
            if question.id in bank:
                problem = f"another file has the id `{question.id}` already; rename this one"
                raise document.error((position, "id"), problem)
            bank[question.id] = question
        document.refuse_unknown_topics(topics)
    return tuple(bank.values())
