"""The practice finder: what governments do about a question, found by words and by what passages are about."""
