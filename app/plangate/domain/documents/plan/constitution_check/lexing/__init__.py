"""From the words of a line to tokens: subjects, verdicts in their slots, denials; nobody else looks at the strings."""
