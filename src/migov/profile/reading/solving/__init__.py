"""How a convention table is solved: cells read, treaties recognised, pairs weighed, arrangements compared."""
