"""What every pass reads: fragments as lines, the words and the looks by which parts are known."""
