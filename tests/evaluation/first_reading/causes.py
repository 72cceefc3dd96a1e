"""What holds a merge, in words of a reader, and the rules whose findings say the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason to hold a merge: `rules` are those that find it, `holds` says when."""

    name: str
    rules: frozenset[str]
    holds: str


def _cause(name: str, rules: str, holds: str) -> Cause:
    return Cause(name, frozenset(rules.split()), holds)


CAUSES = (
    _cause("template", "untouched-template reset-plan", "the file is still nearly the unfilled template"),
    _cause(
        "placeholder",
        "leftover-placeholder",
        "a placeholder of the template stands where a statement about this feature belongs; not the author's own "
        "brackets, quoted code, example rows or instructions",
    ),
    _cause("option-label", "leftover-option-label", "the template's label of a choice stands above the tree"),
    _cause(
        "open-question",
        "open-clarification",
        "a question marked NEEDS CLARIFICATION, in any language, in plan or research that is really open: not negated, "
        "not quoted, not answered elsewhere in them",
    ),
    _cause("spec-open", "open-specification", "the feature's spec.md holds such a question"),
    _cause("no-spec", "missing-spec", "there is no spec.md beside the plan, and its link leads to none"),
    _cause(
        "no-check", "missing-constitution-check", "there is a law, and the plan has no Constitution Check in any words"
    ),
    _cause(
        "unanswered-principle", "unaddressed-principle", "there is a check, and it answers a binding principle nowhere"
    ),
    _cause(
        "open-gate",
        "unanswered-gate dropped-gate",
        "an open box, an unanswered question or TBD is the only answer to a binding principle, or nothing is answered",
    ),
    _cause(
        "unclear-answer", "unclear-answer", "nobody can tell what the answer to a principle that nothing excuses is"
    ),
    _cause("unjustified", "unjustified-violation", "a violation is declared, and nothing gives a reason"),
    _cause("non-negotiable", "negotiated-non-negotiable", "a principle that nothing excuses is declared violated"),
    _cause("empty-row", "incomplete-justification", "a row of Complexity Tracking says what departs, and not why"),
    _cause(
        "contradiction",
        "contradictory-claim",
        "all is said to pass beside a gate of the same phase that says otherwise",
    ),
    _cause(
        "limit", "limit-conflict", "a figure of Technical Context is looser than the law's limit for the same measure"
    ),
    _cause(
        "stack", "stack-conflict", "the law mandates one technology of a kind, and the plan names another and not it"
    ),
    _cause("law-denied", "false-constitution-claim", "the plan says that there is no law, and there is one"),
    _cause("unbacked", "unbacked-claim missing-artifact", "a ticked gate speaks of a document that exists nowhere"),
    _cause("other", "", "anything else for which you would hold the merge"),
)


def cause_of(rule: str) -> str:
    """The cause that a rule finds; `other` for a rule that has none here."""
    return next((cause.name for cause in CAUSES if rule in cause.rules), "other")
