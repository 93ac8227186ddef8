"""The tables, for Django, which looks for them here. Each stands in `migov.store.records`, one noun a file."""

from __future__ import annotations

from migov.store.records.assessments import AssessmentRecord
from migov.store.records.journal import JournalRecord
from migov.store.records.searches import SearchRecord
from migov.store.records.sources import SnapshotRecord, SourceRecord
from migov.store.records.standings import StandingRecord

__all__ = ["AssessmentRecord", "JournalRecord", "SearchRecord", "SnapshotRecord", "SourceRecord", "StandingRecord"]
