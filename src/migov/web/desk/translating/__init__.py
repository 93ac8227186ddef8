"""Translating: a profile in other languages, source and translation side by side."""
