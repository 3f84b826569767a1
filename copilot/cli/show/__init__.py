"""How answers look to people, at 80 columns and in black and white too."""
