"""Word before 97: its files made over into the format of Word 97, which is read natively."""
