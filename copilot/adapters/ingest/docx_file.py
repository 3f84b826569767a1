"""Word files to blocks; the package around them is looked at before it is unpacked."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle
from docx.text.font import Font

from copilot.adapters.ingest.extract import (
    MOST_ENTRIES,
    MOST_RATIO,
    MOST_UNPACKED,
    Block,
    Extract,
    LeftOut,
    UnreadableError,
)

if TYPE_CHECKING:
    from docx.document import Document

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of old Word begin, and those that new Word locks with a password."""
_TINY = Pt(2)
_WHITE = RGBColor(0xFF, 0xFF, 0xFF)
_TWICE = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    qn("w:moveFrom"),
)
"""Around copies: for old Word, and where a moved paragraph was before."""
_PICTURES = (qn("w:drawing"), qn("w:pict"))
_MOST_WORDS = 10
"""Of a line in bold that is taken for a heading."""
_MAYBE = -1
"""Level of a line in bold: a heading, if nothing else is one."""


@dataclass(frozen=True)
class _Look:
    """What of a style, or of a run's own settings, tells whether text is seen."""

    name: str = ""
    hidden: bool | None = None
    size: int | None = None
    color: RGBColor | None = None


_PLAIN = _Look()


def read_docx(data: bytes) -> Extract:
    """Read headings, paragraphs and rows of tables, hidden runs left out.

    Raises:
        UnreadableError: It is locked, too big when unpacked, or no Word file.
    """
    if data.startswith(_OLD_OR_LOCKED):
        raise UnreadableError("old")
    _check_package(data)
    document = docx.Document(io.BytesIO(data))
    looks = _looks(document)
    body = cast("Any", document.element).body
    hidden = 0
    blocks: list[Block] = []
    for row, group in groupby(body.iter(qn("w:p")), key=_row):
        found = [_read(element, looks) for element in group]
        hidden += sum(unseen for _, unseen in found)
        texts = [block for block, _ in found if block.text]
        if row is None:
            blocks += texts
        elif texts:
            blocks.append(Block(" | ".join(block.text for block in texts)))
    pictures = sum(1 for _ in body.iter(*_PICTURES))
    title = document.core_properties.title.strip() or None
    return Extract(_settled(blocks), title, LeftOut(hidden=hidden, pictures=pictures))


def _check_package(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise UnreadableError("broken") from error
    if len(entries) > MOST_ENTRIES:
        raise UnreadableError("entries")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * len(data):
        raise UnreadableError("bomb")


def _row(element: Any) -> Any:  # noqa: ANN401 - lxml has no types
    return next(element.iterancestors(qn("w:tr")), None)


def _looks(document: Document) -> dict[str | None, _Look]:
    """Read every style once: looking one up for each run takes most of the time."""
    looks: dict[str | None, _Look] = {}
    for style in document.styles:
        if isinstance(style, CharacterStyle):
            font = style.font
            looks[style.style_id] = _Look(style.name or "", font.hidden, font.size, font.color.rgb)
    usual = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    looks[None] = looks.get(usual.style_id if usual else None, _PLAIN)
    return looks


def _read(element: Any, looks: dict[str | None, _Look]) -> tuple[Block, int]:  # noqa: ANN401
    """Read one paragraph; the number says how many of its runs nobody sees."""
    style = looks.get(element.style, _PLAIN)
    if style.name.lower().startswith("toc "):
        return Block(""), 0
    runs = [run for run in element.iter(qn("w:r")) if _is_own(run, element)]
    shown = [run for run in runs if not _is_hidden(run, element, looks)]
    text = "".join(run.text for run in shown).strip()
    if text and style.name.startswith("List"):
        text = f"- {text}"
    written = [run for run in shown if run.text.strip()]
    bold = all(run.rPr is not None and Font(run).bold for run in written)
    hidden = sum(1 for run in runs if run.text.strip()) - len(written)
    return Block(text, _level(style.name, text, bold=bold)), hidden


def _is_own(run: Any, paragraph: Any) -> bool:  # noqa: ANN401
    """Tell a paragraph's runs from those of a text box in it, and from copies."""
    if next(run.iterancestors(qn("w:p"))) is not paragraph:
        return False
    return next(run.iterancestors(*_TWICE), None) is None


def _is_hidden(run: Any, paragraph: Any, looks: dict[str | None, _Look]) -> bool:  # noqa: ANN401
    styles = [looks.get(run.style, _PLAIN)] if run.style else []
    styles.append(looks.get(paragraph.style, _PLAIN))
    if run.rPr is not None:
        font = Font(run)
        styles.insert(0, _Look("", font.hidden, font.size, font.color.rgb))
    if any(each.hidden for each in styles):
        return True
    size = next((each.size for each in styles if each.size is not None), None)
    if size is not None and size <= _TINY:
        return True
    color = next((each.color for each in styles if each.color is not None), None)
    return color == _WHITE and not _is_shaded(run, paragraph)


def _is_shaded(run: Any, paragraph: Any) -> bool:  # noqa: ANN401
    """White letters are to be read where something dark may lie behind them."""
    in_table = next(run.iterancestors(qn("w:tbl"), qn("w:txbxContent")), None) is not None
    return in_table or next(paragraph.iter(qn("w:shd")), None) is not None


def _level(style: str, text: str, *, bold: bool) -> int:
    if style == "Title":
        return 1
    kind, _, number = style.partition(" ")
    if kind == "Heading" and number.isdigit():
        return min(max(int(number), 1), 6)
    short = len(text.split()) <= _MOST_WORDS and not text.endswith((".", ",", ";"))
    return _MAYBE if text and bold and short else 0


def _settled(blocks: list[Block]) -> tuple[Block, ...]:
    """Take lines in bold for headings only where the file has none that say they are."""
    styled = any(block.level > 0 for block in blocks)
    bold = 0 if styled else 2
    return tuple(Block(each.text, bold if each.level == _MAYBE else each.level) for each in blocks)
