"""Shows exactly what would be sent to the language model, and where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.table import Table

from copilot.cli.intake import day_from, text_from
from copilot.cli.kept.files import mail_to_reword
from copilot.cli.people_options import ToExport
from copilot.cli.printing import heading, one_line, print_json, screen, words
from copilot.domain.notes import Notes
from copilot.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copilot.assembly import Copilot
    from copilot.assembly.llm import Letter
    from copilot.cli.llm_options import Instead
    from copilot.cli.options import About

_NOWHERE = "nowhere: no language model is set"


def preview(copilot: Copilot, source: str, about: About, instead: Instead, *, as_json: bool) -> int:
    """Print it, and note that it was seen; nothing is sent.

    Raises:
        InputError: What was handed in can't be read, or is too long for one question.
    """
    letter = _letter(copilot, source, about, instead)
    endpoint = copilot.settings.llm
    where = endpoint.host if endpoint else None
    if as_json:
        print_json(_shape(letter, where))
    else:
        _show(letter, where or _NOWHERE)
    copilot.llm.was_shown()
    return 0


def _letter(copilot: Copilot, source: str, about: About, instead: Instead) -> Letter:
    if instead.question is not None:
        return _about_question(copilot, instead.question)
    if instead.mail_to is not None:
        person = copilot.people.find(instead.mail_to)
        asked = ToExport(form=instead.form, manager=about.manager)
        return copilot.llm.rewording.letter(mail_to_reword(copilot, person, asked))
    notes = Notes(
        text=text_from(source),
        date=day_from(about.date) if about.date else None,
        manager=about.manager,
        report=about.report,
    )
    return copilot.llm.letter(copilot.review(notes))


def _about_question(copilot: Copilot, question: str) -> Letter:
    answer = copilot.ask(question)
    if not answer.sentences:
        raise InputError(
            "The playbooks don't answer this, so no language model would be asked, and nothing "
            "would be sent. Ask something that they cover."
        )
    return copilot.llm.answering.letter(answer)


def _shape(letter: Letter, where: str | None) -> Mapping[str, object]:
    return {
        "host": where,
        "messages": [each.model_dump() for each in letter.request.messages],
        "answer_schema": letter.request.answer_schema,
        "tokens_in": letter.tokens_in,
        "most_tokens_out": letter.request.most_tokens,
        "placeholders": dict(letter.pseudonyms.shown),
    }


def _show(letter: Letter, where: str) -> None:
    console = screen()
    table = Table.grid(padding=(0, 2))
    table.add_row("goes to", one_line(where))
    table.add_row("length", f"{letter.tokens_in:,} tokens, the form of the answer included")
    table.add_row("answer", f"{letter.request.most_tokens:,} tokens at most")
    console.print(table)
    for message in letter.request.messages:
        console.print()
        console.print(heading(f"Message ({message.role})"))
        console.print(words(message.text))
    console.print()
    console.print(heading("Form of the answer"))
    console.print(words(json.dumps(letter.request.answer_schema)))
    console.print()
    console.print(heading("Stays here: who stands behind the placeholders"))
    for placeholder, name in letter.pseudonyms.shown.items():
        console.print(one_line(f"  {placeholder}  {name}"))
    console.print()
    console.print("Nothing was sent. The codes in the tags are new for every question.")
