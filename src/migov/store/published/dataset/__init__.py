"""The whole data set in one file: what is published, as tables that explain themselves, for anybody to take.

* `columns`, `text_tables`, `tables`: which tables and columns there are, and what each means: the codebook;
* `rows`: the rows of each table, one release at a time, so that making the file needs no more memory for many;
* `database`: the SQLite file;
* `archive`: the same tables as CSV with their description, in a ZIP;
* `words`: what the files say of themselves: README, codebook, data package, CSVW;
* `keeping`: made once for each version of what is published, and kept.
"""
