"""A gate is N/A, and nobody says why."""

from collections.abc import Iterable, Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.sections import fold_title
from plangate.domain.documents.dialects.phrases import pattern_of
from plangate.domain.matching import MatchedBy, MatchedGate
from plangate.domain.model.findings import Severity, Status
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.notes import note_at_end
from plangate.domain.text.phrases import shown
from plangate.domain.text.words import lower_case

_LEAST_NOTE = 8
"""Characters of a note from which it may be a reason."""
"""A reason in brackets at the end of what is not applicable."""


@rule(
    "unexplained-exemption",
    severity=Severity.LOW,
    bad=(
        Example(
            plan="""
            ## Constitution Check

            - **I. Small Parts**: PASS. The index is a module.
            - **II. Test-First**: N/A ◀
            - **III. Plain Language**: PASS. One sentence for each message.
            """,
            constitution=CONSTITUTION,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Constitution Check

            - ✅ Shelves are drawn
            - N/A Coverage of tests (documentation-only feature)
            """,
            constitution=CONSTITUTION,
        ),
        Example(
            plan="""
            ## Constitution Check

            | Principle | Status | Notes |
            |-----------|--------|-------|
            | I. Small Parts | PASS | The index is a module |
            | II. Test-First | N/A | only documents change |
            | III. Plain Language | PASS | One sentence for each message |
            """,
            constitution=CONSTITUTION,
        ),
    ),
)
def unexplained_exemption(case: Case) -> Iterator[Remark]:
    """A gate is declared not applicable without a reason.

    `N/A` is an answer, and its reason is what a reviewer can check. A few words are enough; the gate's own sentence,
    repeated from the template, is no reason.

    Say why the gate does not apply to this feature.

    Source: spec-kit's convention for exemptions; N/A stands in about 3 % of all answers.
    """
    known = _template_sentences(case)
    for answer in case.answers:
        if _is_exemption(answer) and not _has_reason(case, answer, known):
            name = shown(answer.gate.title, 60)
            message = f"{name} is declared not applicable, without a reason. Say in a few words why."
            yield Remark(answer.gate.span, message, answer.principle)


def _is_exemption(answer: MatchedGate) -> bool:
    """Whether a gate of its own says so, and not a sentence about all or about the rest."""
    return answer.status is Status.NOT_APPLICABLE and answer.how not in (MatchedBy.BLANKET, MatchedBy.RESIDUAL)


def _template_sentences(case: Case) -> frozenset[str]:
    gates = case.template.plan.gates
    texts = [text for gate in gates for text in (gate.label, gate.text, gate.reason, f"{gate.label} {gate.text}")]
    return frozenset(fold_title(text) for text in texts) - {""}


def _is_named_so(case: Case, note: str) -> bool:
    """Whether the law has what stands in the brackets in the name of a principle or a clause."""
    return any(note in provision.title for provision in case.constitution.provisions)


def _has_reason(case: Case, answer: MatchedGate, known: frozenset[str]) -> bool:
    """Whether the gate says something besides its label, its verdict and the template's sentence."""
    gate = answer.gate
    note = note_at_end(gate.label or gate.text)
    is_printed = any(fold_title(note) in sentence for sentence in known)
    if len(note) >= _LEAST_NOTE and not is_printed and not _is_named_so(case, note):
        return True
    sentences = sorted({*known, _without_verdict(gate.label)}, key=len, reverse=True)
    return any(_behind_first(sentences, _without_verdict(text)) for text in (gate.reason, gate.text))


def _behind_first(sentences: Iterable[str], text: str) -> str:
    """The text without the first of the sentences that it begins with."""
    sentence = next(filter(text.startswith, sentences), "")
    return text.removeprefix(sentence).strip()


def _without_verdict(text: str) -> str:
    """The text without the first word for it: a second one may be the reason, as in `N/A, out of scope`."""
    return fold_title(pattern_of("exempt").sub(" ", lower_case(text), count=1))
