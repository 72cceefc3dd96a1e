"""A question of the plan or its research is open."""

import re
from collections.abc import Collection, Iterator, Sequence

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.clarification import marker_clause, open_markers
from plangate.domain.documents.open_marks import MARKER, question_of
from plangate.domain.documents.research.model import Decision
from plangate.domain.documents.research.parse import parse_research
from plangate.domain.model.findings import Severity
from plangate.domain.model.report import LawStatus
from plangate.domain.rules.cause import unfilled
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span, read_markdown
from plangate.domain.text.phrases import shown
from plangate.domain.text.words import fold

_MAX_DECISIONS = 100
"""Decisions that are looked through; research has a dozen."""
_TODO = "Write the answer in its place, or delete the mark if the plan or research.md has the answer."
_MAX_QUESTION_LENGTH = 100
"""Characters of a question that are quoted."""

_NAME = r"\b(?=[a-z]*[A-Z])[A-Za-z][\w+#]*(?:\.[\w+#]+)*"
_EITHER = re.compile(rf"{_NAME}(?:\s*,\s*{_NAME})*,?\s+(?:or|vs\.?|oder|ou|или|或)\s+{_NAME}")
_NAMES = re.compile(_NAME)
_LABEL = re.compile(rf"[\s>*_+-]*(?P<label>[^\s:：*_|][^:：*_|]{{0,59}})[*_]*[:：][\s*_\[]*{MARKER.pattern}")
_WORDS = re.compile(r"\w[\w+#]*(?:\.[\w+#]+)*")


@rule(
    "open-clarification",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            ## Technical Context

            **Storage**: PostgreSQL 16; scanned pages NEEDS CLARIFICATION: object store or database ◀
            **Testing**: [NEEDS CLARIFICATION: which runner do all teams use?] ◀
            """
        ),
    ),
    good=(
        Example(
            plan="""
            ## Summary

            No NEEDS CLARIFICATION marker remains. `NEEDS CLARIFICATION` is quoted here.

            ## Technical Context

            **Storage**: PostgreSQL 16 (was NEEDS CLARIFICATION, resolved with the author)

            - [x] All NEEDS CLARIFICATION resolved
            - For each NEEDS CLARIFICATION → a task in research.md
            """
        ),
        Example(
            plan="""
            ## Constitution Check

            - **Constitution**: not written yet. BLOCKED (NEEDS CLARIFICATION)
            """
        ),
    ),
)
def open_clarification(case: Case) -> Iterator[Remark]:
    """A question that the plan itself marks as open has no answer.

    `NEEDS CLARIFICATION` is the one legal mark for something unknown, and a plan is done when none is left. A mark
    counts when it is really open: not where it is negated, ticked, struck, quoted, in a heading, or answered.
    Those of research.md count as well. It weighs medium where the mark names its alternatives, as in `Redis or
    Memcached`, and a decision of research.md chose one, or where a decision has the words of the mark's label in its
    title: that mark was forgotten. Where the repository has no law, its Constitution Check cannot answer.

    Answer the question, in `/speckit.clarify` or in research.md, and replace the mark by the answer; delete the mark
    where research.md or the plan has the answer already.

    Source: `templates/commands/plan.md`: "ERROR on gate failures or unresolved clarifications".
    """
    yield from _in_plan(case)
    yield from _in_research(case)


def open_question(line: str) -> str:
    """That the question of a line is open, in its own words where it has some."""
    question = question_of(line)
    return (
        f"“{shown(question, _MAX_QUESTION_LENGTH)}” is still open" if question else "NEEDS CLARIFICATION is open here"
    )


def _in_plan(case: Case) -> Iterator[Remark]:
    asked = [(span, case.plan.document.line(span.line)) for span in _asking(case)]
    decisions = _decisions(case) if asked else ()
    for span, line in asked:
        names, label = alternatives(line), _label_words(line)
        decided = [one for one, words in decisions if _decides(words, names) or _is_about(one, label)]
        yield _open_or_forgotten(span, line, decided)


def _asking(case: Case) -> Iterator[Span]:
    """The markers that ask the plan's author: not the template's words, nor, without a law, those of its checks."""
    # A check that has nothing to check against cannot be answered.
    lawless = frozenset() if case.constitution.status is LawStatus.OK else case.check_lines
    printed = frozenset(token.span.line for token in case.placeholders if "NEEDS CLARIFICATION" in token.text)
    return (span for span in open_markers(case.plan.document) if span.line not in lawless | printed)


def _in_research(case: Case) -> Iterator[Remark]:
    research = case.feature.file("research.md")
    if research is not None and research.text is not None:
        document = read_markdown(research.text)
        for span in open_markers(document):
            yield Remark(span, f"{open_question(document.line(span.line))}. {_TODO}", path=research.path)


def _decisions(case: Case) -> tuple[tuple[Decision, frozenset[str]], ...]:
    """The decisions of the research, each with the words of what was chosen."""
    research = parse_research(case.feature.file("research.md"))
    decisions = research.decisions[:_MAX_DECISIONS] if research else ()
    return tuple((decision, _chosen_words(decision.chosen)) for decision in decisions)


def _open_or_forgotten(span: Span, line: str, decided: Sequence[Decision]) -> Remark:
    """What is said of a marker, between whose alternatives those decisions chose; two of them leave it open."""
    cause = unfilled(span, words=True)
    if len(decided) != 1:
        return Remark(span, f"{open_question(line)}. {_TODO}", cause=cause)
    place, choice = f"Line {decided[0].span.line} of research.md", shown(decided[0].chosen.rstrip(".。"), 60)
    message = f"{place} chose “{choice}”, and NEEDS CLARIFICATION still stands here. Write the choice."
    return Remark(span, message, severity=Severity.MEDIUM, cause=cause)


def alternatives(line: str) -> tuple[str, ...]:
    """The names between which the question of a line's first marker is, such as `Redis or Memcached`; none without."""
    either = _EITHER.search(marker_clause(line))
    return tuple(_NAMES.findall(either.group())) if either else ()


def _label_words(line: str) -> frozenset[str]:
    """The words of the label whose value a marker stands in the place of: those of `Icon set: NEEDS CLARIFICATION`."""
    labelled = _LABEL.match(line)
    return frozenset(fold(labelled["label"]).split()) if labelled else frozenset()


def _is_about(decision: Decision, label: frozenset[str]) -> bool:
    return bool(label and decision.chosen) and label <= frozenset(fold(decision.title).split())


def _chosen_words(chosen: str) -> frozenset[str]:
    """The words of what was chosen, in lower case, names with dots as one."""
    return frozenset(_WORDS.findall(chosen.lower()))


def _decides(chosen: Collection[str], between: Sequence[str]) -> bool:
    """Whether the words of what was chosen name one of the alternatives, and no other."""
    return sum(name.lower() in chosen for name in between) == 1
