"""What all pages share: the frame, the row of pages, what is drawn, the session."""
