"""An answer from the playbooks in a language model's words, on Streamlit's own test runner."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp
from types import SimpleNamespace
from typing import TYPE_CHECKING

from copilot.domain.second_opinion import Dropped, SecondOpinion
from copilot.settings import Settings
from tests.ui.playbook_fakes import ShelfCopilot
from tests.ui.room import drawn
from tests.ui.test_playbooks_page import ask, page_of, press

if TYPE_CHECKING:
    from copilot.domain.answers import Answer

QUESTION = "career"
NOTICE = "The endpoint doesn't take the key. What the copilot found by itself stands."


class Wording(ShelfCopilot):
    """Has a language model set, which puts every sentence its way or fails."""

    notice: str | None = None

    @cached_property
    def settings(self) -> Settings:
        folder = Path(mkdtemp())
        return Settings(data_dir=folder, llm_base_url="http://127.0.0.1:9/v1", llm_model="small")

    @property
    def llm(self) -> SimpleNamespace:
        return SimpleNamespace(answered=self._answered)

    def _answered(self, answer: Answer) -> Answer:
        if self.notice:
            return answer.model_copy(update={"llm": SecondOpinion(notice=self.notice)})
        put = {"text": "Start with one question.", "source": "llm"}
        dropped = (Dropped(kind="answer", why="not in the passage"),)
        found = SecondOpinion(model="small", tokens_in=900, tokens_out=80, dropped=dropped)
        sentences = tuple(each.model_copy(update=put) for each in answer.sentences[:1])
        return answer.model_copy(update={"sentences": sentences, "llm": found})


def test_without_a_model_nothing_is_offered():
    assert "In other words" not in drawn(ask(page_of(ShelfCopilot()), QUESTION))


def test_its_words_take_the_place_of_the_sentences_they_rest_on():
    page = ask(page_of(Wording()), QUESTION)
    assert "In other words" in drawn(page)
    press(page, "Put it in the model’s words")
    shown = drawn(page)
    for words in ("Start with one question.", "In the words of small", "1 sentence did not stand"):
        assert words in shown
    assert "Put it in the model’s words" not in [each.label for each in page.button]
    assert "Start with one question." not in drawn(ask(page, "energy"))


def test_what_goes_wrong_is_told_and_the_answer_stands():
    copilot = Wording()
    copilot.notice = NOTICE
    page = ask(page_of(copilot), QUESTION)
    before = drawn(page)
    press(page, "Put it in the model’s words")
    assert NOTICE in drawn(page)
    assert "What the playbooks say" in before
    assert "What the playbooks say" in drawn(page)
    assert "Put it in the model’s words" in [each.label for each in page.button]
