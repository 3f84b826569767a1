"""A mail in a language model's words, on Streamlit's own test runner."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from copilot.domain.mails import Mail, WordedMail
from copilot.domain.people import Conversation
from copilot.domain.second_opinion import Dropped, SecondOpinion
from copilot.settings import Settings
from copilot.ui.conversation.send_words_view import suggested
from tests.ui.fakes import NOTES, FakeCopilot
from tests.ui.room import drawn, press, room_of

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from copilot.assembly.rewording import ToReword

DAY = dt.date(2026, 4, 14)
NOTICE = "The language model broke off in the middle. What the copilot found by itself stands."


class Wording(FakeCopilot):
    """Has a language model set, which words the subject or fails."""

    def __init__(self, notice: str | None = None) -> None:
        super().__init__()
        self.notice = notice
        self.asked: list[ToReword] = []

    @cached_property
    def settings(self) -> Settings:
        folder = Path(mkdtemp())
        return Settings(data_dir=folder, llm_base_url="http://127.0.0.1:9/v1", llm_model="small")

    @property
    def llm(self) -> SimpleNamespace:
        return SimpleNamespace(reworded=self._reworded)

    def _reworded(self, asked: ToReword) -> WordedMail:
        self.asked.append(asked)
        if self.notice:
            return WordedMail(mail=asked.mail, llm=SecondOpinion(notice=self.notice))
        mail = asked.mail.model_copy(update={"subject": "Agreed between us"})
        return WordedMail(mail=mail, reworded=("subject",), llm=SecondOpinion(model="small"))


def sending(copilot: FakeCopilot) -> AppTest:
    rosa = copilot.people.add("Rosa", "auditor", DAY)
    talk = copilot.people.hold(
        Conversation(id="c1", person=rosa.id, kind="full", date=DAY, held=True, notes=NOTES)
    )
    now = dt.datetime(2026, 4, 14, 12, tzinfo=dt.UTC)
    copilot.people.contracts.approve(talk, copilot.people.contracts.draft(rosa, talk), 0, now)
    page = room_of("conversation", lambda: copilot, person=rosa.id, about=talk.id, step="send")
    page.run()
    assert not page.exception
    return page


def test_without_a_model_nothing_is_offered():
    assert "In other words" not in drawn(sending(FakeCopilot()))


def test_what_was_edited_is_sent_and_nothing_changes_without_a_press():
    copilot = Wording()
    page = sending(copilot)
    body = next(each for each in page.text_area if each.label == "Text")
    body.set_value(f"{body.value}\nSee you.").run()
    typed = next(each for each in page.text_area if each.label == "Text").value
    press(page, "Put it in the model’s words")
    (asked,) = copilot.asked
    assert asked.mail.body == typed
    assert (asked.report, asked.name) == ("Rosa", "What we agreed")
    assert "Worded by small: the subject." in drawn(page)
    assert "Agreed between us" in drawn(page)
    assert next(each for each in page.text_area if each.label == "Text").value == typed
    assert "Agreed between us" not in [each.value for each in page.text_input]


def test_what_goes_wrong_is_told_and_the_mail_stands():
    page = sending(Wording(NOTICE))
    before = [each.value for each in page.text_area]
    press(page, "Put it in the model’s words")
    assert NOTICE in drawn(page)
    assert [each.value for each in page.text_area] == before
    assert "Put it in the model’s words" in [each.label for each in page.button]


@pytest.mark.parametrize("is_older", [True, False])
def test_words_for_a_mail_that_has_changed_since_say_so(is_older: bool):  # noqa: FBT001
    dropped = (Dropped(kind="mail", why="it says more"),)
    worded = WordedMail(
        mail=Mail(subject="Agreed", body="Hi"),
        reworded=("p2",),
        llm=SecondOpinion(model="small", dropped=dropped),
    )
    told = suggested(worded, is_older=is_older).text()
    assert "paragraph 2. 1 wording said something else" in told
    assert ("You have changed the mail since" in told) is is_older


def test_a_model_that_words_nothing_is_told_and_nothing_is_offered():
    worded = WordedMail(mail=Mail(subject="A", body="B"), llm=SecondOpinion(model="small"))
    told = suggested(worded, is_older=False).text()
    assert "Worded by small: nothing." in told
    assert "Use these words" not in told
