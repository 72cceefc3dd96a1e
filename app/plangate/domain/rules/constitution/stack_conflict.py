"""The plan uses another technology than the constitution mandates, or one that it forbids."""

from collections.abc import Iterable, Iterator, Sequence

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.technology.mandates import Mandate, allows, mandates, named, planned
from plangate.domain.analysis.technology.mechanisms import demanded
from plangate.domain.analysis.technology.technologies import Technology, TechnologyClass
from plangate.domain.analysis.violations import is_declared
from plangate.domain.documents.plan.model import Field
from plangate.domain.matching import MatchedGate
from plangate.domain.model.findings import Severity, Status
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import listed, shown
from plangate.domain.text.words import word_set

_OTHER_PROJECTS = word_set(
    """
    docs doc ui web client clients frontend mobile app apps site website .github ci scripts tools infra deploy
    examples sdk bindings e2e packages terraform
    """
)

_CONSTITUTION = """
    # Librarian Constitution

    ## Core Principles

    ### I. One Language

    All features MUST be implemented in Rust.

    ### II. One Store

    All data MUST be stored in PostgreSQL. No MongoDB.
    """

_PlannedField = tuple[Field, tuple[Technology, ...]]
"""A field of the Technical Context with the technologies that it names as used."""


@rule(
    "stack-conflict",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            ## Technical Context

            **Language/Version**: TypeScript 5.6 on Node.js 22 ◀
            **Storage**: MongoDB 8 ◀
            """,
            constitution=_CONSTITUTION,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Technical Context

            **Language/Version**: Rust 1.90 with a TypeScript client
            **Storage**: PostgreSQL 17, Redis as cache, SQLite in tests
            """,
            constitution=_CONSTITUTION,
        ),
    ),
)
def stack_conflict(case: Case) -> Iterator[Remark]:
    """A principle mandates one technology of a kind for everything, and the Technical Context names another and not it.

    Kinds are languages, databases, test tools, web and frontend frameworks, and object-relational mappers. Only a
    sentence of the law counts that demands one of them for all, or forbids one, without exceptions of its own; and only
    what the plan names as used in the field where it belongs: not what is weighed, replaced, there already, for tests
    or for development. Nothing is said where the plan names the mandated one too, where the law names the planned one
    elsewhere, or where the feature's own paths lie in another project of the repository, such as docs, CI or a client.

    A principle may demand one mechanism of a small class as well, such as WebSocket: where the plan's own answer to
    that principle names a rival and not it, that is the same contradiction.

    Plan with the mandated technology, or declare the violation and justify it.

    Source: `templates/commands/analyze.md`, Constitution Authority; names as GitHub's linguist, the Stack Overflow
    Developer Survey and Wikipedia's list of unit testing frameworks have them.
    """
    yield from _rivals_in_answers(case)
    remarks: dict[tuple[TechnologyClass, int], Remark] = {}
    for mandate in mandates(case.constitution):
        for field, wrong in _conflicts(case, mandate):
            remark = Remark(field.span, _message(field, wrong, mandate), principle=mandate.provision.principle)
            remarks.setdefault((mandate.kind, field.span.line), remark)
    yield from remarks.values()


def _rivals_in_answers(case: Case) -> Iterator[Remark]:
    """The answers to a principle that demands one mechanism which name another in its place."""
    for demand in demanded(case.constitution):
        id = demand.principle.id
        own = [answer for answer in case.answers if answer.direct and id in answer.principles]
        is_named = any(demand.mechanism.pattern.search(answer.gate.text) for answer in own)
        rivals = {answer: rival for answer in own if (rival := demand.rival_in(answer.gate.text))}
        if rivals and not is_named and all(map(_stands, own)):
            answer, rival = next(iter(rivals.items()))
            wanted = demand.mechanism.name
            name = shown(answer.gate.title, 60)
            message = f"{name} is answered with {rival}; {demand.principle.title} demands {wanted}."
            todo = f"Plan with {wanted}, or declare the violation and justify it."
            yield Remark(answer.gate.span, f"{message} {todo}", principle=id)


def _stands(answer: MatchedGate) -> bool:
    """Whether an answer says that the principle holds."""
    return answer.status in (Status.PASS, Status.ASSERTED)


def _conflicts(case: Case, mandate: Mandate) -> Iterable[_PlannedField]:
    """The fields that conflict with a mandate, and what they name."""
    fields = list(planned(case.plan, mandate.kind))
    if not fields or is_declared(case, mandate.provision):
        return ()
    if mandate.technology is None:
        return fields
    return _banned(mandate.technology, fields) if mandate.forbids else _rivals(case, mandate.technology, fields)


def _banned(technology: Technology, fields: Sequence[_PlannedField]) -> Iterator[_PlannedField]:
    """The fields that name what is forbidden."""
    return ((field, (technology,)) for field, used in fields if technology in used)


def _rivals(case: Case, mandated: Technology, fields: Sequence[_PlannedField]) -> Iterator[_PlannedField]:
    """The fields that name only what stands in the place of what is mandated, and what the law nowhere allows."""
    if not _is_kept(case, mandated):
        yield from (
            (field, used) for field, used in fields if all(_is_rival(case, technology, mandated) for technology in used)
        )


def _is_kept(case: Case, mandated: Technology) -> bool:
    """Whether the plan names what is mandated, or its paths lie where another language is at home."""
    if any(mandated.name in (technology.name, technology.within) for technology in named(case.plan)):
        return True
    return mandated.kind is TechnologyClass.LANGUAGE and _lies_elsewhere(case, mandated)


def _is_rival(case: Case, technology: Technology, mandated: Technology) -> bool:
    """Whether one stands where the mandated one belongs: tools of another language family stand elsewhere."""
    stands_there = mandated.kind is TechnologyClass.LANGUAGE or technology.home == mandated.home
    return stands_there and not allows(case.constitution, technology)


def _message(field: Field, wrong: tuple[Technology, ...], mandate: Mandate) -> str:
    names = listed(sorted(technology.name for technology in wrong))
    if mandate.technology is None:
        says, todo = f"forbids any {mandate.kind.value}", "without one"
    elif mandate.forbids:
        says, todo = "forbids it", "without it"
    else:
        says, todo = f"mandates {mandate.technology.name} for everything", f"with {mandate.technology.name}"
    what_to_do = f"Plan {todo}, or declare the violation and justify it."
    return f"{field.name} names {names}; {mandate.provision.title} {says}. {what_to_do}"


def _lies_elsewhere(case: Case, mandated: Technology) -> bool:
    paths = [path.path for _, path in case.plan.source_paths]
    if any(path.endswith(mandated.endings) for path in paths):
        return True
    folders = (*(path.rpartition("/")[0] for path in paths), case.feature.folder)
    return not _OTHER_PROJECTS.isdisjoint("/".join(folders).lower().split("/"))
