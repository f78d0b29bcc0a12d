"""Recognising text in pictures: the engine behind one seam (``engine.py``), and what is done
to a page before and after it. Nothing here knows of files or of paragraphs."""
