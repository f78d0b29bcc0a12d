"""Pages that a program drew, of PDF and OFD alike: characters, rules and pictures with their
places (``drawn.py``), judged (``judge.py``) and read as text (``text.py``), or beside recognition
of what they show (``both.py``); ``account.py`` gathers the pages of a document."""
