"""What a language model may say: pure checks that keep a line, or drop it and say why."""
