"""Formats that are XML files in a ZIP archive: both layers come from strangers, and both can be built to explode."""
