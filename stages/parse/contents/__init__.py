"""Tables of contents, however they were made, and whether they say what the headings say."""
