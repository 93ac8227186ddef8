"""Laws and plans: where they are cited, which citations mean the same one, and how far it is real."""
