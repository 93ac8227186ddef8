"""The words of each language by which facts are recognised, and what a text must hold for them to stand in it."""
