"""Claims: whether the quotes under a drafted sentence say what it says."""

from migov.evidence.claims.checking import RULES, ClaimCheck, Verdict, check
from migov.evidence.claims.comparing import Agreement, Comparison
from migov.evidence.claims.facts import Kind
from migov.evidence.claims.leads import turned_by

__all__ = ["RULES", "Agreement", "ClaimCheck", "Comparison", "Kind", "Verdict", "check", "turned_by"]
