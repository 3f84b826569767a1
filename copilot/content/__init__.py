"""Data files to domain models; a mistake in one is told with its path and line."""
