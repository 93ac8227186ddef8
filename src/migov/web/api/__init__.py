"""The data service: everything that is published, for programs, without a token."""
