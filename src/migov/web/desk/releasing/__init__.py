"""Pages of releases: what stands in the way of one, making it, its files; and readers' reports with their decisions."""
