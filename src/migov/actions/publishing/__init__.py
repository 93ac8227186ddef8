"""Publishing: what the public side may know is put on its shelf, and kept true there."""
