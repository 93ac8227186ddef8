"""Delegating: what was handed to institutions, what they answer, what is taken over."""
