"""Writing the policy that a manager edits, and going back to the package's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.adapters.policy_editor import PolicyEditor
from copilot.adapters.policy_file import PolicyFile
from copilot.content.authority import load_authority
from copilot.content.authority_text import authority_text
from copilot.content.locations import knowledge_folder
from copilot.domain.authority import Authority, Decide
from copilot.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = knowledge_folder() / "authority.yaml"
MINE = Authority(currency="EUR", decide=(Decide(subject="pay"),))


def both(folder: Path, named: Path | None = None) -> tuple[PolicyEditor, PolicyFile]:
    file = PolicyFile(named, folder, load_authority, PACKAGE)
    return PolicyEditor(file.path, PACKAGE, authority_text, named=file.named), file


def test_what_is_saved_holds_at_once_and_a_reset_takes_it_away(tmp_path: Path):
    editor, file = both(tmp_path / "data")
    assert not editor.own
    assert file.in_force().policy == load_authority(PACKAGE)
    assert file.in_force().notice is None
    editor.save(MINE)
    assert editor.own
    assert editor.path == tmp_path / "data" / "authority.yaml"
    assert editor.path.stat().st_mode & 0o777 == 0o600
    assert file.in_force().policy == MINE
    editor.reset()
    assert not editor.own
    assert file.in_force().policy == load_authority(PACKAGE)
    assert load_authority(editor.before) == MINE


def test_a_broken_file_is_kept_when_it_is_written_anew(tmp_path: Path):
    editor, file = both(tmp_path)
    editor.path.write_bytes(b"decide: [\xff")
    assert f"{editor.path}:1: " in (file.in_force().notice or "")
    editor.save(MINE)
    assert file.in_force().notice is None
    assert editor.before.read_text(encoding="utf-8").startswith("decide: [")


def test_a_named_file_is_written_where_it_is_and_reset_in_place(tmp_path: Path):
    shared, link = tmp_path / "shared.yaml", tmp_path / "mine.yaml"
    shared.write_text("version: 1\n")
    shared.chmod(0o664)
    link.symlink_to(shared)
    editor, file = both(tmp_path / "data", link)
    assert editor.own
    editor.save(MINE)
    assert link.is_symlink()
    assert shared.stat().st_mode & 0o777 == 0o664
    assert file.in_force().policy == MINE
    editor.reset()
    assert shared.read_text(encoding="utf-8") == PACKAGE.read_text(encoding="utf-8")
    assert file.in_force().policy == load_authority(PACKAGE)


def test_where_nothing_can_be_written_the_one_before_holds(tmp_path: Path):
    (tmp_path / "data").write_text("a file")
    editor, file = both(tmp_path / "data")
    for change in (lambda: editor.save(MINE), editor.reset):
        with pytest.raises(StorageError, match="Nothing was changed") as caught:
            change()
        assert str(editor.path) in str(caught.value)
    assert file.in_force().policy == load_authority(PACKAGE)
