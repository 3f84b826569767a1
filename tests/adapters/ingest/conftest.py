from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import Pt, RGBColor
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from copilot.adapters.ingest.library import PlaybookFolder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> PlaybookFolder:
    return PlaybookFolder(tmp_path / "data", {"career"})


@pytest.fixture
def word_file() -> bytes:
    """A title, a heading, a paragraph with three hidden runs, a list and a table."""
    document = docx.Document()
    document.add_heading("Talks that help", 0)
    document.add_heading("Asking first", 1)
    paragraph = document.add_paragraph("Ask before you tell.")
    paragraph.add_run("VANISHED").font.hidden = True
    tiny = paragraph.add_run("TINY").font
    tiny.size, tiny.color.rgb = Pt(1), RGBColor(255, 255, 255)
    paragraph.add_run("WHITE").font.color.rgb = RGBColor(255, 255, 255)
    for item in ("One question", "One pause"):
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "When", "In May"
    return _saved(document.save)


@pytest.fixture
def pdf_file() -> bytes:
    """Two pages with a heading each, in larger letters, and the same footer."""
    writer = PdfWriter()
    for heading in ("Asking first", "Listening longer"):
        lines = [(20, heading), *((11, f"Words about {heading.lower()}, line {n},") for n in "ab")]
        _add_page(writer, lines)
    return _saved(writer.write)


@pytest.fixture
def scanned_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(300, 300)
    return _saved(writer.write)


@pytest.fixture
def locked_pdf() -> bytes:
    writer = PdfWriter()
    _add_page(writer, [(11, "Nobody reads this without the word.")])
    writer.encrypt("open sesame", algorithm="RC4-128")
    return _saved(writer.write)


@pytest.fixture
def packed() -> Callable[[dict[str, bytes]], bytes]:
    """Make a zip of files by their names."""

    def pack(files: dict[str, bytes]) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in files.items():
                package.writestr(name, data)
        return buffer.getvalue()

    return pack


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()


def _add_page(writer: PdfWriter, lines: list[tuple[int, str]]) -> None:
    page = writer.add_blank_page(400, 400)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    drawn = "".join(
        f"BT /F1 {size} Tf 20 {360 - 30 * place} Td ({text}) Tj ET\n"
        for place, (size, text) in enumerate(lines)
    )
    stream = StreamObject()
    stream.set_data(drawn.encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
