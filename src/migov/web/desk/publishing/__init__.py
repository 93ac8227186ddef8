"""What the public sees: the way to it, the programme page, and profiles of others."""
