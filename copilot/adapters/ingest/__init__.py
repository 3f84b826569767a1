"""Files of other people's making into playbooks: read apart, cut, approved, kept."""
