"""What goes out with a published profile beside its print: tables, their description, records for libraries, citations.

Pure: values in, bytes out, the same bytes for the same values.
"""
