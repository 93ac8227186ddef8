"""The records: what is kept, and its journal."""
