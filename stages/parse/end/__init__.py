"""What stands after the text: attachments, signature, notes, annexes, 版记 (GB/T 9704, 7.3-4)."""
