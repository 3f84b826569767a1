"""The Settings room on Streamlit's own test runner."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from copilot.assembly.trying import Tried
from copilot.domain.endpoint import Endpoint
from copilot.domain.notes import Notes
from copilot.domain.people import Conversation
from copilot.domain.spend import Call, Spent
from copilot.errors import InputError
from copilot.risk.dismissals import Wish, dismiss_category, dismiss_phrase
from copilot.ui.conversation import kept_words
from copilot.ui.settings.model_view import heading, spent_section, tried_section
from tests.fakes.scripted_model import ScriptedModel
from tests.ui.fakes import FakeCopilot
from tests.ui.room import drawn, press, room_of

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from copilot.settings import Settings

DAY = dt.date(2026, 4, 14)


class Shipped(FakeCopilot):
    """Everything that the fake lacks is the real thing, in a folder of its own."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the shipped one has
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._shipped, name)


@pytest.fixture
def copilot() -> Shipped:
    return Shipped()


def at(copilot: Shipped, look: str) -> AppTest:
    page = room_of("settings", lambda: copilot, look=look).run()
    assert not page.exception
    return page


def test_the_first_page_is_what_one_may_decide(copilot: Shipped):
    page = room_of("settings", lambda: copilot).run()
    assert not page.exception
    assert "Nobody can promise" in drawn(page)


def test_an_unknown_page_is_the_first_one(copilot: Shipped):
    assert "Nobody can promise" in drawn(at(copilot, "nonsense"))


def test_without_a_model_the_page_says_how_one_is_set_and_offers_no_call(copilot: Shipped):
    page = at(copilot, "model")
    assert "llm_base_url" in drawn(page)
    assert [each.label for each in page.button] == ["Show exactly what would be sent"]


def test_where_a_model_is_and_what_it_costs_is_told():
    endpoint = Endpoint(base_url="http://127.0.0.1:8080/v1", model="small")
    assert "small at 127.0.0.1, on this machine" in heading(endpoint).text()
    call = Call(at=dt.datetime(2026, 4, 14, 9, tzinfo=dt.UTC), tokens_in=900, tokens_out=80, cost=1)
    told = spent_section(Spent().plus(call), [call], Decimal(5)).text()
    assert "1 call, 900 tokens sent, 80 written, 1.00 of 5" in told
    assert "14 April 2026, 09:00" in told
    assert "no cap set" in spent_section(Spent(), [], None).text()


def test_a_model_that_fails_is_told_in_plain_words():
    assert tried_section(Tried(problem="It can't be reached.")).text() == "It can't be reached."
    assert "after 0.25 s" in tried_section(Tried(0.25, "json_schema")).text()


def test_what_is_kept_is_counted_and_unfinished_notes_go_after_a_second_press(copilot: Shipped):
    rosa = copilot.people.add("Rosa", "", DAY)
    copilot.people.hold(Conversation(id="c1", person=rosa.id, kind="full", date=DAY))
    kept_words.keep(copilot, "d1", Notes(text="half a thought"))
    page = at(copilot, "data")
    for words in ("1 person", "1 conversation", "1 text being written", "0 practices"):
        assert words in drawn(page)
    press(page, "Delete all texts being written")
    assert len(kept_words.unfinished(copilot)) == 1
    press(page, "Delete all texts being written")
    assert kept_words.unfinished(copilot) == ()
    assert "0 texts being written" in drawn(page)


def test_a_deed_that_is_thought_better_of_is_not_done(copilot: Shipped):
    kept_words.keep(copilot, "d1", Notes(text="half a thought"))
    page = press(at(copilot, "data"), "Delete all texts being written")
    press(page, "Leave it")
    assert len(kept_words.unfinished(copilot)) == 1


def test_a_backup_is_put_together(copilot: Shipped):
    copilot.people.add("Rosa", "", DAY)
    page = at(copilot, "data")
    page.toggle[0].set_value(True).run()
    assert not page.exception
    assert page.get("download_button")


def test_a_file_that_is_no_backup_changes_nothing_and_the_key_is_named(copilot: Shipped):
    copilot.people.add("Rosa", "", DAY)
    page = at(copilot, "data")
    assert f"keep a copy of {copilot.settings.data_dir / 'master.key'} somewhere" in drawn(page)
    page.file_uploader[0].set_value(("b.backup", b"no backup", "application/octet-stream")).run()
    press(page, "Put it in place of what is kept now")
    press(page, "Put it in place of what is kept now")
    assert "The file is no whole backup of this app." in drawn(page)
    assert [each.name for each in copilot.people.all()] == ["Rosa"]


def test_a_model_is_tried_once_for_a_press():
    class Trying(Shipped):
        chat = ScriptedModel([{"answer": "yes"}])

        @property
        def settings(self) -> Settings:
            model = {"llm_base_url": "http://127.0.0.1:9/v1", "llm_model": "small"}
            return self._shipped.settings.model_copy(update=model)

    copilot = Trying()
    page = press(at(copilot, "model"), "Try it, with nobody’s notes")
    assert "Ready. First word after" in drawn(page)
    assert len(copilot.chat.requests) == 2


def test_where_others_keep_theirs_too_nobody_takes_a_backup_or_puts_one_back():
    class Shared(Shipped):
        @property
        def settings(self) -> Settings:
            return self._shipped.settings.model_copy(update={"login": True})

    page = at(Shared(), "data")
    assert "whoever runs this server" in drawn(page)
    assert not page.toggle
    assert not page.get("file_uploader")


def test_a_backup_of_nothing_is_told():
    class Empty(Shipped):
        def back_up(self, to: object) -> None:  # noqa: ARG002 - as the real one's
            raise InputError("There is nothing to back up yet.")

    page = at(Empty(), "data")
    page.toggle[0].set_value(True).run()
    assert "nothing to back up" in drawn(page)


def test_a_kind_of_warning_is_folded_away_and_taken_back(copilot: Shipped):
    page = at(copilot, "dismissed")
    assert "Nothing is dismissed." in drawn(page)
    press(page, "Fold this kind away")
    assert "below high severity" in drawn(page)
    (item,) = copilot.dismissals.load().items
    copilot.dismissals.change(lambda known: known.without(item.id))
    assert "Nothing is dismissed." in drawn(page.run())


def test_phrases_are_listed_without_their_words(copilot: Shipped):
    copilot.dismissals.change(lambda known: dismiss_phrase(known, "never say never", Wish(on=DAY)))
    copilot.dismissals.change(
        lambda known: dismiss_category(known, "advice-giving", "high", Wish(on=DAY))
    )
    shown = drawn(at(copilot, "dismissed"))
    assert "A phrase of 3 words" in shown
    assert "Advice giving, below high severity" in shown
    assert "never say never" not in shown
