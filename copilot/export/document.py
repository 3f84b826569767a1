"""The approved contract as a Word document for both sides."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, cast

from docx import Document
from docx.shared import Mm, Pt, RGBColor

from copilot.export.days import day
from copilot.export.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Page
    from docx.styles.style import ParagraphStyle

    from copilot.export.report_view import ReportView, ViewLine


_INK = RGBColor(0x1F, 0x5C, 0x50)


def docx(view: ReportView, written: dt.datetime) -> bytes:
    """Write what the other person may see.

    Args:
        view: That.
        written: When, for the document's properties.
    """
    page = Document()
    _describe(page, view, written)
    _dress(page)
    mine = view.manager or "Manager"
    page.add_heading("Development contract", level=0)
    page.add_paragraph(f"{view.report} and {mine}, conversation on {day(view.held)}")
    _part(page, f"{view.report} takes on", view.theirs)
    _part(page, f"{mine} takes on", view.mine)
    _part(page, "Looking at it together", view.reviews)
    if view.open_question:
        page.add_heading("The question we are sitting with", level=1)
        page.add_paragraph(view.open_question)
    if view.direction:
        page.add_heading("Where it should lead", level=1)
        page.add_paragraph(view.direction)
    file = io.BytesIO()
    page.save(file)
    return file.getvalue()


def _describe(page: Page, view: ReportView, written: dt.datetime) -> None:
    """Say nothing in the properties that the page doesn't say; the library's own would."""
    properties, moment = page.core_properties, written.astimezone(dt.UTC).replace(tzinfo=None)
    properties.title = "Development contract"
    properties.author = properties.last_modified_by = one_line(view.manager or "")
    properties.comments = ""
    properties.created = properties.modified = moment


def _dress(page: Page) -> None:
    """Lay it out on A4, with room to breathe."""
    sheet = page.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.left_margin = sheet.right_margin = Mm(25)
    title, heading, entry = (
        cast("ParagraphStyle", page.styles[name]) for name in ("Title", "Heading 1", "List Bullet")
    )
    title.font.color.rgb = heading.font.color.rgb = _INK
    heading.paragraph_format.space_before = Pt(20)
    heading.paragraph_format.space_after = entry.paragraph_format.space_after = Pt(4)


def _part(page: Page, title: str, lines: Sequence[ViewLine]) -> None:
    page.add_heading(title, level=1)
    for line in lines:
        page.add_paragraph(line.told(), style="List Bullet")
    if not lines:
        page.add_paragraph("Nothing yet.")
