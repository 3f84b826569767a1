"""Begins a migration that spoils everything, and dies in its midst."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from copilot.adapters.sql_store.engine import postgres_engine, sqlite_engine
from copilot.adapters.sql_store.migrate import SCRIPTS, migrate
from copilot.adapters.sql_store.opening import NAME

SPOILS = '''
"""Revision ID: 0002"""
import os
import signal

from alembic import op

revision, down_revision = "0002", "0001"


def upgrade():
    op.execute("CREATE TABLE half_way (id INTEGER)")
    op.execute("UPDATE conversations SET sealed = '', held = NOT held")
    op.execute("DELETE FROM commitments")
    os.kill(os.getpid(), signal.SIGKILL)
'''

folder, url = Path(sys.argv[1]), sys.argv[2]
scripts = folder / "scripts"
shutil.copytree(SCRIPTS, scripts)
(scripts / "versions" / "0002_spoils.py").write_text(SPOILS, "utf-8")
path = None if url else folder / NAME
engine = postgres_engine(url) if url else sqlite_engine(folder / NAME)
migrate(engine, path, scripts, to="0002")
