"""Settings of the Django app."""
