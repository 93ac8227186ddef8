"""The draft of a whole profile goes out and comes back as it was."""

from __future__ import annotations

import pytest

from migov.model.drafts import Draft
from migov.model.languages import Language
from migov.model.publications import Generation
from migov.profile.drafting.parts import parts
from migov.profile.word import placed, read, send
from migov.training import country
from word_files import File


@pytest.mark.parametrize("language", [Language.EN, Language.FR])
@pytest.mark.parametrize("ids", [True, False], ids=["with ids", "without ids"])
def test_an_untouched_profile_holds_no_change(language: Language, ids: bool) -> None:
    printed = parts(country(), language=language, generation=Generation.G2021)
    draft = Draft(number=1, parts=printed, content="0" * 64, by="ana", at="2026-05-01T00:00:00+00:00")
    file = File(send(draft, assessment="nordia-2026", title="Nordia", language=language))
    data = (file if ids else file.without_ids()).saved()
    result = placed(read(data), draft, assessment="nordia-2026", language=language)
    assert (result.entries, result.receipt.total) == ((), 0)
