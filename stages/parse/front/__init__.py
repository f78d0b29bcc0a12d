"""What stands before the text: 版头, title, what is under it, salutation (GB/T 9704, 7.2, 7.3)."""
