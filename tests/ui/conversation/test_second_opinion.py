"""A language model's second opinion in the review, on Streamlit's own test runner."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp
from threading import Event
from typing import TYPE_CHECKING

import pytest

from copilot.domain.dismissals import FoldedFlag
from copilot.domain.second_opinion import Dropped, SecondOpinion, ToConfirm
from copilot.settings import Settings
from copilot.ui.conversation.dismissing import act, once
from tests.fakes.dismissal_memory import DismissalMemory
from tests.ui.fakes import NOTES, FakeCopilot, flag, quoted, review_of
from tests.ui.room import drawn, press, room_of

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from copilot.domain.authority import Authority
    from copilot.domain.review import Review


class Asking(FakeCopilot):
    """Has a language model set, whose answer is written here."""

    def __init__(self, opinion: SecondOpinion, host: str = "http://127.0.0.1:9/v1") -> None:
        super().__init__()
        self.opinion, self.host, self.asked = opinion, host, 0

    @cached_property
    def settings(self) -> Settings:
        folder = Path(mkdtemp())
        return Settings(data_dir=folder, llm_base_url=self.host, llm_model="small")

    def second_opinion(self, review: Review, policy: Authority) -> Review:  # noqa: ARG002
        self.asked += 1
        found = flag(review.reading.text, "write the handover guide", "low", "vague-commitment")
        found = found.model_copy(update={"source": "llm"})
        return review.model_copy(update={"flags": (*review.flags, found), "llm": self.opinion})


ADDED = SecondOpinion(
    model="small",
    summary="Rosa would like to lead.",
    to_confirm=(ToConfirm(question="Is the guide hers?", evidence=quoted(NOTES, "R to write")),),
    dropped=(Dropped(kind="flag", why="not in the notes"),),
    calls=1,
    tokens_in=900,
    tokens_out=80,
)


def reviewed(copilot: FakeCopilot) -> AppTest:
    page = room_of("conversation", lambda: copilot).run()
    page.text_area[0].set_value(NOTES)
    return press(page, "Review")


class Thinking(Asking):
    """Answers when it is let."""

    def __init__(self, opinion: SecondOpinion) -> None:
        super().__init__(opinion)
        self.let = Event()

    def second_opinion(self, review: Review, policy: Authority) -> Review:
        answer = super().second_opinion(review, policy)
        assert self.let.wait(20)
        return answer


def test_while_it_thinks_the_page_is_whole_and_it_is_asked_once():
    copilot = Thinking(SecondOpinion(notice="It broke off."))
    page = press(reviewed(copilot), "Ask it")
    assert "You can go on meanwhile." in drawn(page)
    assert "The three conversations" in drawn(page)
    assert "Ask it" not in [each.label for each in page.button]
    copilot.let.set()
    page.run()
    assert "It broke off." in drawn(page)
    assert copilot.asked == 1
    assert "Ask it" in [each.label for each in page.button]


def test_without_a_model_nothing_is_offered():
    assert "second opinion" not in drawn(reviewed(FakeCopilot()))


def test_what_it_adds_is_marked_and_what_it_asks_is_shown():
    copilot = Asking(ADDED)
    page = reviewed(copilot)
    assert "The language model at 127.0.0.1" in drawn(page)
    assert copilot.asked == 0
    press(page, "Ask it")
    shown = drawn(page)
    for words in (
        "Rosa would like to lead.",
        "Is the guide hers?",
        "From the language model, checked against your notes.",
        "900 tokens sent, 80 written; 1 line did not stand up",
        "flag: not in the notes",
    ):
        assert words in shown
    page.run()
    assert copilot.asked == 1


def test_nothing_is_sent_to_another_machine_before_it_was_looked_at():
    page = reviewed(Asking(ADDED, "https://models.example/v1"))
    assert "Ask it" not in [each.label for each in page.button]
    assert "Show exactly what would be sent" in [each.label for each in page.button]


@pytest.mark.parametrize(
    "notice",
    [
        "The endpoint doesn't accept the key. What the copilot found by itself stands.",
        "The answer broke off. What the copilot found by itself stands.",
    ],
)
def test_what_goes_wrong_is_told_and_the_review_stands(notice: str):
    page = press(reviewed(Asking(SecondOpinion(notice=notice))), "Ask it")
    assert notice in drawn(page)
    assert "Words to mind" in drawn(page)
    assert "Ask it" in [each.label for each in page.button]


def test_what_the_model_doubts_stays_folded_when_something_else_is_dismissed():
    review = review_of()
    doubted = review.flags[2]
    folded = FoldedFlag(flag=doubted, by="llm", reason="It is a wish.")
    review = review.model_copy(update={"flags": review.flags[:2], "folded": (folded,)})
    new = act(DismissalMemory(), review, once(review.flags[0]))
    assert folded in new.folded
    assert doubted not in new.flags
    assert len(new.folded) == 2
