"""Alembic's way in: one connection, given by whoever migrates, and one transaction for it all."""

from __future__ import annotations

from alembic import context

from copilot.adapters.sql_store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
