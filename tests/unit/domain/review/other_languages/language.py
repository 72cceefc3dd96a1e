"""What is judged of each language: a law, a plan, and answers to it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A law of three principles, a plan with a place for its answers, the answers, and violations of the second."""

    law: str
    plan: str
    answers: tuple[str, str, str]
    violations: tuple[str, ...]
