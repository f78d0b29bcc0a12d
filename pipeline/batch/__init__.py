"""Many documents: which, in what order, where to, and what came of it."""
