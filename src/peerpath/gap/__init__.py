"""Requirement and profile in, outcome out: a tree of the requirement's own shape. Pure; today is a parameter."""

from peerpath.gap.evaluate import evaluate, gap
from peerpath.gap.evidence import Evidence, evidence, months_towards
from peerpath.gap.outcome import Gap, Outcome, Reason, Status, Verdict

__all__ = [
    "Evidence",
    "Gap",
    "Outcome",
    "Reason",
    "Status",
    "Verdict",
    "evaluate",
    "evidence",
    "gap",
    "months_towards",
]
