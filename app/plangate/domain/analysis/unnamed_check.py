"""The Constitution Check of a plan that calls it otherwise: the section that answers the law."""

from collections.abc import Iterable, Sequence

from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.plan.constitution_check.checks import read_check
from plangate.domain.documents.plan.model import Check, Gate, Plan, Role, Section
from plangate.domain.matching import Match, MatchedBy, Matcher
from plangate.domain.matching.citations import label_citations

_FEWEST = 2
"""Principles that a section must answer to be taken for the check, where the law has so few."""
_MOST_SECTIONS = 50
"""Sections that are looked at."""


def unnamed_check(plan: Plan, constitution: Constitution) -> tuple[Check, ...]:
    """The section that answers most principles, of those whose title says nothing that is known; none in most plans.

    A title may be of the author's own, or in a language that no dialect has: the law's names or numerals stand below
    it all the same. Half of the principles must be there: who speaks of one or two makes no check.
    """
    checks = [read_check(plan.document, section) for section in _unknown(plan.sections)]
    counts = [_answered(check, constitution) for check in checks]
    most = max(counts, default=0)
    return (checks[counts.index(most)],) if most else ()


def _unknown(sections: Sequence[Section]) -> list[Section]:
    """The sections below the plan's title whose role is not known."""
    return [section for section in sections if section.level == 2 and section.role is Role.OTHER][:_MOST_SECTIONS]


def _answered(check: Check, constitution: Constitution) -> int:
    """How many principles the labels of a section's lines name; 0 where these are too few for a check."""
    matcher = Matcher(constitution, check.gates)
    matches = [(gate, matcher.match(gate)) for gate in check.gates if gate.label]
    answered = _principles(match for gate, match in matches if match.how is MatchedBy.NAME or _cites(gate, match))
    return len(answered) if len(answered) * 2 >= max(len(constitution.principles), 2 * _FEWEST) else 0


def _principles(matches: Iterable[Match]) -> frozenset[str]:
    """What is answered by a label's own words, and by no other principle's."""
    return frozenset(id for match in matches if match.direct and match.cites is None for id in match.principles)


def _cites(gate: Gate, match: Match) -> bool:
    """Whether it answers by a numeral that is more than the number of a step."""
    cited = (citation.roman or citation.marked for citation in label_citations(gate.label))
    return match.how is MatchedBy.NUMERAL and any(cited)
