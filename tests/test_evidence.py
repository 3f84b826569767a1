"""Whatever comes in: every quote is a slice of it, every topic is real, nothing else is raised."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from copilot.domain.model import Model
from copilot.domain.notes import Notes
from copilot.errors import CopilotError, InputError, NotTextError, TooLongError
from copilot.reading.door import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from copilot.assembly import Copilot
    from tests.conftest import MarkedCopilot

    MakeMarked = Callable[[Mapping[str, Sequence[str]]], MarkedCopilot]

DAY = dt.date(2026, 4, 14)
MARKS = {
    "ask": ("line:commitment", "begin", "phase:close_gap"),
    "Friday": ("line:commitment", "owner:manager"),
    "review": ("line:review",),
    "?": ("line:open-question", "flag:leading-question"),
    "title": ("flag:promise-beyond-authority", "subject:promotion", "line:promise", "line:other"),
    "course": ("flag:promise-beyond-authority", "subject:budget"),
    "fine": ("signal:surface-answer", "phase:where_now", "flag:dismissing"),
    "🙂": ("signal:energy", "phase:where_to", "deep:where_to", "flag:discriminatory"),
    "שלום": ("signal:aspiration", "flag:sensitive-personal-data", "career"),
}
WORDS = st.sampled_from(
    "ask Ines about Leeds by Friday in two weeks 31/02 next month the title is yours course "
    "€1,400 2k fine review it in July energy? no. she wants me I'll he will take that naïve Straße "
    "🙂 👩‍👩‍👧 שלום مرحبا 谢谢 e\u0301 \u200b \u202e “quoted” 'single' <b>x</b> `code` **bold** "
    "~~struck~~ https://x.example/a:b :- ... — 10:42 & % $ {words} {0}".split(" ")
)
OPENING = st.sampled_from(
    [
        *("", "", "- ", "* ", "• ", "1. ", "a) ", "- [ ] ", "- [x] ", "☑ ", "> ", "# ", "\t", "  "),
        *("me: ", "T: ", "Ana: ", "Tomasz Nowak: ", "Ines: ", "**Ana**: ", "[10:42] Ana: ", "| "),
        *("Next steps:\n- ", "Last time:\n", "Me:\n- ", "On 3 March Ana wrote:\n"),
    ]
)
LINE = st.builds(
    lambda opening, words, stray, end: f"{opening}{' '.join(words)}{stray}{end}",
    OPENING,
    st.lists(WORDS, max_size=12),
    st.text(max_size=3),
    st.sampled_from(("", ".", "?", " | ", "~~")),
)
NOTES = st.builds(
    lambda lines, end, date, people: Notes(text=end.join(lines), date=date, **people),
    st.lists(LINE, min_size=1, max_size=8),
    st.sampled_from(("\n", "\r\n", "\n\n", "\r", "\u2028")),
    st.sampled_from((DAY, dt.date(2028, 2, 29), dt.date.max, None)),
    st.sampled_from(({}, {"manager": "Ana Ruiz", "report": "Tomasz Nowak"}, {"report": "T (*"})),
)


@pytest.fixture(scope="module")
def marked(marked_copilot: MakeMarked) -> MarkedCopilot:
    """One for all notes: its rules and questions are read once."""
    return marked_copilot(MARKS)


def _slices(value: object) -> Iterator[tuple[int, int, str]]:
    """Every (start, end, quote) anywhere inside a value."""
    if isinstance(value, Model):
        fields: dict[str, Any] = dict(value)
        quote = fields.get("quote", fields.get("span"))
        if quote is not None:
            yield fields["start"], fields["end"], quote
        value = tuple(fields.values())
    if isinstance(value, tuple):
        for each in value:
            yield from _slices(each)


def _check(copilot: Copilot, notes: Notes) -> int:
    """Review notes and check all it points at; returns how many quotes there were."""
    review = copilot.review(notes, n=8)
    found = list(_slices(review))
    for start, end, quote in found:
        assert quote
        assert quote == notes.text[start:end]
    for sentence in review.reading.sentences:
        assert 0 <= sentence.start < sentence.end <= len(notes.text)
    for topic in {each.topic for each in (*review.flags, *review.questions)}:
        assert copilot.passage(topic) is not None
    assert all(flag.why and flag.rewrite for flag in review.flags)
    assert all(question.text.endswith("?") for question in review.questions)
    return len(found)


def _check_unless_refused(copilot: Copilot, notes: Notes) -> None:
    with suppress(CopilotError):
        _check(copilot, notes)


@given(notes=NOTES)
@example(notes=Notes(text="me: ask Ines by Friday\r\n\r\n> fine?\r\n", date=DAY))
@example(notes=Notes(text="- T: שלום fine 🙂 ask by Friday\u2028the title is yours", date=DAY))
@settings(
    max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
def test_marked_words_are_always_slices(marked: MarkedCopilot, notes: Notes):
    _check_unless_refused(marked, notes)


@given(notes=NOTES)
@settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
def test_what_the_shipped_model_finds_are_always_slices(copilot: Copilot, notes: Notes):
    _check_unless_refused(copilot, notes)


def test_every_sample_points_at_its_own_words(copilot: Copilot, marked: MarkedCopilot):
    for sample in copilot.samples:
        assert _check(copilot, sample.notes) > 5
        assert _check(marked, sample.notes) > 0
        windows = sample.notes.model_copy(
            update={"text": "\r\n".join(sample.notes.text.splitlines())}
        )
        assert _check(copilot, windows) > 5


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", InputError),
        (" \r\n\t", InputError),
        ("🙂🙂", InputError),
        ("ask Ines\0by Friday", NotTextError),
        ("a line of notes\n" * 125_000, TooLongError),
    ],
    ids=["empty", "blank", "emoji alone", "NUL", "2 MB"],
)
def test_what_cannot_be_read_is_refused_in_words(copilot: Copilot, text: str, error: type):
    with pytest.raises(error) as refused:
        copilot.review(Notes(text=text, date=DAY))
    assert "Ines" not in str(refused.value)


def test_a_binary_file_never_gets_to_be_notes():
    with pytest.raises(NotTextError):
        text_of(bytes(range(256)) * 8)


@pytest.mark.parametrize(
    "text",
    [
        "me: ask Ines by Friday\r\nT: shadow the audit in May\r\n\r\nall fine\r\n",
        "Ines אשאל את by Friday\nשלם",
        "me: ask Ines by Friday 🙂\n👩‍👩‍👧 she loves the audits 🎉🎉",
        "me:\task\tInes\tby\tFriday",
        "ask Ines " * 2_000,
        "\ufeffme: ask Ines by Friday",
    ],
    ids=["windows", "right to left", "emoji", "tabs", "one long line", "byte order mark"],
)
def test_odd_but_honest_notes_are_read(copilot: Copilot, text: str):
    _check(copilot, Notes(text=text, date=DAY))
