"""Workshops at the desk: who was there, the draft on the wall with live capture, and the minutes."""
