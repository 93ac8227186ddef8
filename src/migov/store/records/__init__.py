"""The tables of the store, one noun a file."""
