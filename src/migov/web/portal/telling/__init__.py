"""What the portal tells of itself: feeds for readers, maps for search engines, a search for browsers."""
