from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.adapters.policy_file import PolicyFile
from copilot.content.authority import load_authority
from copilot.content.locations import knowledge_folder
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT = knowledge_folder() / "authority.yaml"
GOOD = "decide:\n  - subject: promotion\n"
BETTER = GOOD + "  - subject: pay\n"
BROKEN = "decide:\n  - subject: promotions\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.yaml"


def _follow(path: Path) -> PolicyFile:
    return PolicyFile(path, path.parent / "data", load_authority, DEFAULT)


def test_a_good_policy_holds_and_is_copied(path: Path):
    path.write_text(GOOD)
    policy = _follow(path)
    found = policy.in_force()
    assert found.policy.allows("promotion")
    assert found.notice is None
    assert policy.copy.is_file()


def test_an_edit_holds_at_once(path: Path):
    path.write_text(GOOD)
    policy = _follow(path)
    assert policy.in_force() is policy.in_force()
    path.write_text(BETTER)
    assert policy.in_force().policy.allows("pay")


@pytest.mark.parametrize(
    ("broken", "line", "said"),
    [
        (BROKEN, 2, "`subject` should be"),
        ("limits:\n  - {subject: learning-spend, amount: -1}\n", 2, "greater than or equal to 0"),
        (GOOD + "nobody:\n  - subject: promotion\n", 4, "stands in `decide` already"),
        ("limits:\n  - {subject: learning-spend, amount: £900}\n", 2, "carries a currency"),
        ("decide: [\n", 1, "no YAML"),
    ],
)
def test_a_broken_policy_leaves_the_last_good_one_in_force(
    path: Path, broken: str, line: int, said: str
):
    path.write_text(GOOD)
    policy = _follow(path)
    policy.in_force()
    path.write_text(broken)
    for each in (policy, _follow(path)):
        found = each.in_force()
        assert found.policy.allows("promotion")
        assert found.notice is not None
        assert found.notice.startswith(f"{path}:{line}: ")
        assert said in found.notice
        assert "the last good authority policy holds" in found.notice
        assert str(policy.copy) in found.notice
    path.write_text(BETTER)
    assert policy.in_force().notice is None


def test_a_policy_that_is_gone_is_broken(path: Path):
    path.write_text(GOOD)
    policy = _follow(path)
    policy.in_force()
    path.unlink()
    found = policy.in_force()
    assert found.policy.allows("promotion")
    assert "can't be opened" in (found.notice or "")


@pytest.mark.parametrize("copy", [None, "{", '{"source": "x"}'])
def test_without_a_good_copy_the_packages_own_holds(path: Path, copy: str | None):
    path.write_text(BROKEN)
    policy = _follow(path)
    if copy is not None:
        policy.copy.parent.mkdir()
        policy.copy.write_text(copy)
    found = policy.in_force()
    assert found.policy == load_authority(DEFAULT)
    assert "No good copy" in (found.notice or "")


def test_the_packages_own_is_not_copied(path: Path):
    policy = PolicyFile(DEFAULT, path.parent / "data", load_authority, DEFAULT)
    assert policy.in_force().notice is None
    assert not policy.copy.parent.exists()


def test_nothing_to_fall_back_on_is_an_error(path: Path):
    path.write_text(BROKEN)
    with pytest.raises(DataFileError):
        PolicyFile(path, path.parent / "data", load_authority, path).in_force()


def test_the_copy_is_not_written_again_for_nothing(path: Path):
    path.write_text(GOOD)
    first = _follow(path)
    first.in_force()
    written = first.copy.stat().st_ino
    _follow(path).in_force()
    assert first.copy.stat().st_ino == written


def test_where_no_copy_can_be_kept_the_policy_holds_and_it_is_said(path: Path):
    (path.parent / "data").write_text("a file")
    path.write_text(GOOD)
    policy = _follow(path)
    found = policy.in_force()
    assert found.policy.allows("promotion")
    assert "no copy of it can be kept" in (found.notice or "")
    path.write_text(BROKEN)
    assert policy.in_force().policy.allows("promotion")
