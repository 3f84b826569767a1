"""What is due, in order, one click from doing it."""
