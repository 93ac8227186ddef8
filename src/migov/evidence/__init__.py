"""The sources: reading documents into text and passages."""
