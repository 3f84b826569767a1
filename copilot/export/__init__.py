"""What leaves the app: documents made from what the manager has edited."""
