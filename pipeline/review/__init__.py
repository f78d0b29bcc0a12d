"""What a person decided about a document, kept in ``<stem>.review.toml`` beside its JSON.

Single changes accepted or rejected, and corrections to the text. Every later run honours them,
also after the source was scanned anew or a rule got better: a decision is not tied to block
numbers or offsets but to the words around it (``around.py``).
"""
