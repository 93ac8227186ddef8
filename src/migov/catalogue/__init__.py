"""The questions: editions, modules, cross-walks and registers as data files, and their reader."""
