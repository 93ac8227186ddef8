"""The words of mandate packs, in the languages in which institutions are written to, read from ``words.toml``."""

from __future__ import annotations

from migov.model.values import Value
from migov.profile.packs.values import Pack
from migov.profile.phrasebook import FROM_THE_LEFT, Phrasebook


class Words(Value, kw_only=True):
    """All that a pack says in its own words; each is what `words.toml` calls by that name."""

    kind: str
    title: str
    draft: str
    until: str
    what: str
    everything: str
    how: str
    online: str
    word: str
    nothing: str
    answered: str
    notes: str
    questions: str
    unanswered: str
    empty: str
    disclaimer: str


say = Phrasebook("migov.profile.packs").say


def told(pack: Pack) -> Words:
    """All that a pack says in its own words."""
    mark = FROM_THE_LEFT if pack.language.right_to_left else ""
    values = {
        "institution": pack.institution,
        "profile": pack.profile,
        "version": pack.version,
        "day": mark + pack.frozen_on,
        "due": mark + pack.due,
        "zone": pack.zone,
        "rest": pack.rest,
    }
    return Words(**{key: say(key, pack.language, **values) for key in Words.__struct_fields__})
