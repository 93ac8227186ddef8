"""Small laws of a made-up country, as files somebody might hand in."""

from __future__ import annotations

from pathlib import Path

ALIENS_ACT = """\
# Law No. 2015-04 of 3 March 2015 on Aliens

## Chapter I. Stay

### Article 1. Permits

Every alien who stays for longer than ninety days requires a residence permit.

### Article 2. Family reunification

A resident may be joined by the spouse and the minor children. The application is decided within sixty days.

## Chapter II. Work

### Article 3. Work permits

A resident alien may take up paid employment with a work permit. The permit is issued for two years.
"""

OLD_ACT = """\
# Law No. 1979-11 of 5 June 1979 on Foreigners

### Article 1

Family reunification is not allowed. The foreigner reports to the police every month.

### Article 2

The foreigner carries a residence card.
"""

REPEAL = """\
# Law No. 2015-05 of 3 March 2015 on the Repeal of Obsolete Laws

### Article 1

Law No. 1979-11 of 5 June 1979 on Foreigners is repealed.

### Article 2

This law enters into force on 1 April 2015.
"""

DECRET = """\
# Décret n° 2018-120 du 9 mai 2018 relatif au regroupement familial

### Article premier

Le regroupement familial est ouvert au conjoint et aux enfants mineurs du résident étranger.

### Article 2

La demande de regroupement familial est présentée à la direction de l'immigration.
"""

LAWS = {"aliens.md": ALIENS_ACT, "old.md": OLD_ACT, "repeal.md": REPEAL, "decret.md": DECRET}


def folder(path: Path) -> Path:
    """A folder with these laws, a file that cannot be read, and one that nobody meant to hand in."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in LAWS.items():
        (path / name).write_text(text, encoding="utf-8")
    (path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows\n")
    (path / "~$lock.docx").write_bytes(b"lock")
    return path
