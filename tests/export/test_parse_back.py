"""Whatever somebody wrote, a file holds it whole, and nothing else grows out of it.

``COPILOT_EXAMPLES=5000`` makes as many texts of each kind as the promise in docs names.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import zipfile
from email import message_from_bytes, policy
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from copilot.content.locations import knowledge_folder
from copilot.content.mails import load_mails
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.domain.mails import Mail
from copilot.errors import InputError
from copilot.export.calendar import Agenda, ics
from copilot.export.document import docx
from copilot.export.mail import compose, contract_values, eml, mailto
from copilot.export.plain import one_line, plain
from copilot.export.report_view import report_view
from tests.export.agreed import APPROVED, HELD, agreement, commitment

EXAMPLES = settings(
    max_examples=int(os.environ.get("COPILOT_EXAMPLES", "200")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
NASTY = st.sampled_from(
    [
        "\r\nBcc: eve@example.org",
        "\nX-Evil: 1\n\n",
        '=HYPERLINK("http://203.0.113.9")',
        "+1 -1 @SUM(A1)",
        "END:VEVENT\r\nBEGIN:VEVENT",
        'a;b,c\\n\\N\\;d:e"f',
        "=?utf-8?b?RXZl?=",
        "{name} {theirs} {{0}} ${x} %s {{ 7*7 }}",
        "<script>alert(1)</script> & &amp; ]]>",
        "w:fldSimple MERGEFIELD \u202eevil\u202c",
        "e\u0301 👩\u200d👩\u200d👧 漢字 ß İ \ufeff\u00a0",
        "\ud800\x00\x1b[31m\x85\u2028\u2029\ufffe",
        "x" * 200,
        "ä" * 90,
    ]
)
TEXTS = st.lists(st.text(max_size=40) | NASTY, min_size=1, max_size=4).map("".join)
MAILS = load_mails(knowledge_folder(), topics_of(load_playbooks(knowledge_folder())))


def test_cleaning_drops_only_what_no_format_holds():
    kept = "a\tb =+-@ e\u0301 👩\u200d👧 \u202e \ufeff\u00a0 {x}\\n;"
    assert plain(kept) == kept
    assert plain("a\r\nb\rc\u2028d\x00e\x1bf\ud800") == "a\nb\nc\ndef\N{REPLACEMENT CHARACTER}"
    assert one_line(" a\r\n\tb\u2029 c ") == "a b c"


@EXAMPLES
@given(subject=TEXTS, body=TEXTS)
def test_a_mail_comes_back_whole_with_no_header_of_its_own(subject: str, body: str):
    data = eml(Mail(subject=subject, body=body, to="tomasz@example.org"))
    mail = message_from_bytes(data, policy=policy.default)
    assert sorted(mail.keys()) == [
        "Content-Type",
        "MIME-Version",
        "Subject",
        "To",
        "X-Unsent",
    ]
    assert mail["To"] == "tomasz@example.org"
    assert mail["Subject"] == one_line(subject)
    text, html = mail.iter_parts()
    assert text.get_content().replace("\r\n", "\n").rstrip("\n") == plain(body).rstrip("\n")
    assert shown(html.get_content()) == [line for line in lines_of(body) if line]
    assert not re.search(rb"[^\r]\n", data)


@EXAMPLES
@given(subject=TEXTS, body=TEXTS)
def test_a_link_opens_the_same_mail_or_leaves_the_text_out(subject: str, body: str):
    link = mailto(Mail(subject=subject, body=body))
    assert len(link.url) <= 1_800
    parts = urlsplit(link.url)
    fields = parse_qs(parts.query, keep_blank_values=True)
    assert (parts.scheme, parts.path, parts.fragment) == ("mailto", "", "")
    assert sorted(fields) == (["body", "subject"] if link.whole else ["subject"])
    if link.whole:
        assert fields["subject"] == [one_line(subject)]
        assert fields["body"] == [plain(body).replace("\n", "\r\n")]


@EXAMPLES
@given(action=TEXTS, what=TEXTS)
def test_a_calendar_comes_back_whole_with_no_property_of_its_own(action: str, what: str):
    due = dt.date(2026, 5, 1)
    contract = agreement(
        commitments=(commitment("m1", action, due=due),),
        review=({"id": "v1", "what": what, "when": "2026-07"},),
    )
    data = ics(Agenda("Tomasz", contract), APPROVED)
    theirs, ours = events_read_by_hand(data), Calendar.from_ical(data).walk("VEVENT")
    assert [each["SUMMARY"] for each in theirs] == [one_line(action), one_line(what)]
    # The library that wrote it misreads an escaped backslash before an n.
    for words, event in zip((action, what), ours, strict=True):
        assert re.search(r"\\[nN]", words) or str(event["SUMMARY"]) == one_line(words)
    names = {"UID", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "CLASS", "TRANSP"}
    assert all(set(each) == names for each in theirs)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


@EXAMPLES
@given(action=TEXTS, question=TEXTS)
def test_a_document_comes_back_whole_with_no_field_or_link(action: str, question: str):
    contract = agreement(commitments=(commitment("m1", action),), open_question=question)
    view = report_view(contract, "Tomasz", "Ana", HELD)
    with zipfile.ZipFile(io.BytesIO(docx(view, APPROVED))) as file:
        page = ET.fromstring(file.read("word/document.xml"))  # noqa: S314 - our own file
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    paragraphs = [
        "".join(part.text or "" for part in each.iter(f"{word}t")) for each in page.iter(f"{word}p")
    ]
    assert one_line(action) in paragraphs
    assert not view.open_question or view.open_question in paragraphs
    tags = {each.tag.removeprefix(word) for each in page.iter()}
    assert not tags & {"fldSimple", "fldChar", "instrText", "hyperlink", "drawing", "object"}


@EXAMPLES
@given(words=TEXTS, mail_id=st.sampled_from(sorted(MAILS)))
def test_what_was_filled_in_is_never_read_as_a_template(words: str, mail_id: str):
    contract = agreement(
        commitments=(commitment("m1", words), commitment("r1", words, owner="report")),
        open_question=words,
        direction=words,
    )
    values = contract_values(report_view(contract, words, words, HELD, with_direction=True))
    mail = compose(MAILS[mail_id], values | {"planned": words, "words": words, "missed": [words]})
    assert not re.search(r"[\r\x00]", mail.subject + mail.body)
    told = one_line(words)
    if told:
        assert told in mail.body
        rest = mail.body.replace(told, "")
        assert "Tomasz" not in rest


@pytest.mark.parametrize("to", ["eve@example.org\r\nBcc: x@example.org", "Ana", "a@b", "a b@c.de"])
def test_what_is_no_address_is_refused(to: str):
    with pytest.raises(InputError, match="no mail address"):
        eml(Mail(subject="s", body="b", to=to))


def lines_of(body: str) -> list[str]:
    lines = plain(body).split("\n")
    return [line.removeprefix("- ").strip() for line in lines if line.strip()]


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert tag in {"html", "meta"} or not attrs
        self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self.lines:
            self.lines[-1] += data


def shown(html: str) -> list[str]:
    """The lines that a reader of the HTML sees."""
    parser = _Shown()
    parser.feed(html)
    parser.close()
    assert parser.tags <= {"html", "head", "meta", "body", "p", "br", "ul", "li"}
    return [line.strip() for line in parser.lines if line.strip()]


def events_read_by_hand(data: bytes) -> list[dict[str, str]]:
    """Read a calendar by RFC 5545 alone: unfold, split at the colon, unescape."""
    unfolded = data.decode().replace("\r\n ", "")
    events: list[dict[str, str]] = []
    inside: list[str] = []
    for line in unfolded.split("\r\n"):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            inside.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert inside.pop() == value
        elif inside[-1:] == ["VEVENT"]:
            key = name.split(";")[0]
            assert key not in events[-1]
            events[-1][key] = re.sub(r"\\([\\;,nN])", unescaped, value)
    assert inside == []
    return events


def unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
