"""Before and after a conversation: prepare, take notes in, review them."""
