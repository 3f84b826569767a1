"""One file a step, each with what it makes and how to take it away."""
