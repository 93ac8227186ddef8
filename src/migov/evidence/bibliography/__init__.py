"""Bibliographies: sources as Zotero and its like read and write them.

CSL-JSON is the model. `csl` maps its items to sources, `ris` and `bibtex` map their records to CSL items. What a source
has no field for stays in ``Source.rest`` under CSL's keys, and what CSL has no key for in its ``custom`` object, so
that a file read and written again says the same. Reading is all or nothing: one bad entry and nothing is taken.
"""

from migov.evidence.bibliography import bibtex, csl, ris

__all__ = ["bibtex", "csl", "ris"]
