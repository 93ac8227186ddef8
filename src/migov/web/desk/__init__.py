"""The desk: the pages for the person who runs migov on their own machine."""
