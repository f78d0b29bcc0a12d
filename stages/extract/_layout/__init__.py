"""From characters with their place on pages to paragraphs: shared by PDF and pictures.

Everything here works on plain values (``model.py``), in whatever unit the page has, and
measures distances in characters (``size``), so that points and pixels are read alike.
"""
