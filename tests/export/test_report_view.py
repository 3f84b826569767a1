"""What the other person sees, and the private words that they never do."""

from __future__ import annotations

import io
import zipfile
from email import message_from_bytes, policy

import pytest

from copilot.content.locations import knowledge_folder
from copilot.content.mails import load_mails
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.domain.mails import MAIL_IDS, MailId
from copilot.export.agreed_markdown import agreed_markdown
from copilot.export.calendar import Agenda, ics
from copilot.export.document import docx
from copilot.export.mail import compose, contract_values, eml
from copilot.export.report_view import ReportView, report_view
from tests.export.agreed import APPROVED, HELD, PRIVATE, agreement

MAILS = load_mails(knowledge_folder(), topics_of(load_playbooks(knowledge_folder())))


def view(*, with_direction: bool = False) -> ReportView:
    return report_view(agreement(), "Tomasz", "Ana", HELD, with_direction=with_direction)


def test_both_sides_commitments_the_review_and_the_open_question_are_there():
    shown = view()
    assert [line.told() for line in shown.mine] == [
        "Ask Ines about Leeds, by 17 April 2026",
        "Find a talk slot (done)",
    ]
    assert [line.told() for line in shown.theirs] == ["Shadow Ines, by 31 May 2026"]
    assert [line.told() for line in shown.reviews] == ["How the shadowing went, July 2026"]
    assert shown.open_question == "Is architecture a direction?"


def test_their_direction_is_there_only_if_the_manager_ticks_it():
    assert view().direction is None
    assert view(with_direction=True).direction == "A bakery of her own"
    assert "bakery" not in agreed_markdown(view())
    assert "A bakery of her own" in agreed_markdown(view(with_direction=True))


def test_the_view_has_room_for_nothing_else():
    assert set(ReportView.model_fields) == {
        "report", "manager", "held", "theirs", "mine", "reviews", "open_question", "direction",
    }  # fmt: skip


@pytest.mark.parametrize("mail_id", MAIL_IDS)
def test_no_private_word_is_in_any_mail(mail_id: MailId):
    values = contract_values(view(with_direction=True))
    mail = compose(MAILS[mail_id], {**values, "missed": ["x"], "words": "y", "planned": "z"})
    parts = message_from_bytes(eml(mail), policy=policy.default).iter_parts()
    told = mail.subject + mail.body + "".join(part.get_content() for part in parts)
    assert not any(word in told for word in PRIVATE)
    assert "{" not in told


def test_no_private_word_is_in_any_file():
    files = [
        agreed_markdown(view(with_direction=True)).encode(),
        ics(Agenda("Tomasz", agreement(), (agreement(version=1),)), APPROVED),
        view(with_direction=True).model_dump_json().encode(),
    ]
    with zipfile.ZipFile(io.BytesIO(docx(view(with_direction=True), APPROVED))) as file:
        files += [file.read(name) for name in file.namelist()]
    for data in files:
        assert not any(word.encode() in data for word in PRIVATE)
        assert b"Struck out" not in data or b"STATUS:CANCELLED" in data


def test_a_paragraph_with_nothing_to_hold_is_left_out():
    bare = report_view(agreement(commitments=(), review=(), open_question=None), "T", None, HELD)
    body = compose(MAILS["summary"], contract_values(bare)).body
    assert "take on" not in body
    assert "sitting with" not in body
    assert body.startswith("Hi T,\n\n")


def test_a_document_says_nothing_of_the_library_that_wrote_it():
    with zipfile.ZipFile(io.BytesIO(docx(view(), APPROVED))) as file:
        properties = file.read("docProps/core.xml").decode()
    assert "python-docx" not in properties
    assert "2013" not in properties
    assert "2026-04-14T17:30:00Z" in properties
