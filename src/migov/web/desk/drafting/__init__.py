"""Drafting: the living text of a profile, passage by passage, as editors write it."""
