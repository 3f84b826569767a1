"""Markdown and plain text to blocks."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from copilot.adapters.ingest.extract import Block, Extract, LeftOut, UnreadableError
from copilot.adapters.ingest.letters import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ACTIVE = re.compile(
    r"<(script|style|iframe|object|template|noscript)\b.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"<(\w+)\b[^<>]*?(?:display\s*:\s*none|visibility\s*:\s*hidden|\shidden\b)[^<>]*>"
    r".*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_PICTURE = re.compile(
    r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|<(?:img|video|audio)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(
    r"</?(?:[abipu]|br|hr|em|h[1-6]|[uo]l|li|t[rdh]|thead|tbody|table|strong|span|div|details|"
    r"summary|su[bp]|code|pre|blockquote|center|font|small)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""Markup in Markdown; ``<their name>`` in a script to be filled in is none."""
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.*?)(?:\s*\{#[^}]*\})?[ \t]*#*[ \t]*")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-{2,})[ \t]*")
_FENCE = re.compile(r"\s*(```|~~~)")
_BULLET = re.compile(r"\s*(?:[-*+•>|]|\d+[.)]\s)")
_LONGEST_HEADING = 60


def read_text(data: bytes) -> Extract:
    """Read headings and paragraphs; markup that hides, runs or loads something is left out.

    Raises:
        UnreadableError: The bytes are no text.
    """
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if data and not text:
        raise UnreadableError("broken")
    front = _FRONT_MATTER.match(text)
    title = _TITLE.search(front[1]) if front else None
    text = text[front.end() :] if front else text
    text, comments = _COMMENT.subn("", text)
    text, active = _ACTIVE.subn("", text)
    text, hidden = _HIDDEN.subn("", text)
    text, pictures = _PICTURE.subn("", text)
    blocks = tuple(_blocks(_TAG.sub("", text)))
    if not any(block.level for block in blocks):
        blocks = tuple(_guessed(blocks))
    return Extract(blocks, title and title[1], LeftOut(comments + hidden, active, pictures))


def _blocks(text: str) -> Iterator[Block]:
    """Cut at blank lines and at headings, but for what stands between fences."""
    lines: list[str] = []
    fenced = False
    for line in [*text.split("\n"), ""]:
        fence = _FENCE.match(line) is not None
        heading = None if fenced else _HEADING.fullmatch(line)
        underline = None if fenced or len(lines) != 1 else _UNDERLINE.fullmatch(line)
        if heading or underline or (not line.strip() and not fenced):
            if underline and not _BULLET.match(lines[0]):
                yield Block(lines[0].strip(), 1 if "=" in line else 2)
            elif lines:
                yield Block("\n".join(lines))
            lines = []
            if heading and heading[2]:
                yield Block(heading[2], len(heading[1]))
        else:
            lines.append(line.rstrip())
        fenced ^= fence
    if lines:
        yield Block("\n".join(lines))


def _guessed(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Take a short line of its own before a longer paragraph for a heading, as people mean it."""
    for block, after in zip_longest(blocks, blocks[1:], fillvalue=Block("")):
        yield Block(block.text, 2) if _is_heading(block.text, after.text) else block


def _is_heading(text: str, after: str) -> bool:
    return (
        "\n" not in text
        and len(text) <= _LONGEST_HEADING < len(after)
        and text[-1] not in ".,;!…"
        and _BULLET.match(text) is None
        and (text[0].isupper() or text[0].isdigit())
    )
