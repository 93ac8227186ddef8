"""The published part of the store: what the public side may know, in a file of its own.

The public pages and the data service import this room of the store and no other (a contract holds it), and it reads
nothing but its own folder: a page that everybody sees cannot reach a draft, because it has no way to it.

* `database`: the read model, an SQLite file that releases are put into and pages are read from;
* `shelving`: putting releases in and taking them out, all or nothing;
* `files`: the files of releases, by the SHA-256 of their bytes;
* `letterbox`: the one thing the public writes: reports of errors and wishes to be told.
"""
