"""What the page shows, as trees of elements: no browser needed."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, get_args

from hypothesis import given
from hypothesis import strategies as st

from copilot.domain.authority import Authority, Limit, PolicySubject
from copilot.domain.contract import HeldBack
from copilot.domain.dismissals import FoldedFlag
from copilot.domain.reading import Reading
from copilot.ui.conversation.contract_edits import Card, Sheet
from copilot.ui.conversation.contract_lines import missing
from copilot.ui.conversation.coverage_view import coverage_section
from copilot.ui.conversation.flags_view import flags_section
from copilot.ui.conversation.held_back_view import held_back
from copilot.ui.conversation.marked_notes import marked_notes
from copilot.ui.conversation.questions_view import questions_section
from copilot.ui.settings.authority_view import policy_sections
from copilot.ui.shell.authority_words import SUBJECTS, spend
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted
from tests.ui.fakes import NOTES, packaged_policy, review_of
from tests.ui.fakes import quoted as evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.domain.flags import Flag


DAY = dt.date(2026, 5, 8)


def all_of(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node.inside, tuple):
        for part in node.inside:
            if isinstance(part, Node):
                yield from all_of(part)


def marks(node: Node) -> list[tuple[str, str]]:
    return [(each.look, each.text()) for each in all_of(node) if each.tag == "mark"]


def words(node: Node) -> str:
    """The notes as shown, without the numbers."""
    if isinstance(node.inside, str):
        return "" if node.tag == "button" else node.inside
    return "".join(part if isinstance(part, str) else words(part) for part in node.inside)


def presses(node: Node) -> list[str]:
    return [each.press for each in all_of(node) if each.press]


def at(start: int, end: int, severity: str = "low") -> Flag:
    return (
        review_of().flags[0].model_copy(update={"start": start, "end": end, "severity": severity})
    )


def heading_of(topic: str) -> str | None:
    return None if topic == "gone" else f"About {topic}"


def test_flagged_words_are_marked_by_severity_and_numbered():
    shown = marked_notes(NOTES, review_of().flags)
    assert words(shown) == NOTES
    assert marks(shown)[:2] == [("high", "the senior title is hers by "), ("high", "autumn")]
    numbers = [each for each in all_of(shown) if each.tag == "button"]
    assert [(each.text(), each.to) for each in numbers] == [
        ("1", "flag-1"),
        ("2", "flag-2"),
        ("3", "flag-3"),
    ]


def test_where_flags_overlap_the_worst_shows():
    shown = marked_notes("abcdef", [at(0, 4), at(2, 6, "high")])
    assert words(shown) == "abcdef"
    assert marks(shown) == [("low", "ab"), ("high", "cd"), ("high", "ef")]


@given(
    st.text(min_size=1, max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)))
)
def test_no_character_is_lost_or_added(text: str, spans: list[tuple[int, int]]):
    flags = [at(start, min(len(text), start + size)) for start, size in spans if start < len(text)]
    assert words(marked_notes(text, flags)) == text


def test_long_notes_scroll_within_reach_of_the_keyboard():
    assert not marked_notes("short", []).scrolls
    long = marked_notes("word " * 2000, [])
    assert long.scrolls
    assert long.label


def test_a_warning_says_why_what_instead_and_where_it_comes_from():
    review = review_of()
    shown = flags_section(NOTES, review.flags, heading_of)
    text = shown.text()
    assert "never about the person" in text
    for flag in review.flags:
        assert flag.why in text
        assert flag.rewrite in text
    assert presses(shown).count("career/not-for") == 3


def test_a_missing_passage_gets_no_button():
    flags = [flag.model_copy(update={"topic": "gone"}) for flag in review_of().flags]
    assert "gone" not in presses(flags_section(NOTES, flags, heading_of))


def test_nothing_to_flag_is_said():
    assert "Nothing to flag" in flags_section(NOTES, (), heading_of).text()


def test_each_warning_can_be_used_or_dismissed_but_never_its_kind():
    shown = flags_section(NOTES, review_of().flags, heading_of)
    copied = [each.copies for each in all_of(shown) if each.copies]
    assert copied == [flag.rewrite for flag in review_of().flags]
    said = [each.text() for each in all_of(shown) if each.tag == "button" and each.press]
    assert said == ["Playbook: About career/not-for", "Dismiss", "Always dismiss this phrase"] * 3
    labels = [each.label for each in all_of(shown) if each.text() == "Dismiss"]
    assert labels == [f"Dismiss: warning {number}" for number in (1, 2, 3)]


def test_dismissed_warnings_fold_into_a_list_with_reason_and_way_back():
    first, *others = review_of().flags
    by_hand = FoldedFlag(flag=first, by="once", reason="You did.", dismissal="12345678")
    by_comment = FoldedFlag(flag=others[0], by="comment", reason="Line 3 asks for it.")
    shown = flags_section(NOTES, others[1:], heading_of, [by_hand, by_comment])
    assert "Dismissed (2)" in shown.text()
    assert "High · promise beyond authority. You did." in shown.text()
    assert [press for press in presses(shown) if press.startswith("undo:")] == ["undo:12345678"]
    assert marks(shown)[0][0] == "low"
    everything = flags_section(NOTES, (), heading_of, [by_hand])
    assert "Nothing else to flag" in everything.text()
    assert not [
        each for each in all_of(flags_section(NOTES, (), heading_of)) if each.name == "dismissed"
    ]


def test_the_policy_is_told_in_plain_words():
    shown = Node("div", tuple(policy_sections(packaged_policy())))
    headings = [each.text() for each in all_of(shown) if each.tag == "h2"]
    assert headings == [
        "Yours", "Yours up to a sum", "Needs somebody’s yes", "Nobody can promise",
    ]  # fmt: skip
    assert "up to 1,000 in your currency for each person in a year" in shown.text()
    assert "Promotionthe promotion panel decides" in shown.text()
    assert policy_sections(Authority()) == []


def test_sums_are_written_as_people_say_them():
    limit = Limit(subject="learning-spend", amount=1250.5, per="item")
    assert spend(limit, "EUR") == "up to 1,250.50 EUR for one thing"


def test_every_subject_has_plain_words():
    assert set(SUBJECTS) == {
        name for part in get_args(PolicySubject) for name in (get_args(part) or (part,))
    }


def test_questions_are_numbered_with_why_and_what_they_follow():
    text = questions_section(review_of().questions, heading_of).text()
    assert "Why now: a surface answer in four words" in text
    assert "Follows up: “says the team is fine”" in text
    assert "Only where there is trust" in text
    assert "leave nothing open" in questions_section((), heading_of).text()


def test_coverage_is_told_in_words_too():
    shown = coverage_section(review_of().reading)
    assert shown.text().count("On the surface") == 1
    assert "Not touched yet" in shown.text()
    assert "In depth" in shown.text()
    assert len([each for each in all_of(shown) if each.look == "full"]) == 3
    assert "not how far the person is" in shown.text()


def test_an_empty_reading_has_no_steps_taken():
    shown = coverage_section(Reading(text="x"))
    assert not [each for each in all_of(shown) if each.look == "full"]


def test_missing_dates_are_asked_for():
    write, ask = (
        Card(key="1", part="report", text="Write"),
        Card(key="2", part="manager", text="Ask"),
    )
    done, look = Card(key="3", part="manager", text="Done", due=DAY), Card(key="4", part="review")
    told = missing(Sheet(cards=(write, ask, done, look)), "Rosa")
    assert told is not None
    assert told.text() == "Dates to ask forRosa: WriteYou: Ask"
    one = missing(Sheet(cards=(write,)), None)
    assert one is not None
    assert one.text().startswith("A date to ask for")
    assert missing(Sheet(cards=(done, look)), "Rosa") is None


def test_what_was_held_back_has_its_reason():
    held = HeldBack(evidence=evidence(NOTES, "says the team is fine"), why="Nothing to do.")
    assert "“says the team is fine”Nothing to do." in held_back([held]).text()


def test_quotation_marks_are_not_doubled():
    assert quoted('"all good"') == "“all good”"
    assert quoted('"never" about Lyon') == '“"never" about Lyon”'
    assert quoted('"one" and "two"') == '“"one" and "two"”'
    assert quoted("two\n lines") == "“two lines”"


def test_a_node_gives_plain_data():
    node = Node("p", ("a", Node("button", "b", press="t")), look="why")
    assert json.loads(json.dumps(node.data())) == {
        "tag": "p",
        "look": "why",
        "inside": ["a", {"tag": "button", "press": "t", "inside": ["b"]}],
    }
