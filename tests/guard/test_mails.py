"""A mail keeps what was agreed, whoever words the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.domain.mails import Mail
from copilot.domain.second_opinion import MailReply, Reworded
from copilot.guard.ears import Desk
from copilot.guard.figures import Held
from copilot.guard.mails import Worded, parts_of, worded
from tests.fakes.flagged import flags_these

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = "Tuesday 14 April 2026"
MAIL = Mail(
    subject=f"What we agreed on {DAY}",
    body=(
        f"Hi Ines,\n\nThank you for our talk on {DAY}. Here is what we took away, in short.\n\n"
        "What I take on:\n- ask Tomasz (by 17 April 2026)\n\n"
        "The question we're sitting with: Is it Leeds?\n\n"
        "What have I got wrong or left out? Please put me right.\n\nMaud\n"
    ),
    kept=(DAY, "Is it Leeds?"),
)


def _worded(said: str, name: str = "p5", *, undertakes: bool = False) -> tuple[Worded, Desk]:
    desk = Desk(Held(f"{MAIL.subject}\n{MAIL.body}", lambda _: ()), "f00d", flags_these())

    def undertaking(lines: Sequence[str]) -> list[bool]:
        return [undertakes and line == said for line in lines]

    reply = MailReply(subject=MAIL.subject, paragraphs=(Reworded(id=name, text=said),))
    return worded(MAIL, reply, desk, undertaking), desk


def test_a_paragraph_that_says_the_same_is_taken_and_named():
    said = "Please put me right: what have I left out or got wrong?"
    found, desk = _worded(said)
    assert found.reworded == ("p5",)
    assert said in found.mail.body
    assert "What I take on:\n- ask Tomasz (by 17 April 2026)" in found.mail.body
    assert desk.dropped == []


def test_greeting_lists_and_name_are_not_the_models():
    fixed = [each.id for each in parts_of(MAIL) if each.fixed]
    assert fixed == ["p1", "p3", "p6"]
    for name in fixed:
        found, _ = _worded("What I take on: nothing.", name)
        assert (found.mail, found.reworded) == (MAIL, ())


@pytest.mark.parametrize(
    ("name", "said", "why"),
    [
        ("p2", "Thank you for our talk. Here is what we took away.", "leaves out"),
        ("p4", "The question we're sitting with: is it home?", "leaves out"),
        ("p5", "What have I got right or left out? Please put me right by 20 April.", "figure"),
        ("p5", "What have I left out? Please put me right. The promotion is yours.", "promises"),
        ("p5", "What have I left out? I'll put it right.", "promises"),
        ("p5", "What have I left out? Ask Priscilla to put me right.", "name"),
        ("p5", "I have left nothing out, have I? Please put me right.", "turns round"),
        ("p5", "What have I left out? Wonderful, everybody noticed.", "not there"),
        ("p5", "Please put me right.", "asks more or less"),
        ("p5", "What have I left out? See https://example.org", "link"),
        ("p5", "What have I left out? [P9] knows.", "placeholder"),
    ],
)
def test_what_says_something_else_is_dropped_and_ours_stands(name: str, said: str, why: str):
    found, desk = _worded(said, name)
    assert (found.mail, found.reworded) == (MAIL, ())
    (dropped,) = desk.dropped
    assert why in dropped.why


def test_nobody_takes_anything_on_in_it_who_did_not():
    found, desk = _worded("What have I left out? Please put me right.", undertakes=True)
    assert found.mail == MAIL
    assert "takes something on" in desk.dropped[0].why
