"""A data folder with two published countries, and the finder of the portal written as files; what there is to find.

python tests/stories/written_home.py HOME
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

QUESTIONS = ("", "law", "vaccinations", '"emergency treatment"', '"treatment emergency"', "“emergency treatments”")
PARTS = re.compile("^/(?:$|static/|en/$|en/practices)")


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    home = Path(sys.argv[1])
    os.environ["MIGOV_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "migov.web.portal.exporting.settings"
    import django

    django.setup()
    import shelved
    from migov.model.languages import Language
    from migov.store.published import practices
    from migov.store.published.practices import Asked
    from migov.web.portal.exporting import building
    from migov.web.portal.exporting.pages import Stand

    shelved.put(shelved.country(), languages=shelved.ALL)
    shelved.put(shelved.elsewhere("the Abra", "XAB"))
    building.build(home / "files", Stand(), processes=1, only=lambda address: bool(PARTS.match(address)))
    told = []
    for words in QUESTIONS:
        for chosen in ({}, {"dimension": ("1",)}, {"dimension": ("1",), "gcm": ("15",)}):
            found = practices.find(Asked(words=words, chosen=chosen, reads=Language.EN), order=())
            told.append({"q": words, "chosen": chosen, "total": found.total, "counts": found.counts})
    (home / "told.json").write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    main()
