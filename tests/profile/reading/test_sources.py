"""Entries of the list of key sources are whole, whatever ends their lines."""

from __future__ import annotations

from migov.profile.reading.sources import key_sources
from strips import strip


def test_where_a_source_is_to_be_had_begins_no_entry() -> None:
    rows = strip(
        "Harbour Office\n2018 Review of Piers. Department of Boats and Nets of the Harbour of Port Sel, Sel.\n"
        "Available at https://harbour.example/piers.\n2019 Register of Arrivals. Harbour Press, Port Sel.\n"
    )
    assert [(source.text, source.address) for source in key_sources(rows, range(len(rows)), {})] == [
        (
            "2018 Review of Piers. Department of Boats and Nets of the Harbour of Port Sel, Sel.",
            "https://harbour.example/piers",
        ),
        ("2019 Register of Arrivals. Harbour Press, Port Sel.", None),
    ]
