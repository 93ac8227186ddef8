"""A data folder with a published country in five languages, one paragraph of which shows its quotation.

python tests/stories/published_home.py HOME
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    os.environ["MIGOV_HOME"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "migov.web.portal.settings"
    import django

    django.setup()
    from msgspec.structs import replace

    import shelved
    from migov.model.published import Notice, PublicParagraph, Quotation, Why
    from migov.model.texts import words
    from migov.store.published import shelving

    quotation = Quotation(
        exact="All residents may see a doctor",
        suffix=", whatever their nationality.",
        source="law",
        title="Law No. 1979-11 on Foreigners",
        language="en",
        path=("Article 1",),
        published="1979-06-05",
        captured="2024-03-01T00:00:00+00:00",
        address="https://laws.example.org/1979-11",
    )

    def quoting(one: PublicParagraph) -> PublicParagraph:
        why = Why(words=words(one.text), quotations=(quotation,)) if one.position == 1 else None
        return replace(one, why=(why,)) if why else one

    whole = shelved.shelf(shelved.country(), languages=shelved.ALL)
    shelving.put(replace(whole, paragraphs=tuple(map(quoting, whole.paragraphs))))
    shelved.put(shelved.elsewhere("the Abra", "XAB"))
    notice = Notice(
        passage="1.2-1", instrument="Law No. 1979-11", happened="repealed", since="2026-03-01", noticed="2026-11-20"
    )
    shelving.note("xnd-2024", [notice])


if __name__ == "__main__":
    main()
