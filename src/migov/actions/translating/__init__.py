"""Translating: a profile in other languages, piece by piece beside its source, and what has become stale."""
