"""Answering: one page for each indicator, how it is saved, who else is there, what it said before."""
