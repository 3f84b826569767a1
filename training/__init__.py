"""Fine-tunes the reader on the sentences in data/."""
