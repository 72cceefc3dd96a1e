"""Which principle a gate answers, and what a plan declares of each principle."""

from plangate.domain.matching.assign import Count, count_open
from plangate.domain.matching.gate_matches import asked_by_template, is_of_another_law, read_answers, template_answers
from plangate.domain.matching.justify import Justifier
from plangate.domain.matching.match import Match, Matcher
from plangate.domain.matching.matrix import read_matrix
from plangate.domain.matching.model import MatchedBy, MatchedGate

__all__ = [
    "Count",
    "Justifier",
    "Match",
    "MatchedBy",
    "MatchedGate",
    "Matcher",
    "asked_by_template",
    "count_open",
    "is_of_another_law",
    "read_answers",
    "read_matrix",
    "template_answers",
]
