"""A published profile, read: from a document's pages to an assessment."""
