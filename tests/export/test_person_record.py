"""Everything kept about a person is in what they get, and shows as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.records import Autosave, PersonRecord
from copilot.export.person_record import person_json, person_markdown
from tests.fakes.kept_people import (
    NOON,
    agreement,
    conversation,
    person,
    repair,
    summary,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD = PersonRecord(
    person=person(),
    conversations=(conversation("first line\n# second *line*"),),
    earlier=(conversation("older words"),),
    agreements=(agreement(),),
    repairs=(repair(),),
    sent=(summary(),),
    drafts=(Autosave(slot="review", text="half a thought", saved=NOON, person="p1"),),
)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value


def test_json_reads_back_as_the_record():
    assert PersonRecord.model_validate_json(person_json(RECORD)) == RECORD


def test_markdown_holds_every_word():
    shown = person_markdown(RECORD).replace("\\", "")
    simple = RECORD.model_copy(update={"sent": (), "drafts": (), "agreements": ()})
    for text in _texts(simple.model_dump()):
        for line in text.splitlines():
            assert line in shown, line
    for words in ("half a thought", "ask the academy", "What would he give up?", "was: lead"):
        assert words in shown
    assert "14 April 2026, 12:30 UTC" in shown


def test_words_do_not_become_markup():
    shown = person_markdown(RECORD)
    assert "\n# second" not in shown
    assert "> first line" in shown
    assert shown.count("\n## ") == 7


def test_where_there_is_nothing_it_says_so():
    shown = person_markdown(
        PersonRecord(
            person=person(),
            conversations=(),
            earlier=(),
            agreements=(),
            repairs=(),
            sent=(),
            drafts=(),
        )
    )
    assert shown.count("Nothing.") == 6
