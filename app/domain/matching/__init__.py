"""Which principle a gate answers, and what a plan declares of each principle."""

from app.domain.matching.model import Answer, How

__all__ = ["Answer", "How"]
