"""Answers and mails beside scripted writers: how much of a good one is taken, and no lie of any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copilot.assembly.llm import LanguageModel
from copilot.assembly.rewording import ToReword
from copilot.export.mail import compose
from evals.outcome import share
from evals.scripted_writers import WRITERS, Writes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot import Copilot
    from evals.scripted_writers import Writer

TAKEN, UNGROUNDED, LOST = "good lines taken", "lines ungrounded", "agreed lines lost"


def words_of(
    copilot: Copilot, asks: Sequence[dict[str, Any]], mails: Sequence[dict[str, Any]]
) -> dict[str, dict[str, float]]:
    """Figures by prompt and writer; all but the share that is taken are counts that must be 0."""
    groups: dict[str, dict[str, float]] = {}
    for name, writer in WRITERS.items():
        found = {
            "ask": [_asked(copilot, case, writer) for case in asks],
            "mail": [_mailed(copilot, case, writer) for case in mails],
        }
        for prompt, counts in found.items():
            taken, said, lost = (sum(column) for column in zip(*counts, strict=True))
            figures = {TAKEN: share(taken, said)} if name == "good" else {UNGROUNDED: float(taken)}
            groups[f"{prompt}, {name}"] = figures | {LOST: float(lost)}
    return groups


def _asked(copilot: Copilot, case: dict[str, Any], writer: Writer) -> tuple[int, int, int]:
    """Lines that were taken, lines that were written, and whether an answer was lost."""
    right = [(each["topic"], each["text"]) for each in case["good"]]
    engine = copilot.ask(case["query"])
    found = LanguageModel(copilot, Writes(writer, right)).answered(engine)
    taken = sum(each.source == "llm" for each in found.sentences)
    return taken, len(right), int(bool(engine.sentences) and not found.sentences)


def _mailed(copilot: Copilot, case: dict[str, Any], writer: Writer) -> tuple[int, int, int]:
    template, values = copilot.mails[case["mail"]], case["values"]
    mail = compose(template, values)
    right = [(each["id"], each["text"]) for each in case["good"]["paragraphs"]]
    if case["good"]["subject"] != mail.subject:
        right.append(("subject", case["good"]["subject"]))
    asked = ToReword(mail, template.name, values["name"], values["manager"])
    found = LanguageModel(copilot, Writes(writer, right)).reworded(asked)
    agreed = [line for line in mail.body.split("\n") if line.startswith("- ")]
    lost = [each for each in (*agreed, *mail.kept) if each not in _all_of(found.mail)]
    return len(found.reworded), len(right), len(lost)


def _all_of(mail: Any) -> str:  # noqa: ANN401 - a mail
    return f"{mail.subject}\n{mail.body}"
