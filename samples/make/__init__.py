"""Makes the samples: sources from the hand-written truths, and what each must become."""
