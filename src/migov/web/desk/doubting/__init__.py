"""Doubting: what checks doubt of the living text, to be mended in the composer or waived by name and with a reason."""
