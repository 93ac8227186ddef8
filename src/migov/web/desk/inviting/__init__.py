"""Around the consultation: which institutions are asked, their packs, the comment matrix, and priorities."""
