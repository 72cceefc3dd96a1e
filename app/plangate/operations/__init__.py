"""What an operator does and asks for: the App's set-up, and whether everything is as it should be."""
