"""What is kept, where, and for how long; a backup, and putting one back."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError, InputError
from copilot.ui.settings.data_view import (
    Kept,
    backup_section,
    expired_section,
    heading,
    kept_section,
)
from copilot.ui.shell import clock, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.assembly import Copilot

_SURE, _DONE, _FILE = "data_sure", "data_done", "data_backup"
_NO_WAY_BACK = "There is no way back. Do you mean it?"
_ASIDE = "What is kept now is moved aside, in the same folder. Do you mean it?"


def show(copilot: Copilot) -> None:
    """Show the page."""
    draw("data-heading", [heading(str(copilot.settings.data_dir))])
    done: str | None = st.session_state.pop(_DONE, None)
    if done:
        draw("data-done", [Node("p", done, look="done")])
    draw("data-kept", [kept_section(_kept(copilot))])
    _sure("unfinished", "Delete all texts being written", lambda: _drop_unfinished(copilot))
    _retention(copilot)
    if copilot.settings.login:
        # One file holds what everybody keeps: nobody may take it, or put another in its place.
        words = "Others keep theirs here too, so whoever runs this server makes the backups."
        draw("data-shared", [Node("section", (Node("h2", "Backup"), Node("p", words)))])
    elif copilot.settings.database_url is None:
        _backups(copilot)
    else:
        words = "People and conversations are kept on a PostgreSQL server; back it up with pg_dump."
        draw("data-server", [Node("section", (Node("h2", "Backup"), Node("p", words)))])


def _kept(copilot: Copilot) -> Kept:
    people = copilot.people.all()
    return Kept(
        people=len(people),
        conversations=sum(len(copilot.people.conversations(each)) for each in people),
        unfinished=len(copilot.store.drafts.all(copilot.principal)),
        practices=len(copilot.practice.folder.sessions()),
        playbooks=len(copilot.library.load()),
    )


def _drop_unfinished(copilot: Copilot) -> str:
    drafts = copilot.store.drafts
    for each in drafts.all(copilot.principal):
        drafts.drop(copilot.principal, each.slot)
    return "No text being written is kept any more."


def _retention(copilot: Copilot) -> None:
    before = copilot.first_day_kept(clock.today())
    if before is None:
        draw("data-retention", [expired_section(None)])
        return
    found = copilot.store.rights.expired(copilot.principal, before)
    draw("data-retention", [expired_section(found)])

    def erase() -> str:
        copilot.store.rights.erase_expired(copilot.principal, before)
        return "What was older is erased."

    if found.conversations or found.agreements or found.repairs or found.drafts:
        _sure("expired", "Erase what is older", erase)


def _backups(copilot: Copilot) -> None:
    settings = copilot.settings
    key = "COPILOT_MASTER_KEY" if settings.master_key else str(settings.data_dir / "master.key")
    draw("data-backup", [backup_section(key)])
    if st.toggle("Put a backup together"):
        with st.spinner("Putting it together…"):
            data = _backup(copilot)
        name = f"coaching-copilot-{dt.datetime.now(dt.UTC):%Y-%m-%d}.backup"
        st.download_button("Take it out", data, name, "application/octet-stream")
    st.file_uploader("Put one back in place", key=_FILE, max_upload_size=500)
    if st.session_state[_FILE] is not None:
        _sure("restore", "Put it in place of what is kept now", lambda: _restore(copilot), _ASIDE)


def _backup(copilot: Copilot) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "backup"
        copilot.back_up(file)
        return file.read_bytes()


def _restore(copilot: Copilot) -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "backup"
        file.write_bytes(st.session_state[_FILE].getvalue())
        try:
            aside = copilot.restore(file)
        except InputError as error:
            # Nobody knows the file by where it lies for this moment.
            raise InputError(str(error).replace(str(file), "The file")) from error
    return f"It is in place. What was there before is now {aside}." if aside else "It is in place."


def _sure(name: str, words: str, deed: Callable[[], str], warning: str = _NO_WAY_BACK) -> None:
    """Offer something that has no way back, and ask once more."""
    if st.session_state.get(_SURE) != name:
        st.button(words, key=f"data-{name}", on_click=_ask, args=(name,))
        return
    draw(f"data-{name}-sure", [Node("p", warning, look="notice")])
    with st.container(horizontal=True):
        st.button(words, key=f"data-{name}-do", type="primary", on_click=_do, args=(deed,))
        st.button("Leave it", key=f"data-{name}-leave", on_click=_ask, args=(None,))


def _ask(name: str | None) -> None:
    session.go_on()
    st.session_state[_SURE] = name


def _do(deed: Callable[[], str]) -> None:
    session.go_on()
    st.session_state[_SURE] = None
    try:
        st.session_state[_DONE] = deed()
    except CopilotError as error:
        session.tell(str(error))
