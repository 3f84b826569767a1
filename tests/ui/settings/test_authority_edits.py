"""What a manager chose, put on the policy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from copilot.domain.authority import Approval, Authority, Decide, Limit, Nobody
from copilot.errors import InputError
from copilot.ui.settings.authority_edits import Choices, changed, everyday, weighed

POLICY = Authority(
    currency="EUR",
    decide=(Decide(subject="coaching", note="by you"), Decide(subject="location")),
    limits=(
        Limit(subject="learning-spend", amount=1000, per="person"),
        Limit(subject="learning-spend", amount=50, per="item"),
    ),
    approval=(
        Approval(subject="promotion", by="the panel", note="a grade"),
        Approval(subject="pay", by="the board"),
    ),
    nobody=(Nobody(subject="outcome"), Nobody(subject="job-security")),
)
AS_IT_IS = Choices(
    yours=frozenset({"coaching", "location"}),
    deciders={"promotion": "the panel", "pay": "the board"},
    limit=1000,
    currency="EUR",
)


def test_unchanged_fields_change_nothing():
    assert changed(POLICY, AS_IT_IS) == POLICY


def test_what_nobody_can_promise_is_not_on_offer():
    assert "outcome" not in weighed(POLICY)
    assert "promotion" in weighed(POLICY)
    assert everyday(POLICY) == ["coaching"]


def test_a_subject_changes_hands_with_its_note():
    now = changed(POLICY, replace(AS_IT_IS, yours=frozenset({"coaching", "location", "promotion"})))
    assert now.decide[-1] == Decide(subject="promotion", note="a grade")
    assert [item.subject for item in now.approval] == ["pay"]
    taken = replace(
        AS_IT_IS,
        yours=frozenset(),
        deciders={**AS_IT_IS.deciders, "coaching": " HR\n ", "location": "IT"},
    )
    now = changed(POLICY, taken)
    assert now.decide == ()
    assert [(item.subject, item.by) for item in now.approval] == [
        ("promotion", "the panel"), ("pay", "the board"), ("coaching", "HR"), ("location", "IT"),
    ]  # fmt: skip


def test_who_decides_has_to_be_named():
    with pytest.raises(InputError, match="who decides on “Pay”"):
        changed(POLICY, replace(AS_IT_IS, deciders={"promotion": "the panel", "pay": "  "}))


def test_what_the_policy_says_nothing_of_may_stay_so_or_be_added():
    named = replace(AS_IT_IS, deciders={**AS_IT_IS.deciders, "rating": "the raters"})
    assert changed(POLICY, named).decider("rating") == "the raters"
    owned = replace(AS_IT_IS, yours=AS_IT_IS.yours | {"rating"})
    assert changed(POLICY, owned).allows("rating")


def test_the_limit_and_the_currency_change():
    now = changed(POLICY, replace(AS_IT_IS, limit=12.5, currency=" chf "))
    assert (now.spend_limit(), now.currency, now.limits[1]) == (12.5, "CHF", POLICY.limits[1])
    none = changed(POLICY, replace(AS_IT_IS, limit=None, currency=""))
    assert (none.limits, none.currency) == ((), None)
    assert changed(none, AS_IT_IS).limits[0].per == "person-year"


@pytest.mark.parametrize("currency", ["€", "EU", "EURO", "E R"])
def test_a_currency_is_three_letters(currency: str):
    with pytest.raises(InputError, match="three letters"):
        changed(POLICY, replace(AS_IT_IS, currency=currency))
