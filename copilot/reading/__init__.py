"""Text in, facts out: sentences, speakers, dates, commitments, moves, coverage, signals."""
