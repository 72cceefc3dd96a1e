"""Which principle a gate answers, and what a plan declares of each principle."""

from app.domain.matching.answers import is_of_another_law, read_answers
from app.domain.matching.justify import Justifier
from app.domain.matching.match import Match, Matcher
from app.domain.matching.matrix import read_matrix
from app.domain.matching.model import Answer, How

__all__ = ["Answer", "How", "Justifier", "Match", "Matcher", "is_of_another_law", "read_answers", "read_matrix"]
