"""A section of the template is absent."""

from collections.abc import Iterator, Sequence

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.sections import Titles, answered_elsewhere
from plangate.domain.documents.dialects.phrases import has_word
from plangate.domain.documents.plan.headings import STRUCTURE
from plangate.domain.documents.plan.model import Role, Section
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Block, Fence, Item, Span, Table
from plangate.domain.text.phrases import by_number, listed

_CONTENT = (Fence, Item, Table)
"""Blocks that show a layout; a sentence shows none."""
_TEMPLATE = """
    # Implementation Plan: [FEATURE]

    ## Summary

    [What is built, and how]

    ## Technical Context

    **Testing**: [runner]

    ## Project Structure

    ## Complexity Tracking

    ## Caching Strategy [OPTIONAL]

    ## Risk Assessment
    """


@rule(
    "missing-section",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue ◀

            ## Summary

            Readers find books by title.

            ## Technical Context

            **Testing**: pytest

            ## Project Structure
            """,
            template=_TEMPLATE,
        ),
    ),
    good=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            ## 1. Summary

            Readers find books by title.

            ## 2. Technical Context

            **Testing**: pytest

            ## 3. Project Structure

            ## 4. Rollout

            ## 5. Risk assessment 🔥
            """,
            template=_TEMPLATE,
        ),
    ),
)
def missing_section(case: Case) -> Iterator[Remark]:
    """A section that the template requires is absent.

    The resolved template of this repository is the contract, not a fixed list: its sections are expected, in any order,
    with any numbering, and further ones are welcome. A section is known by what its title names, whatever the notes in
    brackets; a line labeled so, a sentence that leaves it out, or a file of its name answers it as well, and where the
    sources are shown under any title, nothing is missed of Project Structure. Complexity Tracking, guidance that the
    template gives its author, and sections whose title or first words say that they are optional, or when they are
    needed, may be left out. Where over half are absent, the plan was written to another template, which is said and
    weighs nothing.

    Add the section, or mark it `[OPTIONAL]` in the template.

    Source: `templates/commands/plan.md`, step 3: "Follow the structure in IMPL_PLAN template".
    """
    titles = Titles(case.template.plan, case.plan)
    wanted = tuple(_required(case, titles))
    absent = _absent(case, titles, [section for section in wanted if not _is_there(case, titles, section)])
    if not absent:
        return
    elsewhere = len(absent) * 2 > len(wanted)
    weighs_nothing = elsewhere or case.template.source == "upstream"
    yield Remark(
        Span(case.plan.title_span.line, case.plan.title_span.line),
        _message(absent, elsewhere=elsewhere),
        severity=Severity.INFO if weighs_nothing else None,
        about=absent,
    )


def _message(titles: tuple[str, ...], *, elsewhere: bool) -> str:
    if elsewhere:
        return f"The plan seems written to another template: it lacks {listed(titles)}. Nothing to do if that is meant."
    what, it = by_number(titles, ("section", "it"), ("sections", "them"))
    return (
        f"The plan lacks the template's {what} {listed(titles)}. Add {it}, or mark {it} `[OPTIONAL]` in the template."
    )


def _required(case: Case, titles: Titles) -> Iterator[Section]:
    """The template's sections that a plan must have; below an absent section, nothing else is absent."""
    silent: set[int] = set()
    for section in case.template.plan.sections:
        if section.level not in (2, 3) or section.heading.line in silent:
            continue
        may_be_absent = _may_be_absent(case, section)
        if may_be_absent or titles.same(section) is None:
            silent.update(section.span.lines)
        if not may_be_absent and "[" not in section.title:
            yield section


def _may_be_absent(case: Case, section: Section) -> bool:
    # Those with a role have rules of their own, and the headings below them are groups of gates.
    has_own_rule = section.role in (Role.COMPLEXITY_TRACKING, Role.CONSTITUTION_CHECK)
    return has_own_rule or section.title in case.template.optional


def _is_there(case: Case, titles: Titles, section: Section) -> bool:
    """Whether the plan has a section, its parts, or what would stand in it."""
    has_tree = any(tree.role is section.role for tree in case.plan.trees)
    has_content = has_tree or (section.role in STRUCTURE and _shows_structure(case))
    return has_content or titles.same(section) is not None or titles.has_parts(section)


def _shows_structure(case: Case) -> bool:
    """Whether the plan shows where its sources lie, under whatever title; nobody misses the feature's own list then."""
    plan = case.plan
    about = (one for one in plan.sections if _is_about_structure(one))
    blocks = (block for one in about for block in plan.document.blocks_in(one.body) if isinstance(block, _CONTENT))
    own = [tree.span for tree in plan.documentation_trees]
    return bool(plan.source_trees) or any(not _lies_in(block, own) for block in blocks)


def _is_about_structure(section: Section) -> bool:
    return section.role is Role.PROJECT_STRUCTURE or has_word(section.title, "structure_titles")


def _lies_in(block: Block, spans: Sequence[Span]) -> bool:
    return any(span.contains(block.span.line) for span in spans)


def _absent(case: Case, titles: Titles, missing: Sequence[Section]) -> tuple[str, ...]:
    """The titles of those sections that nothing else in the plan or beside it answers."""
    names = frozenset(name for section in missing for name in titles.names(section))
    answered = answered_elsewhere(case, names) if names else names
    return tuple(section.title for section in missing if answered.isdisjoint(titles.names(section)))
