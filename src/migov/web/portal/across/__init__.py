"""Pages across countries: questions, conventions, instruments, other frameworks, the programme, what changed.

Places stand in the alphabetical order of the reader's language, and there is no other. No page counts answers, and what
a profile does not tell is said to be missing.
"""
