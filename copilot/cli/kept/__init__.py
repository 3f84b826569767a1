"""What the commands about people do, once one of them is called."""
