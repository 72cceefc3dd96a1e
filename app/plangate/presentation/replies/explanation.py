"""What `explain` answers: a rule's page in short or a principle's text, with what was found of it here."""

from collections.abc import Iterator

from plangate.domain.documents.constitution.model import Principle
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.model.findings import Finding
from plangate.domain.model.report import ConstitutionRead, Report
from plangate.domain.rules import find_rule
from plangate.domain.rules.rule import Rule
from plangate.presentation.environment import render
from plangate.presentation.escape import Markdown
from plangate.presentation.links import Links
from plangate.presentation.pages.rules import did_you_mean
from plangate.presentation.principles import named

MOST_LISTED = 20
"""Findings listed under a rule or principle."""
LONGEST_TEXT = 3_000
"""Characters of a principle's text that are shown."""


def explain(name: str, report: Report, links: Links) -> Markdown | None:
    """The rule or the principle of that name; None when there is neither."""
    rule = find_rule(name.lower().replace(" ", "-"))
    if rule is not None:
        return _rule(rule, report, links)
    found = next(_principles(name, report, links), None)
    return _principle(*found, report, links) if found else None


def unexplained(name: str, report: Report) -> Markdown:
    """That there is no such rule or principle, and what there is."""
    principles = [named(one) for law in laws(report) for one in law.principles]
    hint = Markdown(did_you_mean(name.replace(" ", "-")))
    return render("replies/unexplained.md", name=name, hint=hint, principles=principles)


def laws(report: Report) -> tuple[ConstitutionRead, ...]:
    """The constitutions that plans were judged by, each once."""
    shared = (report.constitution,) if report.constitution else ()
    return tuple(dict.fromkeys((*shared, *(plan.constitution for plan in report.plans))))


def _rule(rule: Rule, report: Report, links: Links) -> Markdown:
    paragraphs = [Markdown(" ".join(part.split())) for part in rule.page.split("\n\n")]
    found = [finding for finding in report.findings if finding.rule == rule.name]
    return render("replies/rule.md", rule=rule, paragraphs=paragraphs, links=links, **_listed(found))


def _principles(name: str, report: Report, links: Links) -> Iterator[tuple[ConstitutionRead, Principle]]:
    """The principles with that numeral or name."""
    wanted = name.casefold().strip(" .")
    for law in laws(report):
        file = links.snapshot.law_file(law.path) if law.path else None
        for principle in parse_constitution(file).principles if file else ():
            if wanted in (principle.id.casefold(), principle.name.casefold(), _full(principle)):
                yield law, principle


def _full(principle: Principle) -> str:
    return f"{principle.id}. {principle.name}".casefold()


def _principle(law: ConstitutionRead, principle: Principle, report: Report, links: Links) -> Markdown:
    found = [
        finding
        for plan in report.plans
        if plan.constitution == law
        for finding in plan.findings
        if finding.principle == principle.id
    ]
    lines = [line.strip() for line in principle.text[:LONGEST_TEXT].strip().split("\n")]
    read = next(one for one in law.principles if one.id == principle.id)
    values = {"name": named(read), "law": law, "line": read.line, "lines": lines, "links": links}
    return render("replies/principle.md", cut=len(principle.text) > LONGEST_TEXT, **values, **_listed(found))


def _listed(found: list[Finding]) -> dict[str, object]:
    return {"findings": found[:MOST_LISTED], "more": max(len(found) - MOST_LISTED, 0)}
