"""What is said to a person, in other languages than Chinese (GNU gettext)."""
