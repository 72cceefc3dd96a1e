"""A principle has no answer."""

import re
from collections.abc import Collection, Iterator
from itertools import chain

from plangate.domain.analysis.case import Case
from plangate.domain.documents.constitution.model import Principle
from plangate.domain.documents.plan.model import Section
from plangate.domain.matching import is_of_another_law, template_answers
from plangate.domain.matching.words import words_of
from plangate.domain.model.findings import Severity, Status, Strength
from plangate.domain.rules.constitution.false_constitution_claim import false_constitution_claim
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import by_number, listed, shown

_SHORT = re.compile(r"[(\[]([A-Z][A-Z0-9]{2,6})[)\]]")
"""An abbreviation in brackets in a principle's name."""
_CAPITALS = re.compile(r"\b([A-Z][A-Z0-9]{2,6})s?\b")
_STRENGTHS = frozenset({"MUST", "SHOULD", "SHALL", "MAY"})
_MAX_NAMES = 5
"""Principles that a message names; beyond, numerals do."""
_MIN_WORDS = 4
"""Words of a line that says something of its own."""
_SELECTION = re.compile(
    r"\b(?:relevant|applicable)\s+(?:constitution(?:al)?\s+)?(?:gates?|principles?|sections?|articles?)\b",
    re.IGNORECASE,
)
"""A template that asks for those gates only that concern the feature."""
_TELLING_WORDS = 2
"""First words of a principle's name that tell it from the others."""

_RECORDED = """
    # Librarian Constitution

    ## Core Principles

    ### I. Small Parts

    Every capability MUST live in a module that can be tested alone.

    ### II. Decision Records (ADR)

    A choice that is hard to undo MUST be offered for a record.
    """


@rule(
    "unaddressed-principle",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            ## Constitution Check ◀

            | Principle | Status | Notes |
            |-----------|--------|-------|
            | I. Small Parts | PASS | The index is a module |
            | III. Plain Language | PASS | One sentence for each message |
            """,
            constitution=CONSTITUTION,
        ),
        Example(
            plan="""
            ## Constitution Check ◀

            - **I. Small Parts**: PASS. The index is a module.

            ## Post-Design Constitution Check

            ### Suggested ADRs

            List the choices that are hard to undo.
            """,
            constitution=_RECORDED,
            template="""
            ## Constitution Check

            ## Post-Design Constitution Check

            ### Suggested ADRs

            List the choices that are hard to undo.
            """,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Constitution Check

            - **I, III**: PASS. The index is a module, and its messages are sentences.
            - **TDD** (Principle II): PASS. The tests of the queries come first.
            """,
            constitution=CONSTITUTION,
        ),
        Example(
            plan="""
            ## Constitution Check

            | Principles | Status |
            |------------|--------|
            | I–III | PASS |
            """,
            constitution=CONSTITUTION,
        ),
        Example(
            plan="""
            ## Constitution Check

            - **I. Small Parts**: PASS. The index is a module.

            ## Post-Design Constitution Check

            ### Suggested ADRs

            Keep the index in the database or beside it: a record is offered, and waits for consent.
            """,
            constitution=_RECORDED,
        ),
    ),
)
def unaddressed_principle(case: Case) -> Iterator[Remark]:
    """A principle of the constitution is answered nowhere in the Constitution Check.

    A plan that skips a principle was not checked against it; often it was written before the principle existed. An
    answer cites the principle by numeral or by name, alone or in a range, in any section that is a Constitution Check
    or a re-check; a part of it under the abbreviation of the principle's name is one too. It weighs high where a
    principle says MUST or is NON-NEGOTIABLE, else medium; medium too where the repository's own template asks for
    most principles one by one, and for none of those that are missing, or asks for the applicable ones only and most of
    the law is left out: who follows the template is not to blame. Where a plan cites principles that the law does not
    have, its answers stand under other names: one that says the first two words of a principle's name answers it. All
    principles that one plan skips are one finding. It weighs nothing where the plan says that there is no constitution:
    that is the cause, and `false-constitution-claim` says it.

    Add a line for the principle: how this plan meets it, or why it does not apply.

    Source: `templates/commands/plan.md`: "Fill Constitution Check section from constitution".
    """
    principles = _unaddressed(case)
    if not principles or not case.plan.checks or _is_unfilled(case):
        return
    it = by_number(principles, "it, or why it does not apply", "each, or why it does not apply")
    yield Remark(
        case.plan.checks[0].section.heading,
        f"The Constitution Check does not answer {_named(principles)}. Say how this plan meets {it}.",
        principle=principles[0].id if len(principles) == 1 else None,
        severity=_severity(case, principles),
        about=tuple(principle.id for principle in principles),
    )


