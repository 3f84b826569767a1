from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from copilot.domain.dismissals import CategoryDismissal, Dismissals, normalised

DAY = dt.date(2026, 4, 14)
NONE_YET = Dismissals(salt="ab" * 16)


def _category(number: int, about: str | None = None) -> CategoryDismissal:
    return CategoryDismissal(
        id=f"{number:08x}", on=DAY, about=about, category="dismissing", below="high"
    )


def test_words_are_the_same_in_any_case_and_spacing():
    assert normalised("  The raise\n\tIS done ") == "the raise is done"
    assert NONE_YET.digest("p", "The  Raise") == NONE_YET.digest("p", "the raise")


def test_hashes_of_two_managers_never_compare():
    assert NONE_YET.digest("p", "words") != Dismissals(salt="cd" * 16).digest("p", "words")


def test_where_a_part_ends_matters():
    assert NONE_YET.digest("a b", "c") != NONE_YET.digest("a", "b c")


def test_half_a_surrogate_pair_is_hashed_too():
    assert NONE_YET.digest("\ud800") != NONE_YET.digest("\udc00")


@pytest.mark.parametrize("name", [None, "", "  "])
def test_nobody_has_no_key(name: str | None):
    assert NONE_YET.person(name) is None


def test_what_is_about_one_person_holds_for_them_alone():
    bo = NONE_YET.person("Bo")
    known = NONE_YET.adding(_category(1)).adding(_category(2, bo))
    assert [item.id for item in known.holding_for(" bo ").items] == ["00000001", "00000002"]
    assert [item.id for item in known.holding_for("Ana").items] == ["00000001"]
    assert [item.id for item in known.holding_for(None).items] == ["00000001"]


def test_adding_the_same_again_keeps_one_and_the_latest_stands_last():
    known = NONE_YET.adding(_category(1)).adding(_category(2)).adding(_category(1))
    assert [item.id for item in known.items] == ["00000002", "00000001"]


def test_taking_back():
    known = NONE_YET.adding(_category(1)).adding(_category(2))
    assert [item.id for item in known.without("00000001").items] == ["00000002"]
    assert known.without("ffffffff") == known
    assert known.emptied() == NONE_YET


@pytest.mark.parametrize(
    "change",
    [
        {"salt": "short"},
        {"version": 2},
        {"items": (_category(1), _category(1))},
        {"items": ({**_category(1).model_dump(), "below": "severe"},)},
        {"items": ({**_category(1).model_dump(), "kind": "everything"},)},
    ],
)
def test_what_makes_no_sense_is_refused(change: dict[str, object]):
    with pytest.raises(ValidationError):
        Dismissals.model_validate({"salt": "ab" * 16, **change})
