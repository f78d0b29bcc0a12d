"""Everything that does work: one format, one pass, one rule or one output a file."""
