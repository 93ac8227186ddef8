"""Following up: what the last round said and what changed since, and what became of published ones."""
