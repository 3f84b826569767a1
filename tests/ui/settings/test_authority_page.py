"""What one may decide, on Streamlit's own test runner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.domain.authority import Authority
from copilot.errors import DataFileError, StorageError
from tests.ui.fakes import FakeCopilot, packaged_policy
from tests.ui.room import drawn, press, room_of

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


@pytest.fixture
def copilot() -> FakeCopilot:
    return FakeCopilot()


def page_of(copilot: FakeCopilot) -> AppTest:
    page = room_of("settings", lambda: copilot).run()
    assert not page.exception
    return page


def field(page: AppTest, label: str):
    return next(each for each in page.text_input if each.label == label)


def radio(page: AppTest, label: str):
    return next(each for each in page.radio if each.label == label)


def test_the_policy_is_there_to_read_and_nothing_is_there_to_reset(copilot: FakeCopilot):
    page = page_of(copilot)
    assert "the promotion panel decides" in drawn(page)
    assert "This is the list in the package." in drawn(page)
    assert [each.label for each in page.button] == ["Change it"]


def test_a_change_is_saved_and_said(copilot: FakeCopilot):
    page = press(page_of(copilot), "Change it")
    radio(page, "Promotion").set_value("Yours")
    radio(page, "Coaching").set_value("Needs a yes")
    page.number_input[0].set_value(250.0)
    field(page, "Currency").set_value("eur")
    field(page, "Who decides on “Pay”").set_value("Jo Li, <b>the CEO</b>")
    page.run()
    assert not [each for each in page.text_input if "Promotion" in each.label]
    field(page, "Who decides on “Coaching”").set_value("the HR department")
    press(page, "Save")
    policy = copilot.policy_file.policy
    assert policy.allows("promotion")
    assert policy.decider("pay") == "Jo Li, <b>the CEO</b>"
    assert (policy.spend_limit(), policy.currency) == (250, "EUR")
    assert policy.approval[-1].subject == "coaching"
    assert "Saved: it holds from now on. This list is kept in /data/authority.yaml." in drawn(page)
    assert "<b>the CEO</b> decides" in drawn(page)
    assert not [each for each in page.markdown if "CEO" in each.value]
    press(page, "Back to the package’s list")
    assert copilot.policy_file.policy == packaged_policy()
    assert "What yours said is kept in /data/authority.yaml.before" in drawn(page)


def test_what_cannot_be_saved_is_told_and_stays_in_the_fields(copilot: FakeCopilot):
    page = press(page_of(copilot), "Change it")
    field(page, "Who decides on “Pay”").set_value(" ")
    press(page, "Save")
    assert "Nobody is named who decides on “Pay”" in drawn(page)
    field(page, "Who decides on “Pay”").set_value("the board")
    field(page, "Currency").set_value("€")
    press(page, "Save")
    assert "three letters" in drawn(page)
    assert field(page, "Who decides on “Pay”").value == "the board"
    assert copilot.policy_file.policy == packaged_policy()
    press(page, "Leave it as it was")
    press(page, "Change it")
    assert field(page, "Who decides on “Pay”").value == "the pay committee"


def test_a_full_disk_is_told(copilot: FakeCopilot):
    def refuse(policy: Authority) -> None:  # noqa: ARG001
        raise StorageError("The authority policy can't be written.")

    copilot.policy_editor.save = refuse
    page = press(press(page_of(copilot), "Change it"), "Save")
    assert "can't be written" in drawn(page)


def test_an_edit_does_not_undo_what_was_changed_elsewhere(copilot: FakeCopilot):
    page = press(page_of(copilot), "Change it")
    copilot.policy_file.policy = other = Authority(currency="CHF")
    press(page, "Save")
    assert "changed this list since you began" in drawn(page)
    assert copilot.policy_file.policy is other


def test_a_broken_file_is_told_by_its_line(copilot: FakeCopilot):
    copilot.policy_file.notice = "/data/authority.yaml:7: `by` is missing; add it. Until it …"
    assert "/data/authority.yaml:7: `by` is missing" in drawn(page_of(copilot))


def test_a_policy_without_anything_can_be_filled_in(copilot: FakeCopilot):
    copilot.policy_file.policy = Authority()
    page = press(page_of(copilot), "Change it")
    assert page.number_input[0].value is None
    radio(page, "Budget").set_value("Yours")
    press(page, "Save")
    assert copilot.policy_file.policy.allows("budget")
    assert not copilot.policy_file.policy.approval


def test_a_broken_package_is_told(copilot: FakeCopilot):
    def broken() -> None:
        raise DataFileError(copilot.policy_file.path, 1, "it is gone")

    copilot.policy_file.in_force = broken
    assert "/data/authority.yaml:1: it is gone" in drawn(page_of(copilot))
