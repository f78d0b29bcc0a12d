"""Which lines are headings, where each ends, and its level."""