def _unaddressed(case: Case) -> list[Principle]:
    """The principles that neither a gate answers, nor a heading, nor words under another law's names."""
    ids = (row.principle for row in case.matrix if row.status is Status.MISSING)
    missing = list(filter(None, map(case.constitution.principle, ids)))
    headed = _headed(case, missing)
    unheaded = (principle for principle in missing if _abbreviation(principle) not in headed)
    words = _answered_words(case)
    return [principle for principle in unheaded if not _is_spoken_of(principle, words)]


def _severity(case: Case, missing: list[Principle]) -> Severity | None:
    """Info where the plan denies the constitution, medium where none binds or all may be left out; else the rule's."""
    if _denies_constitution(case):
        return Severity.INFO
    binding = any(principle.strength in (Strength.MUST, Strength.NON_NEGOTIABLE) for principle in missing)
    return None if binding and not _template_permits(case, missing) else Severity.MEDIUM


def _denies_constitution(case: Case) -> bool:
    """Whether the plan says that there is none: one cause is one finding, where the policy lets that one weigh."""
    weight = case.policy.severity(false_constitution_claim.name, false_constitution_claim.severity)
    weighs = weight is not None and weight >= false_constitution_claim.severity
    return weighs and any(false_constitution_claim.judge(case))


def _template_permits(case: Case, missing: list[Principle]) -> bool:
    """Whether who wrote what the template asks for leaves these principles out."""
    return _asks_for_some(case, missing) or _asks_for_others(case, missing)


def _asks_for_some(case: Case, missing: list[Principle]) -> bool:
    """Whether the template asks for applicable gates, and the plan chose: it leaves out half of the law or more.

    Who answers nearly all did not choose, but forgot one.
    """
    if len(missing) * 2 < len(case.constitution.principles):
        return False
    template = case.template.plan
    lines = chain.from_iterable(check.section.span.lines for check in template.checks)
    return any(map(_SELECTION.search, map(template.document.line, lines)))


def _asks_for_others(case: Case, missing: list[Principle]) -> bool:
    """Whether the template asks for half of the law or more, principle by principle, and for none of the missing."""
    answers = template_answers(case.template, case.constitution)
    asked = {id for answer in answers for id in answer.principles}
    return len(asked) * 2 >= len(case.constitution.principles) and asked.isdisjoint(
        principle.id for principle in missing
    )


def _named(principles: list[Principle]) -> str:
    """The principles with their names, or, where these would be a wall, by their numerals."""
    if len(principles) <= _MAX_NAMES:
        return listed([shown(principle.title, 60) for principle in principles])
    short = [principle.id if principle.number is not None else shown(principle.name, 30) for principle in principles]
    return f"{len(principles)} principles ({listed(short, 20)})"


def _is_unfilled(case: Case) -> bool:
    """Whether the section still holds the template's line instead of answers: that is one cause, said elsewhere."""
    return not case.answers and not case.check_lines.isdisjoint(case.left_lines)


def _answered_words(case: Case) -> str:
    """The words of all that the plan answers, between spaces, where it answers under names of another law."""
    if not is_of_another_law(case.answers):
        return ""
    words = (word for answer in case.answers for word in words_of(f"{answer.gate.label} {answer.gate.text}"))
    return f" {' '.join(words)} "


def _is_spoken_of(principle: Principle, answered: str) -> bool:
    """Whether the words that its name begins with stand together in an answer, such as `test coverage`."""
    words = words_of(principle.name)[:_TELLING_WORDS]
    return len(words) == _TELLING_WORDS and f" {' '.join(words)} " in answered


def _abbreviation(principle: Principle) -> str:
    """The abbreviation that stands in brackets in the principle's name, such as ADR; empty where none does."""
    short = _SHORT.search(principle.name)
    return short[1] if short and short[1] not in _STRENGTHS else ""


def _headed(case: Case, principles: Collection[Principle]) -> frozenset[str]:
    """The abbreviations of principles that head a part of a check in which the plan says something of its own."""
    wanted = {*map(_abbreviation, principles)} - {""}
    if not wanted:
        return frozenset()
    template = frozenset(case.template.plan.document.lines)
    own = (part for part in _parts(case) if _speaks(case, part, template))
    return frozenset(short for part in own for short in wanted.intersection(_CAPITALS.findall(part.title)))


def _parts(case: Case) -> Iterator[Section]:
    """The parts of the checks that have a heading of their own, in file order."""
    ends = {check.section.heading.line: check.section.span.end_line for check in case.plan.checks}
    reach = 0
    for section in case.plan.sections:
        end = ends.get(section.heading.line)
        if end is not None:
            reach = max(reach, end)
        elif section.heading.line <= reach:
            yield section


def _speaks(case: Case, part: Section, template: Collection[str]) -> bool:
    """Whether a line below the heading is not the template's, and has the words of a sentence."""
    lines = map(case.plan.document.line, part.body.lines)
    return any(line not in template and len(line.split()) >= _MIN_WORDS for line in lines)
