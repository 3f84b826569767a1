"""Read, search and ask the playbooks; add one's own."""
