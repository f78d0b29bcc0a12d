"""Emitters: one output a file or folder."""
