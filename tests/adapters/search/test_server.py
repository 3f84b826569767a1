"""The index on a real Chroma server of its own, and on servers that aren't what they should be."""

from __future__ import annotations

import gc
import signal
import socket
import subprocess
import sys
import threading
import time
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import chromadb
import numpy as np
import pytest
from chromadb.config import Settings

from copilot.adapters.search import HybridIndex, keeper, server
from copilot.adapters.search.entries import Shelf
from tests.fakes.encoder import FakeEncoder

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from numpy.typing import NDArray

    from copilot.domain.passages import Playbook

# chromadb's client leaves its sockets to the garbage collector.
pytestmark = pytest.mark.filterwarnings(
    "ignore:unclosed <socket:ResourceWarning",
    "ignore:.*unclosed <socket:pytest.PytestUnraisableExceptionWarning",
    "ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning",
)

QUESTION = "how often should we meet?"


@pytest.fixture(autouse=True)
def collected() -> Generator[None]:
    """Have what is left behind collected here, and not in somebody else's test."""
    yield
    gc.collect()


@dataclass(frozen=True)
class _Server:
    process: subprocess.Popen[bytes]
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def client(self) -> chromadb.ClientAPI:
        settings = Settings(anonymized_telemetry=False)
        return chromadb.HttpClient("127.0.0.1", self.port, settings=settings)

    @property
    def names(self) -> list[str]:
        with self.client as client:
            return sorted(each.name for each in client.list_collections())


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Generator[_Server]:
    """Run the Rust server on a free port of loopback."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--host", "127.0.0.1"]
    folder = tmp_path_factory.mktemp("server")
    process = subprocess.Popen(
        [*command, "--port", str(port), "--path", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.05)
    yield _Server(process, port)
    process.send_signal(signal.SIGCONT)
    process.terminate()
    process.wait(10)


@pytest.fixture
def chroma(running: _Server) -> Generator[_Server]:
    """The server, with nothing on it afterwards."""
    yield running
    with running.client as client:
        for each in client.list_collections():
            client.delete_collection(each.name)


def _best(index: HybridIndex) -> str:
    return index.search(QUESTION, 1)[0].topic


def test_what_one_has_built_the_other_uses_and_nothing_is_kept_in_the_folder(
    chroma: _Server, career: Playbook, garden: Playbook, tmp_path: Path
):
    first, second = FakeEncoder(), FakeEncoder()

    built = HybridIndex((career, garden), first, tmp_path, server=chroma.url)
    used = HybridIndex((career, garden), second, tmp_path, server=chroma.url)

    assert _best(built) == _best(used) == "career/rhythm"
    assert built.search(QUESTION, 1)[0].score == used.search(QUESTION, 1)[0].score > 0.5
    assert not built.warnings + used.warnings
    assert first.embedded > second.embedded
    assert [name.split("-")[1] for name in chroma.names] == ["career", "garden"]
    assert not [*tmp_path.iterdir()]


def test_what_others_may_use_is_kept_and_what_nobody_used_for_long_is_dropped(
    chroma: _Server, career: Playbook, garden: Playbook, tmp_path: Path
):
    with chroma.client as client:
        for name, used in [
            ("playbook-old", "2020-01-01"),
            ("building-old", "2020-01-01"),
            ("playbook-unmarked", ""),
            ("somebody-else", "2020-01-01"),
        ]:
            metadata = {"used": used} if used else None
            client.create_collection(name, embedding_function=None, metadata=metadata)
    HybridIndex((garden,), FakeEncoder(), tmp_path, server=chroma.url)

    index = HybridIndex((career,), FakeEncoder(), tmp_path, server=chroma.url)

    assert not index.warnings
    names = chroma.names
    assert {"playbook-unmarked", "somebody-else"} < set(names)
    assert not {"playbook-old", "building-old"} & set(names)
    assert len([name for name in names if "garden" in name]) == 1


class _BuildsFirst(FakeEncoder):
    """Lets somebody else build the same while it embeds."""

    def __init__(self, playbook: Playbook, folder: Path, url: str) -> None:
        super().__init__()
        self.work = lambda: HybridIndex((playbook,), FakeEncoder(), folder, server=url)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if len(texts) > 1:
            self.work()
        return super().embed(texts)


def test_of_two_writers_the_first_wins(chroma: _Server, career: Playbook, tmp_path: Path):
    index = HybridIndex(
        (career,), _BuildsFirst(career, tmp_path, chroma.url), tmp_path, server=chroma.url
    )

    assert _best(index) == "career/rhythm"
    assert not index.warnings
    assert len(chroma.names) == 1


@pytest.mark.parametrize("harm", ["half", "empty", "other size", "gone"])
def test_a_harmed_collection_is_built_anew(
    harm: str, chroma: _Server, career: Playbook, tmp_path: Path
):
    HybridIndex((career,), FakeEncoder(), tmp_path, server=chroma.url).close()
    with chroma.client as client:
        name = chroma.names[0]
        if harm == "half":
            client.get_collection(name, embedding_function=None).delete(ids=["career/rhythm#0"])
        else:
            client.delete_collection(name)
        if harm == "empty":
            client.create_collection(name, embedding_function=None)
        if harm == "other size":
            _of_another_size(client, name, career)

    index = HybridIndex((career,), FakeEncoder(), tmp_path, server=chroma.url)

    assert _best(index) == "career/rhythm"
    assert not index.warnings
    assert chroma.names == [name]


def _of_another_size(client: chromadb.ClientAPI, name: str, playbook: Playbook) -> None:
    entries = len(Shelf.of(playbook, FakeEncoder()).entries)
    metadata = {"complete": True}
    wrong = client.create_collection(name, embedding_function=None, metadata=metadata)
    wrong.upsert([str(n) for n in range(entries)], np.ones((entries, 3), dtype=np.float32))


def test_a_server_that_stalls_is_not_waited_for_and_used_again_later(
    chroma: _Server, career: Playbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(server, "QUERY_SECONDS", 0.5)
    index = HybridIndex((career,), FakeEncoder(), tmp_path, server=chroma.url)
    chroma.process.send_signal(signal.SIGSTOP)
    start = time.monotonic()

    try:
        assert _best(index) == "career/rhythm"
        assert time.monotonic() - start < 3
        assert "127.0.0.1" in index.warnings[0]
        start = time.monotonic()
        assert _best(index) == "career/rhythm"
        assert time.monotonic() - start < 1
    finally:
        chroma.process.send_signal(signal.SIGCONT)

    index._vectors._again_at = time.monotonic()
    index.search(QUESTION, 1)
    assert index.settled(60)
    assert index.search(QUESTION, 1)[0].score > 0.5
    assert not index.warnings


def test_nobody_listening_leaves_words(career: Playbook, tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    index = HybridIndex(
        (career,), FakeEncoder(), tmp_path, server=f"http://someone:secret@127.0.0.1:{port}"
    )

    assert _best(index) == "career/rhythm"
    assert "Chroma server at 127.0.0.1" in index.warnings[0]
    assert "COPILOT_CHROMA_URL" in index.warnings[0]
    assert "secret" not in index.warnings[0]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n",
    ],
    ids=["hang", "text", "empty", "500", "redirect"],
)
def test_a_server_that_is_no_chroma_leaves_words_in_time(
    answer: bytes, career: Playbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(keeper, "PATIENCE", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_answer_all, args=(listener, answer), daemon=True).start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        start = time.monotonic()

        index = HybridIndex((career,), FakeEncoder(), tmp_path, server=url)

        assert _best(index) == "career/rhythm"
        assert time.monotonic() - start < 3
        assert "doesn't answer" in index.warnings[0]
        index.close()


def test_a_password_is_sent_in_a_header_and_not_in_the_address(career: Playbook, tmp_path: Path):
    seen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        answer = b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"
        threading.Thread(target=_answer_all, args=(listener, answer, seen), daemon=True).start()
        port = listener.getsockname()[1]

        HybridIndex(
            (career,), FakeEncoder(), tmp_path, server=f"http://us:s%40cret@127.0.0.1:{port}/team/"
        )

    assert seen[0].startswith(b"GET /team/api/v2/")
    assert b64encode(b"us:s@cret") in seen[0]
    assert b"us:s" not in seen[0]


def _answer_all(listener: socket.socket, answer: bytes, seen: list[bytes] | None = None) -> None:
    held: list[socket.socket] = []
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        held.append(connection)
        if answer:
            request = connection.recv(65_536)
            if seen is not None:
                seen.append(request)
            connection.sendall(answer)
            connection.close()
