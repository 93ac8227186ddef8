"""Word files of a consultation: taken away, brought back, and what became of each."""
