"""Signing in, and everything a person does with their own account. The machinery is allauth's."""
