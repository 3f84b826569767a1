"""The process that reads may neither write, nor call out, nor take much."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

_ASK = """
import sys
from copilot.adapters.ingest import child
child._limit()
sys.addaudithook(child._refuse)
{}
"""


def _tried(code: str) -> subprocess.CompletedProcess[bytes]:
    path = os.pathsep.join(filter(None, sys.path))
    return subprocess.run(
        [sys.executable, "-B", "-c", _ASK.format(code)],
        env={"PYTHONPATH": path},
        capture_output=True,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("import socket; socket.create_connection(('127.0.0.1', 9))", b"PermissionError"),
        ("import socket; socket.getaddrinfo('localhost', 9)", b"PermissionError"),
        ("import subprocess; subprocess.run(['true'])", b"PermissionError"),
        ("import os; os.system('true')", b"PermissionError"),
        ("import os; os.fork()", b"PermissionError"),
        ("b'x' * 2**30", b"MemoryError"),
    ],
)
def test_what_a_parser_has_no_business_to_do(code: str, error: bytes):
    ran = _tried(code)
    assert ran.returncode == 1
    assert error in ran.stderr


def test_nothing_can_be_written(tmp_path: object):
    ran = _tried(f"open({str(tmp_path)!r} + '/a', 'wb', buffering=0).write(b'x')")
    assert b"File too large" in ran.stderr


def test_it_answers_in_json_even_where_the_parser_fails():
    ran = subprocess.run(
        [sys.executable, "-B", "-m", "copilot.adapters.ingest.child", "pdf"],
        input=b"no pdf",
        env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert json.loads(ran.stdout) == {"problem": "broken"}
