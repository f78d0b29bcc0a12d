"""Rules, one a file: each proposes edits and findings, and edits nothing itself."""
