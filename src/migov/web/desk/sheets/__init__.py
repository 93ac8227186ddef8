"""Spreadsheets: taken away to be filled in offline, and brought back field by field."""
