"""One module a suite; each turns cases into an Outcome."""
