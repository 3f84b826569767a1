"""A mail smoothed by a language model: shown beside the manager's, and put in place at a press."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from copilot.domain.mails import Mail
from copilot.ui.conversation.send_words_view import BACK, USE, offered, suggested, taken
from copilot.ui.shell import asking_model, session
from copilot.ui.shell.asking_model import Question
from copilot.ui.shell.drawn import draw

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.assembly.rewording import ToReword
    from copilot.domain.mails import WordedMail

_FOUND = "send_worded"


@dataclass(frozen=True)
class Fields:
    """Where a mail stands on the page."""

    of: str
    """Tells it from other mails."""
    subject: str
    """Key of the field."""
    body: str


@dataclass(frozen=True)
class About:
    """What a mail is, for whom and by whom."""

    name: str
    report: str
    manager: str | None


@dataclass(frozen=True)
class _Found:
    """What came of asking about a mail, and the mail as it was before."""

    of: str
    before: Mail
    worded: WordedMail
    is_taken: bool = False


def section(copilot: Copilot, fields: Fields, mail: Mail, about: About) -> None:
    """Offer the mail in a model's words; nothing in the fields changes without a press."""
    endpoint = copilot.settings.llm
    if endpoint is None or not mail.body.strip():
        return
    key = f"mail-words-{fields.of}"
    found: _Found | None = st.session_state.get(_FOUND)
    found = found if found and found.of == fields.of else None

    def press(told: str) -> None:
        if found:
            _act(fields, found, told)

    if found and found.is_taken:
        draw(key, [taken()], on_press=press)
        return
    if found and found.worded.llm.notice is None:
        is_older = _words(mail) != _words(found.before)
        draw(key, [suggested(found.worded, is_older=is_older)], on_press=press)
        return
    notice = found.worded.llm.notice if found and not asking_model.is_asked(key) else None
    draw(key, [offered(endpoint.host, notice)])
    asked = _to_reword(mail, about)
    asking_model.offer(
        copilot,
        Question(
            key,
            "Put it in the model’s words",
            letter=lambda: copilot.llm.rewording.letter(asked),
            ask=lambda: copilot.llm.reworded(asked),
            take=partial(_keep, fields.of, mail),
        ),
    )


def _to_reword(mail: Mail, about: About) -> ToReword:
    from copilot.assembly.rewording import ToReword  # noqa: PLC0415 - pages are painted before

    return ToReword(mail, about.name, about.report, about.manager)


def _keep(of: str, before: Mail, worded: WordedMail) -> None:
    st.session_state[_FOUND] = _Found(of, before, worded)


def _act(fields: Fields, found: _Found, told: str) -> None:
    session.go_on()
    st.session_state[_FOUND] = None
    if told == USE:
        state = st.session_state
        now = Mail(subject=state[fields.subject], body=state[fields.body])
        _put(fields, found.worded.mail)
        state[_FOUND] = _Found(found.of, now, found.worded, is_taken=True)
    elif told == BACK:
        _put(fields, found.before)


def _put(fields: Fields, mail: Mail) -> None:
    session.put(fields.subject, mail.subject)
    session.put(fields.body, mail.body)


def _words(mail: Mail) -> tuple[str, str]:
    return mail.subject, mail.body
