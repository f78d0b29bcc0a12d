"""Extractors: one format a file or folder; each knows its format and nothing of reports."""
