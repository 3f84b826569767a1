"""Two people on one server share what is loaded, and see nothing of each other."""

from __future__ import annotations

import datetime as dt
import gc
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from copilot.assembly import Copilot
from copilot.content.authority import load_authority
from copilot.domain.dismissals import Dismissals
from copilot.domain.notes import Notes
from copilot.domain.people import Principal
from copilot.domain.records import Autosave
from copilot.errors import InputError
from copilot.settings import Settings
from tests.fakes.marking_encoder import MarkingEncoder

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.ports import Encoder

DAY = dt.date(2026, 3, 5)
ASTRID, BO = (Principal(owner=f"https://login.example {name}") for name in ("a-1", "b-2"))
PLAYBOOK = b"# Ours\n\n## Growing\n\nTalk about what somebody wants to learn, and by when.\n"
OPEN_POLICY = "decide:\n  - {subject: promotion}\n"


class LightCopilot(Copilot):
    """Reads by grammar, so that nothing is loaded."""

    @property
    def encoder(self) -> Encoder:  # type: ignore[override]
        return MarkingEncoder()


@pytest.fixture
def house(tmp_path: Path) -> Copilot:
    return LightCopilot(Settings(data_dir=tmp_path, master_key=SecretStr("k" * 32)))


def test_people_and_drafts_are_ones_own(house: Copilot):
    astrid, bo = house.acting_for(ASTRID), house.acting_for(BO)
    mina = astrid.people.add("Mina", "", DAY)
    saved = dt.datetime(2026, 3, 5, tzinfo=dt.UTC)
    astrid.store.drafts.keep(astrid.principal, Autosave(slot="loose", text="hers", saved=saved))
    assert [each.name for each in astrid.people.all()] == ["Mina"]
    for other in (bo, house):
        assert other.people.all() == ()
        assert other.store.drafts.all(other.principal) == ()
        with pytest.raises(InputError):
            other.people.find(mina.id)


def test_files_are_ones_own(house: Copilot, tmp_path: Path):
    astrid, bo = house.acting_for(ASTRID), house.acting_for(BO)
    astrid.dismissals.change(lambda kept: kept)
    astrid.practice.folder.keep(session := astrid.practice.begin("all-fine"))
    book = astrid.library.keep(astrid.library.preview("Ours.md", PLAYBOOK, "Astrid"))
    for other in (bo, house):
        assert other.dismissals.load() is None
        assert other.library.load() == ()
        assert other.practice.folder.sessions() == ()
        assert not list(other.folder.glob("dismissals-*"))
    assert isinstance(astrid.dismissals.load(), Dismissals)
    assert astrid.library.load() == (book,)
    assert [each.id for each in astrid.practice.folder.sessions()] == [session.id]
    assert house.folder == tmp_path
    assert {astrid.folder.parent, bo.folder.parent} == {tmp_path / "owners"}
    assert "a-1" not in str(astrid.folder)


def test_the_policy_of_the_house_holds_until_one_has_ones_own(house: Copilot, tmp_path: Path):
    astrid, bo = house.acting_for(ASTRID), house.acting_for(BO)
    packaged = house.policy
    assert astrid.policy == bo.policy == packaged
    (tmp_path / "authority.yaml").write_text(OPEN_POLICY, "utf-8")
    everybodys = load_authority(tmp_path / "authority.yaml")
    assert astrid.policy == bo.policy == everybodys != packaged
    astrid.policy_editor.save(packaged)
    assert astrid.policy == packaged
    assert bo.policy == house.policy == everybodys
    astrid.policy_editor.reset()
    assert astrid.policy == everybodys


def test_spending_is_counted_for_each(house: Copilot):
    astrid, bo = house.acting_for(ASTRID), house.acting_for(BO)
    assert astrid.ledger.path != bo.ledger.path != house.ledger.path


def test_what_is_loaded_is_shared(house: Copilot):
    astrid, bo = house.acting_for(ASTRID), house.acting_for(BO)
    assert astrid.store is bo.store is house.store
    assert astrid.playbooks is bo.playbooks
    assert astrid.practice.personas is bo.practice.personas
    assert isinstance(astrid.encoder, MarkingEncoder)
    assert astrid.read(Notes(text="Mina: hello")).sentences


def test_one_person_has_one_copilot_while_somebody_holds_it(house: Copilot):
    astrid = house.acting_for(ASTRID)
    assert house.acting_for(ASTRID) is astrid
    assert astrid.acting_for(BO).house is house
    assert house.acting_for(house.principal) is house
    del astrid
    gc.collect()
    assert ASTRID.owner not in house.guests


def test_a_guest_makes_no_backup_of_everybody(house: Copilot, tmp_path: Path):
    guest = house.acting_for(ASTRID)
    with pytest.raises(InputError, match="whoever runs this server"):
        guest.back_up(tmp_path / "all.zip")
    with pytest.raises(InputError, match="whoever runs this server"):
        guest.restore(tmp_path / "all.zip")
    assert not (tmp_path / "all.zip").exists()
