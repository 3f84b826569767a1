"""Everything that is kept about one person, to hand out: as Markdown and as JSON."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from copilot.domain.model import Model
from copilot.export.days import day
from copilot.export.markdown import escaped
from copilot.export.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.domain.records import PersonRecord


def person_json(record: PersonRecord) -> str:
    """Write all of it, field by field as it is kept."""
    return record.model_dump_json(indent=1) + "\n"


def person_markdown(record: PersonRecord) -> str:
    """Write all of it for people to read; words that would be markup are escaped."""
    sections: tuple[tuple[str, Sequence[Model]], ...] = (
        ("Person", (record.person,)),
        ("Conversations", record.conversations),
        ("What conversations said before they were changed", record.earlier),
        ("Versions of the contract", record.agreements),
        ("Promises to put right", record.repairs),
        ("Taken out", record.sent),
        ("Drafts", record.drafts),
    )
    blocks = [f"# Everything kept about {escaped(record.person.name)}"]
    for title, items in sections:
        blocks.append(f"## {title}")
        blocks += ["\n".join(_fields(item, 0)) for item in items] or ["Nothing."]
    return "\n\n".join(blocks) + "\n"


def _fields(item: Model, depth: int) -> Iterator[str]:
    indent = "  " * depth
    for name in type(item).model_fields:
        value: object = getattr(item, name)
        label = f"{indent}- {name.replace('_', ' ')}:"
        if isinstance(value, Model):
            yield label
            yield from _fields(value, depth + 1)
        elif isinstance(value, tuple):
            yield f"{label} {'' if value else 'none'}".rstrip()
            for place, each in enumerate(cast("tuple[Model, ...]", value), 1):
                yield f"{indent}  - {place}."
                yield from _fields(each, depth + 2)
        else:
            yield from _said(label, _told(value), indent)


def _said(label: str, text: str, indent: str) -> Iterator[str]:
    """Write one value, its further lines below it as a quotation."""
    lines = plain(text).split("\n")
    if len(lines) == 1:
        yield f"{label} {escaped(text)}".rstrip()
        return
    yield label
    yield ""
    yield from (f"{indent}  > {escaped(line)}".rstrip() + "  " for line in lines)
    yield ""


def _told(value: object) -> str:
    if value is None or value == "":
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return f"{day(value)}, {value:%H:%M %Z}"
    return day(value) if isinstance(value, dt.date) else str(value)
