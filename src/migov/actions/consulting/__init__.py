"""Consulting: who is asked about the draft, what they say, and what becomes of every word."""
