"""Lines with roles become a report, every character on the account."""
