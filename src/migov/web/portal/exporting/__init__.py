"""The whole portal as files, for any web server: every page made once, and again only when what it was made of changed.

* `addresses`: where the page of an address stands in the folder, and addresses within pages as ways between files;
* `pages`: one address asked for, as a file, with where it leads and what the shelf was asked for it;
* `ledger`: what stands in the folder and what it was made of, so that a build can stop anywhere and the next goes on;
* `finder`: the practice finder for readers whose server does not calculate;
* `building`: the build, on as many processes as there are; `checking`: whether every way leads somewhere.
"""
