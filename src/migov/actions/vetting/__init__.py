"""Vetting: who signed what, and how it came about."""
