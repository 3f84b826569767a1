"""Mails the manager takes out: as a file for a mail program, as a link, as plain text.

Nothing here sends anything. A template is data of ours; somebody's words are only ever values in
it, and what was filled in is never read as a template again.
"""

from __future__ import annotations

import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from copilot.domain.mails import LISTS, PLACE, Mail
from copilot.errors import InputError
from copilot.export.days import day
from copilot.export.plain import one_line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copilot.domain.mails import MailTemplate
    from copilot.export.report_view import ReportView

_LONGEST_LINK = 1_800
"""Characters; Windows cuts links off at about 2,000."""
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


_SHORT_SUBJECT = 100
"""Characters, of which each may take twelve in a link."""


class MailLink(NamedTuple):
    """A link that opens the mail in the manager's own program."""

    url: str
    whole: bool
    """Whether it carries the text; a longer one is copied by hand."""


def contract_values(view: ReportView) -> dict[str, str | Sequence[str]]:
    """Name what a template can take from the contract."""
    return {
        "name": view.report,
        "manager": view.manager or "",
        "held": day(view.held),
        "theirs": [line.told() for line in view.theirs],
        "mine": [line.told() for line in view.mine],
        "reviews": [line.told() for line in view.reviews],
        "open_question": view.open_question or "",
        "direction": view.direction or "",
    }


def compose(template: MailTemplate, values: Mapping[str, str | Sequence[str]]) -> Mail:
    """Fill in a template; a paragraph that lacks a value is left out."""
    told = [
        _filled(paragraph, values)
        for paragraph in template.paragraphs
        if _has_all(paragraph, values)
    ]
    shown = f"{template.subject}\n" + "\n".join(template.paragraphs)
    kept = {found[1] for found in PLACE.finditer(shown)} - LISTS - {"name", "manager"}
    return Mail(
        subject=_filled(template.subject, values),
        body="\n\n".join(told) + "\n",
        kept=tuple(one_line(str(values[name])) for name in sorted(kept) if values.get(name)),
    )


def eml(mail: Mail) -> bytes:
    """Make a draft for any mail program, with a plain and an HTML part of the same words.

    Raises:
        InputError: ``to`` is no address; nothing was written.
    """
    message = EmailMessage(policy=SMTP)
    if mail.to is not None:
        message["To"] = _address(mail.to)
    # Outlook opens a file so marked for editing, with a button to send it.
    message["X-Unsent"] = "1"
    message.set_content(plain(mail.body), cte="base64")
    message.add_alternative(html(mail.body), subtype="html", cte="base64")
    return _subject_line(mail.subject) + message.as_bytes()


def _subject_line(subject: str) -> bytes:
    """Encode the whole subject: EmailMessage would decode words that look encoded already."""
    words = Header(one_line(subject), "utf-8", header_name="Subject").encode(linesep="\r\n")
    return f"Subject: {words}\r\n".encode("ascii")


def mailto(mail: Mail) -> MailLink:
    """Make a ``mailto:`` link; the text stays out of it where it would be cut off.

    Raises:
        InputError: ``to`` is no address.
    """
    address = quote(_address(mail.to), safe="@") if mail.to is not None else ""
    subject = quote(one_line(mail.subject), safe="")
    body = quote(plain(mail.body).replace("\n", "\r\n"), safe="")
    url = f"mailto:{address}?subject={subject}&body={body}"
    if len(url) <= _LONGEST_LINK:
        return MailLink(url, whole=True)
    short = quote(one_line(mail.subject)[:_SHORT_SUBJECT], safe="")
    return MailLink(f"mailto:{address}?subject={short}", whole=False)


def html(body: str) -> str:
    """Write a plain body as HTML: paragraphs and lists, everything else as it is."""
    blocks = re.split(r"\n[ \t]*\n", plain(body).strip("\n"))
    inner = "\n".join(part for block in blocks for part in _html_of(block.split("\n")))
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"></head>\n'
        f"<body>\n{inner}\n</body>\n</html>\n"
    )


def _html_of(lines: Sequence[str]) -> Iterator[str]:
    for entries, run in groupby(lines, lambda line: line.startswith("- ")):
        if entries:
            yield "<ul>" + "".join(f"<li>{escape(line[2:])}</li>" for line in run) + "</ul>"
        else:
            yield f"<p>{'<br>'.join(escape(line) for line in run)}</p>"


def _has_all(paragraph: str, values: Mapping[str, str | Sequence[str]]) -> bool:
    return all(values.get(found[1]) for found in PLACE.finditer(paragraph))


def _filled(text: str, values: Mapping[str, str | Sequence[str]]) -> str:
    def value(found: re.Match[str]) -> str:
        held = values.get(found[1], "")
        if found[1] in LISTS:
            return "\n".join(f"- {one_line(entry)}" for entry in held)
        return one_line(str(held))

    return PLACE.sub(value, text)


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise InputError(
            "That is no mail address. Nothing was written. Write one such as ana@example.org, or "
            "leave it out and let your mail program find it."
        )
    return text
