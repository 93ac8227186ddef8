"""Search: from words or an indicator's question to a plan, and from a plan to ranked passages with their reasons."""

from __future__ import annotations

from migov.evidence.search.finding import Found, Hit, described, find
from migov.evidence.search.kinship import Kin, Known, kindred
from migov.evidence.search.planning import plan
from migov.evidence.search.plans import SENTENCES, Note, Origin, Plan, Remark, Term, Wording
from migov.evidence.search.reasons import Mark, Reason, Snippet, Why
from migov.evidence.search.weights import WEIGHTS, Weights

__all__ = [
    "SENTENCES",
    "WEIGHTS",
    "Found",
    "Hit",
    "Kin",
    "Known",
    "Mark",
    "Note",
    "Origin",
    "Plan",
    "Reason",
    "Remark",
    "Snippet",
    "Term",
    "Weights",
    "Why",
    "Wording",
    "described",
    "find",
    "kindred",
    "plan",
]
