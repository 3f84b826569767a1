"""Cuts a playbook's markdown into sections, each with a stable id and of a length to search."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1500
"""Characters of one passage: about as much as the encoder reads at once."""

_HEADING = re.compile(r"(?P<level>##?)[ \t]+(?P<name>.*?)(?:\s*\{#(?P<id>[^}]*)\})?[ \t]*#*[ \t]*")
_FENCE = re.compile(r"\s*(```|~~~)")
_CUTS = ("\n\n", "\n", ". ", " ")


@dataclass(frozen=True)
class Section:
    """A heading and the text under it."""

    id: str
    heading: str
    text: str
    line: int
    """Where its heading stands, from 1."""
    level: int = 2
    """Of the heading; a title is 1."""


def split_sections(markdown: str, title: str, first_line: int = 1) -> list[Section]:
    """Cut at first- and second-level headings; text before them becomes `introduction`.

    A heading names its id by ``{#id}``, or gets one from its words. A title with no text of its
    own is left out. Any other section may come back empty, and ids may repeat: that is for the
    caller to refuse.
    """
    sections = [Section("introduction", title, "", first_line, level=1)]
    for line, text in _outside_fences(markdown, first_line):
        if line and (found := _HEADING.fullmatch(text)):
            name, given = found["name"].strip(), found["id"]
            section_id = _slug(name, len(sections)) if given is None else given.strip()
            sections.append(Section(section_id, name, "", line, len(found["level"])))
        else:
            sections[-1] = replace(sections[-1], text=f"{sections[-1].text}{text}\n")
    trimmed = (replace(section, text=section.text.strip()) for section in sections)
    return [section for section in trimmed if section.text or section.level > 1]


def cut_long(section: Section, longest: int = LONGEST) -> Iterator[Section]:
    """Yield the section as it is, or in parts `id`, `id-2` … cut at paragraph ends."""
    rest, number = section.text, 1
    while rest:
        at = len(rest) if len(rest) <= longest else _cut(rest, longest)
        part_id = section.id if number == 1 else f"{section.id}-{number}"
        yield replace(section, id=part_id, text=rest[:at].strip())
        rest, number = rest[at:].strip(), number + 1


def _outside_fences(markdown: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield each line with its number, 0 where it stands in a fenced block."""
    fenced = False
    for number, text in enumerate(markdown.split("\n"), first_line):
        if _FENCE.match(text):
            fenced = not fenced
        yield (0 if fenced else number), text


def _slug(name: str, number: int) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    return "-".join(words) or f"section-{number}"


def _cut(text: str, longest: int) -> int:
    for mark in _CUTS:
        at = text.rfind(mark, 1, longest)
        if at > 0:
            return at + len(mark.rstrip())
    return longest
