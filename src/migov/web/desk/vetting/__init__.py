"""Vetting: the frozen versions of a draft, the two signatures on the text that was read, and the account of how."""
