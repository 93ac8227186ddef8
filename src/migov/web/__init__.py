"""The house front: pages and their JSON twins."""
