"""What the manager may decide, and what is kept where."""
