"""The constitution is unfilled."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.model.absent_text import WhyUnfilled
from plangate.domain.model.findings import Severity
from plangate.domain.model.report import LawStatus
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_PLAN = """
    # Implementation Plan: Search the catalogue

    ## Constitution Check

    No principle is written yet.
    """


_WORDS = {
    None: ("The constitution is still the unfilled template", "Write its principles"),
    WhyUnfilled.EMPTY: ("The constitution is empty", "Write its principles"),
    WhyUnfilled.LFS_POINTER: (
        "The constitution is a Git LFS pointer, and its text lies elsewhere",
        "Take the file out of LFS: `git lfs untrack`, then add it anew",
    ),
    WhyUnfilled.LINK: (
        "The constitution is only a path, as of a link that was committed as text",
        "Put the text in its place, or commit a real link",
    ),
    WhyUnfilled.NO_PRINCIPLE: (
        "No principle was found in the constitution",
        "Write each below `Core Principles`, or name their file under `constitution` in the policy",
    ),
}
"""What there is, and what to do, by what the constitution is; the first is the template."""


@rule(
    "unfilled-constitution",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan=_PLAN,
            constitution="""
            # Librarian Constitution ◀

            Our principles are kept in the wiki.
            """,
        ),
        Example(
            plan=_PLAN,
            constitution="""
            # [PROJECT_NAME] Constitution ◀

            ## Core Principles

            ### [PRINCIPLE_1_NAME]

            [PRINCIPLE_1_DESCRIPTION]
            """,
        ),
    ),
    good=(Example(plan=_PLAN, constitution=CONSTITUTION),),
)
def unfilled_constitution(case: Case) -> Iterator[Remark]:
    """No principle is found in the constitution, as in the unfilled template.

    Others are empty, say where the principles are, or are no text of a law at all: a Git LFS pointer, or the path of a
    symbolic link that was committed as text. Without principles there is nothing to check a plan against. The plan is
    neither right nor wrong: its matrix is not assessed, and rules about the Constitution Check are off. That a plan
    says "no violations" beside an empty law is what this finding is for. It is said once, however many plans there are.

    Write the constitution, with `/speckit.constitution` or by hand. A principle is found as a heading below
    `Core Principles`, as one of several numbered headings, or as a bold name at the start of a list item or paragraph.

    Source: `templates/commands/converge.md`: "If the constitution is an unfilled template, skip".
    """
    law = case.constitution
    if law.status is LawStatus.UNFILLED and law.path is not None:
        what, todo = _WORDS[law.why_unfilled]
        yield Remark(Span(1, 1), f"{what}: no plan can be judged by it. {todo}.", path=law.path)
