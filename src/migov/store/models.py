"""The tables, for Django, which looks for them here. Each stands in `migov.store.records`, one noun a file."""

from __future__ import annotations

from migov.store.records.announcements import AnnouncementRecord
from migov.store.records.answers import AnswerRecord, ChangeRecord
from migov.store.records.assessments import AssessmentRecord
from migov.store.records.assignments import AssignmentRecord
from migov.store.records.changes import ChangeReasonRecord
from migov.store.records.consultations import (
    CommentPlaceRecord,
    CommentRecord,
    ConsultationRecord,
    DispositionRecord,
    InvitationToCommentRecord,
    MinuteRecord,
    ReturnedDraftRecord,
    WorkshopRecord,
)
from migov.store.records.deadlines import DeadlineRecord
from migov.store.records.delegations import (
    DelegatedRecord,
    DelegationEventRecord,
    DelegationRecord,
    ReturnRecord,
    ReturnVersionRecord,
)
from migov.store.records.drafts import (
    DraftRecord,
    PassageChangeRecord,
    PassageRecord,
    PriorityRecord,
    WaiverRecord,
)
from migov.store.records.errata import ErratumRecord
from migov.store.records.flags import FlagRecord
from migov.store.records.journal import JournalRecord
from migov.store.records.launches import LaunchRecord, OpeningRecord
from migov.store.records.limits import LimitRecord
from migov.store.records.marks import MarkRecord
from migov.store.records.people import InvitationRecord, LinkRecord, MembershipRecord, PersonRecord
from migov.store.records.presences import PresenceRecord
from migov.store.records.releases import ReleaseRecord
from migov.store.records.reminders import QuietRecord, ReminderRecord
from migov.store.records.reviews import CodingRecord, ReviewRecord
from migov.store.records.searches import SearchRecord
from migov.store.records.sheets import ReturnedSheetRecord, SentSheetRecord
from migov.store.records.signatures import SignOffRecord
from migov.store.records.sources import SnapshotRecord, SourceRecord
from migov.store.records.standings import StandingRecord
from migov.store.records.standpoints import StandpointRecord, TreatyDecisionRecord
from migov.store.records.translations import (
    TranslationChangeRecord,
    TranslationLanguageRecord,
    TranslationRecord,
    TranslationReturnRecord,
)

__all__ = [
    "AnnouncementRecord",
    "AnswerRecord",
    "AssessmentRecord",
    "AssignmentRecord",
    "ChangeReasonRecord",
    "ChangeRecord",
    "CodingRecord",
    "CommentPlaceRecord",
    "CommentRecord",
    "ConsultationRecord",
    "DeadlineRecord",
    "DelegatedRecord",
    "DelegationEventRecord",
    "DelegationRecord",
    "DispositionRecord",
    "DraftRecord",
    "ErratumRecord",
    "FlagRecord",
    "InvitationRecord",
    "InvitationToCommentRecord",
    "JournalRecord",
    "LaunchRecord",
    "LimitRecord",
    "LinkRecord",
    "MarkRecord",
    "MembershipRecord",
    "MinuteRecord",
    "OpeningRecord",
    "PassageChangeRecord",
    "PassageRecord",
    "PersonRecord",
    "PresenceRecord",
    "PriorityRecord",
    "QuietRecord",
    "ReleaseRecord",
    "ReminderRecord",
    "ReturnRecord",
    "ReturnVersionRecord",
    "ReturnedDraftRecord",
    "ReturnedSheetRecord",
    "ReviewRecord",
    "SearchRecord",
    "SentSheetRecord",
    "SignOffRecord",
    "SnapshotRecord",
    "SourceRecord",
    "StandingRecord",
    "StandpointRecord",
    "TranslationChangeRecord",
    "TranslationLanguageRecord",
    "TranslationRecord",
    "TranslationReturnRecord",
    "TreatyDecisionRecord",
    "WaiverRecord",
    "WorkshopRecord",
]
