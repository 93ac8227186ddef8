"""The consultation page: the draft beside what is said of it, and the deciding on every word of it."""
