"""The training world: fictional countries to learn on and to show every part of a profile."""
