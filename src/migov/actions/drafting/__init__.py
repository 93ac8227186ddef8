"""Drafting: the living text passage by passage, its grounds, its frozen versions, its priorities."""
