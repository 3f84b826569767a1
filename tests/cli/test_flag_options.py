from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.scripted_copilot import NOTES, ScriptedCopilot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


def test_flags_alone_leave_with_nothing(cli: Callable[..., Ran]):
    assert cli("flag", stdin=NOTES).status == 0


@pytest.mark.parametrize(
    ("text", "floor", "status"),
    [
        (NOTES, "high", 3),
        (NOTES, "low", 3),
        ("find him a talk slot sometime", "low", 3),
        ("find him a talk slot sometime", "medium", 0),
        ("a quiet talk", "low", 0),
    ],
)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_fail_on(cli: Callable[..., Ran], text: str, floor: str, status: int, form: list[str]):
    ran = cli("flag", "--fail-on", floor, *form, stdin=text)
    assert ran.status == status
    assert ran.out


def test_policy_file_reaches_the_copilot(
    cli: Callable[..., Ran], scripted: ScriptedCopilot, tmp_path: Path
):
    path = tmp_path / "policy.yaml"
    path.write_text("decide:\n  - subject: promotion\n")
    cli("flag", "--policy", path, stdin=NOTES)
    cli("review", "--policy", path, stdin=NOTES)
    cli("flag", stdin=NOTES)
    flagged, reviewed, default = scripted.policies
    assert flagged is not None
    assert flagged.allows("promotion")
    assert reviewed == flagged
    assert default is None
