"""LibreOffice under control: found, run apart from the user's own, ended for certain.

It is optional. It reads what guidang does not read by itself, and is the second opinion on
old Word files.
"""
