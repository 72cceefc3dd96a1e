"""What `explain` answers: a rule's page in short or a principle's text, with what was found of it here."""

from collections.abc import Iterator
from itertools import chain

from plangate.domain.documents.constitution.model import Principle
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.model.findings import Finding
from plangate.domain.model.report import ConstitutionRead, Report
from plangate.domain.rules import find_rule
from plangate.domain.rules.rule import Rule
from plangate.presentation.environment import principle_name, render
from plangate.presentation.escape import Markdown
from plangate.presentation.links import Links
from plangate.presentation.pages import did_you_mean
from plangate.presentation.verdict import by_weight

MAX_FINDINGS_LISTED = 20
"""Findings listed under a rule or principle."""

MAX_PRINCIPLE_LENGTH = 3_000
"""Characters of a principle's text that are shown."""


def explain(name: str, report: Report, links: Links) -> Markdown | None:
    """The rule or the principle of that name; None when there is neither."""
    rule = find_rule(name.lower().replace(" ", "-"))
    if rule is not None:
        return _rule(rule, report, links)
    match = next(_principles(name, report, links), None)
    return _principle(*match, report, links) if match else None


def unexplained(name: str, report: Report) -> Markdown:
    """That there is no such rule or principle, and what was found and is demanded here."""
    principles = [principle_name(principle) for law in report.constitutions for principle in law.principles]
    hint = Markdown(did_you_mean(name.replace(" ", "-")))
    rules = tuple(dict.fromkeys(finding.rule for finding, _ in by_weight(report)))
    return render("replies/unexplained.md", name=name, hint=hint, rules=rules, principles=principles)


def _rule(rule: Rule, report: Report, links: Links) -> Markdown:
    paragraphs = [Markdown(" ".join(part.split())) for part in rule.page.split("\n\n")]
    findings = [finding for finding in report.findings if finding.rule == rule.name]
    return render("replies/rule.md", rule=rule, paragraphs=paragraphs, links=links, **_listed(findings))


def _principles(name: str, report: Report, links: Links) -> Iterator[tuple[ConstitutionRead, Principle]]:
    """The principles with that numeral or name."""
    wanted = name.casefold().strip(" .")
    for law in report.constitutions:
        file = links.snapshot.law_file(law.path) if law.path else None
        for principle in parse_constitution(file).principles if file else ():
            if wanted in (principle.id.casefold(), principle.name.casefold(), _full(principle)):
                yield law, principle


def _full(principle: Principle) -> str:
    return f"{principle.id}. {principle.name}".casefold()


def _principle(law: ConstitutionRead, principle: Principle, report: Report, links: Links) -> Markdown:
    judged = chain.from_iterable(plan.findings for plan in report.plans if plan.constitution == law)
    findings = [finding for finding in judged if finding.principle == principle.id]
    lines = [line.strip() for line in principle.text[:MAX_PRINCIPLE_LENGTH].strip().split("\n")]
    read = next(read for read in law.principles if read.id == principle.id)
    values = {"name": principle_name(read), "law": law, "line": read.line, "lines": lines, "links": links}
    return render("replies/principle.md", cut=len(principle.text) > MAX_PRINCIPLE_LENGTH, **values, **_listed(findings))


def _listed(findings: list[Finding]) -> dict[str, object]:
    return {"findings": findings[:MAX_FINDINGS_LISTED], "more": max(len(findings) - MAX_FINDINGS_LISTED, 0)}
