"""Take in a playbook of one's own: a file is read, shown, approved and only then kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError, InputError
from copilot.ui.playbooks.preview_view import preview_section
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from copilot.assembly import Copilot
    from copilot.domain.library import Preview
    from copilot.domain.passages import Playbook

KINDS = ["md", "txt", "docx", "pdf", "html"]
_UPLOAD, _NUMBER, _NAME, _KEPT = "playbook_upload", "playbook_uploads", "approver", "playbook_kept"
_MOST_MB = 25
_NOT_YET = "nobody yet"
_ABOUT = (
    "What your house says about talks, growth and pay, as Markdown, plain text, Word, PDF or HTML. "
    "You see what it would become first. It stays on this machine, and is only ever quoted."
)


@dataclass(frozen=True)
class _Upload:
    """A file that was read, or couldn't be."""

    file_id: str
    preview: Preview | None = None
    problem: str = ""


def adding(copilot: Copilot) -> None:
    """Show the way from a file to what is kept."""
    with st.expander("Add a playbook of your own"):
        draw("adding-about", [Node("p", _ABOUT, look="quiet small")])
        file = st.file_uploader("The file", type=KINDS, key=_file_key(), max_upload_size=_MOST_MB)
        # A place of its own: what comes and goes must not move a button that is being pressed.
        reading = st.container()
        if file is None:
            st.session_state[_UPLOAD] = None
            return
        upload: _Upload | None = st.session_state.get(_UPLOAD)
        if upload is None or upload.file_id != file.file_id:
            with reading, st.spinner("Reading the file…"):
                upload = st.session_state[_UPLOAD] = _read(copilot, file)
        if upload.preview is None:
            draw("adding-problem", [Node("p", upload.problem, look="alert", arrives=True)])
            return
        draw("preview", [preview_section(upload.preview)])
        _approval(copilot, upload.preview)


def kept() -> Playbook | None:
    """Give the playbook that has just been kept, once."""
    return st.session_state.pop(_KEPT, None)


def approved(preview: Preview, by: str) -> Preview:
    """Put the name of who approves it on every passage.

    Raises:
        InputError: There is no name.
    """
    name = " ".join(by.split())
    if not name:
        raise InputError(
            "Nobody is named who approves it. Nothing was kept, and the file is still here. "
            "Write a name, and keep it then."
        )
    passages = tuple(
        each.model_copy(
            update={"provenance": each.provenance.model_copy(update={"approved_by": name})}
        )
        for each in preview.playbook.passages
        if each.provenance
    )
    changes = {"passages": passages, "source": f"{preview.file}, approved by {name}"}
    return preview.model_copy(update={"playbook": preview.playbook.model_copy(update=changes)})


def _read(copilot: Copilot, file: UploadedFile) -> _Upload:
    try:
        preview = copilot.library.preview(file.name, file.getvalue(), _NOT_YET)
    except CopilotError as error:
        return _Upload(file.file_id, problem=str(error))
    return _Upload(file.file_id, preview)


def _approval(copilot: Copilot, preview: Preview) -> None:
    if preview.standing == "already-there":
        return
    session.field(_NAME, st.session_state.get(session.MANAGER, ""))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Who approves it", key=_NAME, max_chars=100, width=280, placeholder="Your name"
        )
        st.button("Keep it", type="primary", on_click=_keep, args=(copilot,))
        st.button("Leave it", on_click=_drop)


def _keep(copilot: Copilot) -> None:
    upload: _Upload | None = st.session_state.get(_UPLOAD)
    if upload is None or upload.preview is None:
        return  # The second press of two: the first has kept it.
    session.go_on()
    try:
        preview = approved(upload.preview, st.session_state[_NAME])
        st.session_state[_KEPT] = copilot.library.keep(preview)
    except CopilotError as error:
        session.tell(str(error))
    else:
        _drop()


def _drop() -> None:
    """Forget the file: a field under another key is an empty one."""
    session.go_on()
    st.session_state[_UPLOAD] = None
    st.session_state[_NUMBER] = st.session_state.get(_NUMBER, 0) + 1


def _file_key() -> str:
    return f"playbook-file-{st.session_state.get(_NUMBER, 0)}"
