"""A policy written to text reads back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from hypothesis import given
from hypothesis import strategies as st

from copilot.content.authority import load_authority
from copilot.content.authority_text import authority_text
from copilot.content.locations import knowledge_folder
from copilot.domain.authority import Approval, Authority, Decide, Limit, Nobody
from copilot.domain.labels import SUBJECTS

if TYPE_CHECKING:
    import pytest

WORDS = st.text(st.characters(codec="utf-8"), max_size=30).map(lambda text: " ".join(text.split()))
NAMES = WORDS.filter(bool)
PER = st.sampled_from(get_args(Limit.model_fields["per"].annotation))


@st.composite
def policies(draw: st.DrawFn) -> Authority:
    subjects = list(draw(st.permutations(SUBJECTS)))
    amounts = st.integers(0, 10**24).map(lambda cents: cents / 100)
    return Authority(
        currency=draw(st.sampled_from([None, "EUR", "NOK"])),
        decide=tuple(Decide(subject=each, note=draw(WORDS)) for each in subjects[:3]),
        limits=tuple(
            Limit(subject="learning-spend", amount=draw(amounts), per=per)
            for per in draw(st.lists(PER, unique=True, max_size=2))
        ),
        approval=tuple(
            Approval(subject=each, by=draw(NAMES), note=draw(WORDS)) for each in subjects[3:6]
        ),
        nobody=tuple(Nobody(subject=each, note=draw(WORDS)) for each in subjects[6:8]),
    )


@given(policies())
def test_what_is_written_reads_back(tmp_path_factory: pytest.TempPathFactory, policy: Authority):
    path = tmp_path_factory.mktemp("policy") / "authority.yaml"
    path.write_text(authority_text(policy), encoding="utf-8")
    assert load_authority(path) == policy


def test_the_file_is_for_people_too():
    text = authority_text(load_authority(knowledge_folder() / "authority.yaml"))
    assert "# Needs a yes from somebody else.\napproval:\n  - {subject: promotion, by: the " in text
    assert "{subject: learning-spend, amount: 1000, per: person-year}" in text
    assert "nobody" not in authority_text(Authority()).split("version:")[1]
