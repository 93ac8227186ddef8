"""The book: reading published profiles, composing and printing new ones."""
