"""One passage of the draft: saved, moved, split, joined, grounded, taken back; and all that became of it."""
