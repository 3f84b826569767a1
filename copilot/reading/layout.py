"""Cut raw notes into blocks: headings, bullets, tasks, table rows, speech, quoted mail, prose."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from copilot.reading.captions import captioned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.domain.reading import SentenceKind

_BULLET = re.compile(r"\s*(?:>\s*)?(?:[-*•–—+◦▪●○‣·]|\d{1,2}[.)]|[a-h]\))\s+(?=\S)")
_TASK = re.compile(r"\[(?P<tick>[ xX✓✔])\]\s*|(?P<box>[☐☑☒✅✔])\s*")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_OLD_MAIL = re.compile(
    r"\s*(?:-{2,}\s*(?:original|forwarded) message|_{8,}|on .{4,80} wrote:\s*$"
    r"|from: .+|begin forwarded message)",
    re.IGNORECASE,
)
_STAMP = r"(?:\[?\(?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?\)?\]?)"
_NAME = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2}"
_TURN_LINE = re.compile(rf"\s*(?P<name>{_NAME})\s*(?:\(.{{1,20}}\))?\s{{1,6}}{_STAMP}\s*$")
_STAMPED = re.compile(
    rf"\s*{_STAMP}\s*[-–]?\s*(?P<name>{_NAME}|[A-Z]{{1,2}})\s*(?::|\s[-–—](?=\s)|\s{{2,}})\s*"
)
_LABEL = re.compile(
    rf"\s*(?:\*\*|__)?(?P<name>{_NAME}|[A-Z]{{1,2}})\s*(?:\((?P<note>[^)]{{1,20}})\)|{_STAMP})?"
    r"\s*(?:\*\*|__)?\s*(?::(?!//)|\s[-–—](?=\s)|\s?→|\s?=>|>(?=\s))\s*(?:\*\*|__)?\s*"
)
_LETTER_SIDE = re.compile(r"(?P<name>[A-Z]{1,2}|[Mm]e)(?=\s(?:to|will|is)\b)")
_STRUCK = re.compile(r"~~[^~]+~~")
_SHOUT = re.compile(r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’]{2,}\s+){1,5}[A-ZÀ-Þ'’]{3,}(?=[,:.]|\s[-–—]|$)")
_MAX_HEADING_WORDS = 9
_MAX_CAPTION_WORDS = 4


@dataclass(frozen=True)
class Block:
    """A stretch of text of one kind; its label is kept, undigested."""

    start: int
    """First character of the words, after bullet, box and label."""
    end: int
    kind: SentenceKind
    label: str | None = None
    """What stands before the words: a name, an initial, "me"."""
    row: int = 0
    """Number of the line it stands on."""
    outer: int = 0
    """First character including bullet and label."""
    caption: str | None = None
    """What is written over this part of the line: "Goal review"."""


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of text in order; blank lines part paragraphs and yield nothing."""
    held: Block | None = None
    for block in _blocks(text):
        if held is not None:
            listed = block.kind in {"bullet", "task", "done-task", "struck"}
            yield replace(held, kind="heading", label=None) if listed else held
        held = None
        if block.kind == "prose" and _is_caption(text[block.outer : block.end]):
            held = block
        else:
            yield block
    if held is not None:
        yield held


def _is_caption(line: str) -> bool:
    """Whether a line is short enough to be the caption of the list below it."""
    bare = line.strip()
    return len(bare.split()) <= _MAX_CAPTION_WORDS and not bare.endswith((".", "!", "?"))


def _blocks(text: str) -> Iterator[Block]:
    old = False
    turn: str | None = None
    for row, (start, end) in enumerate(_lines(text)):
        line = text[start:end]
        if not line.strip() or _is_rule(line):
            continue
        old = old or bool(_OLD_MAIL.match(line))
        name_line = _TURN_LINE.match(line)
        if name_line:
            turn = name_line["name"]
            continue
        for block in _of_line(text, start, end):
            spoken = turn is not None and block.label is None and block.kind != "heading"
            yield _settle(replace(block, row=row), turn if spoken else None, old=old, line=line)


def _settle(block: Block, turn: str | None, *, old: bool, line: str) -> Block:
    if old or line.lstrip().startswith(">"):
        return replace(block, kind="quoted-mail")
    if turn is not None:
        return replace(block, label=turn, kind="speech")
    return block


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))
        start += len(line)


def _is_rule(line: str) -> bool:
    return not any(character.isalnum() for character in line) and "?" not in line


def _of_line(text: str, start: int, end: int) -> Iterator[Block]:
    line = text[start:end]
    if line.count("|") >= 2:  # noqa: PLR2004 - a table row has two bars or more
        yield Block(_first(text, start, end), end, "cell", outer=start)
        return
    markdown = _MARKDOWN_HEADING.match(line)
    if markdown:
        yield Block(start + markdown.end(), end, "heading", outer=start)
        return
    stretches = list(captioned(text, start, end))
    if len(stretches) == 1 or not text[stretches[-1][0] : end].strip():
        yield _plain(text, start, end)
        return
    for begin, stop, caption in stretches:
        yield replace(_plain(text, begin, stop), caption=caption)


def _plain(text: str, start: int, end: int) -> Block:
    line = text[start:end]
    kind: SentenceKind = "prose"
    at = 0
    bullet = _BULLET.match(line)
    if bullet:
        kind, at = "bullet", bullet.end()
    task = _TASK.match(line, at)
    if task:
        ticked = (task["tick"] or "").strip() or task["box"] not in {None, "☐"}
        kind, at = ("done-task" if ticked else "task"), task.end()
    if _STRUCK.match(line, at):
        kind = "struck"
    label, at, spoken = _label(line, at)
    if label and spoken and kind == "prose":
        kind = "speech"
    if kind == "prose" and label is None and _looks_like_heading(line):
        kind = "heading"
    return Block(_first(text, start + at, end), end, kind, label=label, outer=start)


def _label(line: str, at: int) -> tuple[str | None, int, bool]:
    """The label at that place, where the words after it start, and whether it has a colon."""
    stamped = _STAMPED.match(line) if at == 0 else None
    if stamped:
        return stamped["name"], stamped.end(), True
    found = _LABEL.match(line, at)
    if found and len(found["name"].split()) <= 3 and line[found.end() :].strip():  # noqa: PLR2004
        return found["name"], found.end(), ":" in found[0]
    letter = _LETTER_SIDE.match(line, at)
    if letter:
        return letter["name"], letter.end(), False
    return None, at, False


def _looks_like_heading(line: str) -> bool:
    bare = line.strip().strip("*_")
    words = bare.split()
    if len(words) > _MAX_HEADING_WORDS and not _SHOUT.match(bare):
        return False
    if bare.endswith(":") or (line.strip().startswith("**") and line.strip().endswith("**")):
        return True
    if _SHOUT.match(bare):
        return True
    letters = [character for character in bare if character.isalpha()]
    shouted = bool(letters) and all(character.isupper() for character in letters)
    return shouted and len(letters) > 3  # noqa: PLR2004 - "OK" and "Yes" are no headings


def _first(text: str, start: int, end: int) -> int:
    while start < end and (text[start].isspace() or text[start] in ">|"):
        start += 1
    return start
