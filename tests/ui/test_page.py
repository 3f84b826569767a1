"""The page's flow on Streamlit's own test runner, with a Copilot that needs no model."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from copilot.domain.authority import Authority
from copilot.errors import EncoderError, SettingsError
from copilot.ui.conversation.dismissing import act, once
from copilot.ui.conversation.intake import PRIVACY
from tests.ui.fakes import NOTES, FakeCopilot

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.domain.notes import Notes
    from copilot.domain.review import Review
    from copilot.ports import Progress

ROOT = Path(__file__).parents[2]


def script(engine):  # noqa: ANN001 - its source is run by itself, without these imports
    from copilot.ui.conversation.review_page import show  # noqa: PLC0415

    show(engine)


def app(copilot: FakeCopilot | None = None) -> AppTest:
    found = copilot or FakeCopilot()
    return page_of(lambda: found)


def page_of(engine: Callable[[], FakeCopilot]) -> AppTest:
    return AppTest.from_function(script, args=(engine,), default_timeout=20)


def drawn(page: AppTest) -> str:
    """Everything that the drawn component was given, as text."""
    return " ".join(
        json.dumps(json.loads(each.proto.json), ensure_ascii=False)
        for each in page.get("bidi_component")
    )


def reviewed(text: str = NOTES, copilot: FakeCopilot | None = None) -> AppTest:
    page = app(copilot).run()
    page.text_area[0].set_value(text)
    page.button[0].click()
    page.run()
    assert not page.exception
    return page


def test_the_empty_page_asks_for_notes_and_says_what_becomes_of_them():
    page = app().run()
    assert not page.exception
    assert page.text_area[0].label == "Your notes"
    assert page.date_input[0].value == dt.date.today()  # noqa: DTZ011
    assert PRIVACY in drawn(page)
    assert "made-up sample" in drawn(page)
    assert "terse bullets" in drawn(page)


def test_a_review_shows_every_part():
    page = reviewed()
    for words in ("Words to mind", "To ask next time", "Draft contract", "The three conversations"):
        assert words in drawn(page)
    assert "Your conversation with Rosa" in drawn(page)
    assert "Dates to ask for" not in drawn(page)
    assert "Rosa: Write the handover guide" in drawn(page)


def test_no_words_of_the_notes_enter_markdown():
    page = reviewed()
    shown = " ".join(each.value for each in [*page.markdown, *page.caption, *page.title])
    for words in ("fine", "Lyon", "audit", "idea", "Rosa"):
        assert words not in shown


def test_reviewing_again_drops_the_edits_of_the_review_before():
    page = reviewed()
    keys = {each.key for each in page.text_input if each.key.startswith("open-question")}
    page.button[0].click()
    page.run()
    assert {each.key for each in page.text_input if each.key.startswith("open-question")} != keys


@pytest.mark.parametrize("text", ["", " … — ", "a\0b", "x" * 200_001])
def test_what_cannot_be_read_is_told_and_kept(text: str):
    page = app().run()
    page.text_area[0].set_value(text)
    page.button[0].click()
    page.run()
    assert not page.exception
    assert page.text_area[0].value == text
    assert '"alert below"' in drawn(page)
    assert "Words to mind" not in drawn(page)


def test_a_missing_model_is_told_in_plain_words():
    class Broken(FakeCopilot):
        def review(self, notes: Notes, policy: Authority, progress: Progress) -> Review:  # noqa: ARG002
            raise EncoderError("The model is missing. Install the package again.")

    page = reviewed(copilot=Broken())
    assert "The model is missing." in drawn(page)
    assert page.text_area[0].value == NOTES


def test_a_broken_setting_leaves_the_fields_on_the_page():
    def engine() -> FakeCopilot:
        raise SettingsError("The setting threads can't be used.")

    page = page_of(engine).run()
    assert not page.exception
    assert "The setting threads" in drawn(page)
    assert page.text_area[0].label == "Your notes"


def test_notes_about_something_else_are_met_with_doubt():
    class Doubtful(FakeCopilot):
        def review(self, notes: Notes, policy: Authority, progress: Progress) -> Review:
            review = super().review(notes, policy, progress)
            doubted = review.reading.model_copy(update={"is_career_conversation": False})
            return review.model_copy(update={"reading": doubted})

    assert "like a career conversation" in drawn(reviewed(copilot=Doubtful()))


def test_what_went_wrong_with_dismissals_or_the_policy_is_told_beside_the_warnings():
    copilot = FakeCopilot()
    copilot.dismissals.warnings = ("What you dismissed was damaged.",)
    copilot.policy_file.notice = "authority.yaml:3: `by` is missing; add it."
    page = reviewed(copilot=copilot)
    assert "What you dismissed was damaged." in drawn(page)
    assert "authority.yaml:3: `by` is missing" in drawn(page)
    assert "has changed since this review" not in drawn(page)


def test_a_review_by_another_policy_says_so_until_it_is_done_again():
    copilot = FakeCopilot()
    page = reviewed(copilot=copilot)
    copilot.policy_file.policy = Authority()
    assert "has changed since this review" in drawn(page.run())
    page.button[0].click()
    assert "has changed since this review" not in drawn(page.run())


def test_dismissed_flags_fold_away_and_the_contract_stays():
    copilot = FakeCopilot()
    page = reviewed(copilot=copilot)
    last = page.session_state["reviewed"]
    review = act(copilot.dismissals, last.review, once(last.review.flags[0]))
    page.session_state["reviewed"] = replace(last, review=review)
    page.run()
    assert not page.exception
    assert "Dismissed (1)" in drawn(page)
    assert "Dates to ask for" not in drawn(page)


def test_an_empty_review_still_shows_tables_to_fill():
    page = reviewed("nothing of note")
    assert "Nothing to flag" in drawn(page)
    assert "When will you look at this together?" in drawn(page)
    assert len(page.get("arrow_data_frame") or page.dataframe) == 3


def test_the_server_keeps_to_this_machine():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["address"] == "127.0.0.1"
    assert config["server"]["enableCORS"] is True
    assert config["server"]["enableXsrfProtection"] is True
    assert config["server"]["maxUploadSize"] == 5


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, two: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_as_aa_asks(scheme: str):
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    theme = config["theme"][scheme]
    page, box = theme["backgroundColor"], theme["secondaryBackgroundColor"]
    for name in ("textColor", "linkColor", "grayTextColor"):
        assert _contrast(theme[name], page) >= 4.5, name
        assert _contrast(theme[name], box) >= 4.5, name
    for colour in ("red", "orange", "blue"):
        assert _contrast(theme["textColor"], theme[f"{colour}BackgroundColor"]) >= 4.5
        assert _contrast(theme[f"{colour}TextColor"], page) >= 4.5
        assert _contrast(theme[f"{colour}TextColor"], box) >= 4.5
        assert _contrast(theme[f"{colour}Color"], theme[f"{colour}BackgroundColor"]) >= 3
    assert _contrast("#ffffff", theme["primaryColor"]) >= 4.5
    assert _contrast(theme["primaryColor"], page) >= 3
