"""Files to take out: records, contracts, calendars and mails."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.text import Text

from copilot.assembly.rewording import ToReword
from copilot.cli.kept.clock import now
from copilot.cli.kept.writing import write_file
from copilot.cli.printing import print_json, screen, words
from copilot.domain.mails import MAIL_IDS
from copilot.errors import InputError
from copilot.export.mail import eml, mailto
from copilot.export.person_record import person_json, person_markdown
from copilot.guard.mails import parts_of

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.assembly.people import People
    from copilot.cli.people_options import Form, ToExport
    from copilot.domain.mails import Mail, WordedMail
    from copilot.domain.people import Person, SentKind

_KINDS: dict[Form, SentKind] = {
    "document": "document",
    "contract": "document",
    "calendar": "calendar",
    "summary": "summary",
    "invitation": "invitation",
    "reflection": "reflection",
    "nudge": "nudge",
    "missed": "repair",
    "put-right": "repair",
}
"""As what a file is noted; everything kept about somebody is their right, and is not noted."""


def export_person(copilot: Copilot, name: str, asked: ToExport, *, as_json: bool) -> int:
    """Write or print what was asked for; a file is noted, so that Today stops asking for it."""
    people = copilot.people
    person = people.find(name)
    worded = _smoothed(copilot, person, asked) if asked.llm else None
    mail = worded.mail if worded else _mail(people, person, asked)
    whose = _whose(worded) if worded else {}
    if asked.out is None:
        text = _text(people, person, asked) if mail is None else ""
        _print(mail, text, whose, as_json=as_json)
        return 0
    write_file(asked.out, eml(mail) if mail else _bytes(people, person, asked))
    kind = _KINDS.get(asked.form)
    if kind:
        people.out.note(person, kind, now())
    if as_json:
        print_json({"written": str(asked.out), "as": asked.form} | whose)
    else:
        screen().print(Text(f"Written: {asked.out}. Nothing was sent."))
    return 0


def _mail(people: People, person: Person, asked: ToExport) -> Mail | None:
    if asked.form not in MAIL_IDS:
        return None
    mail = people.out.mail(
        person, asked.form, now().date(), asked.manager, with_direction=asked.with_direction
    )
    return mail.model_copy(update={"to": asked.to})


def mail_to_reword(copilot: Copilot, person: Person, asked: ToExport) -> ToReword:
    """Compose a mail as the ground of a model's words.

    Raises:
        InputError: It is no mail, or can't be written yet.
    """
    mail = _mail(copilot.people, person, asked)
    if mail is None or asked.form not in MAIL_IDS:
        raise InputError(
            "Only a mail can be smoothed by a language model. Nothing was sent or written. Say "
            f"which with --as: {', '.join(MAIL_IDS)}."
        )
    return ToReword(mail, copilot.mails[asked.form].name, person.name, asked.manager)


def _smoothed(copilot: Copilot, person: Person, asked: ToExport) -> WordedMail:
    """Smooth a mail and say on standard error what of it is whose."""
    worded = copilot.llm.reworded(mail_to_reword(copilot, person, asked))
    told = worded.llm.notice or (
        f"The language model worded {', '.join(worded.reworded) or 'nothing'}; the rest is ours."
    )
    print(f"copilot: {told}", file=sys.stderr)
    return worded


def _whose(worded: WordedMail) -> dict[str, object]:
    """Say of the subject and each paragraph who worded it, and what came of asking."""
    parts = [
        {
            "id": each.id,
            "text": each.text,
            "source": "llm" if each.id in worded.reworded else "engine",
        }
        for each in parts_of(worded.mail)
    ]
    return {"parts": parts, "llm": worded.llm.model_dump(mode="json")}


def _bytes(people: People, person: Person, asked: ToExport) -> bytes:
    if asked.form == "document":
        view = people.out.view(person, asked.manager, with_direction=asked.with_direction)
        return people.out.document(view, now())
    return _text(people, person, asked).encode()


def _text(people: People, person: Person, asked: ToExport) -> str:
    if asked.form == "json":
        return person_json(people.record(person))
    if asked.form == "markdown":
        return person_markdown(people.record(person))
    if asked.form == "calendar":
        return people.out.calendar(person, now()).decode()
    if asked.form == "document":
        raise InputError("A Word document doesn't fit a terminal. Say where with --out FILE.docx.")
    view = people.out.view(person, asked.manager, with_direction=asked.with_direction)
    return people.out.markdown(view)


def _print(mail: Mail | None, text: str, whose: dict[str, object], *, as_json: bool) -> None:
    if mail and as_json:
        link = mailto(mail)
        link_to = {"mailto": link.url, "whole": link.whole}
        print_json(mail.model_dump(mode="json") | link_to | whose)
    elif mail:
        screen().print(words(f"{mail.subject}\n\n{mail.body}"))
    elif as_json and not text.startswith("{"):
        print_json({"text": text})
    else:
        sys.stdout.write(text)
