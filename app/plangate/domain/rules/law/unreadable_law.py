"""The law cannot be read."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.unread_files import why_unreadable
from plangate.domain.documents.layout import PLAN_TEMPLATE, SPECIFY
from plangate.domain.documents.symlinks import follow
from plangate.domain.documents.template.resolve import project_root
from plangate.domain.model.findings import Severity
from plangate.domain.model.report import LawStatus
from plangate.domain.model.snapshot import File
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_TEMPLATE = f"/{PLAN_TEMPLATE}.md"


@rule(
    "unreadable-law",
    severity=Severity.MEDIUM,
    bad=(),
    good=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue
            """,
            constitution=CONSTITUTION,
        ),
    ),
)
def unreadable_law(case: Case) -> Iterator[Remark]:
    """The constitution or the plan template could not be read: it is over 256 KiB, not UTF-8, or a link to nowhere.

    A law that cannot be read is not a law that is missing: what it demands of the plan is unknown. So the plan is not
    assessed, neither as complying nor as not complying, and this is said instead of a verdict. A file with over 50,000
    pieces of text and marks, over 100 levels of lists and quotes, or many blocks on one long line, as where lines end
    in carriage returns alone, has too much structure to be read.

    Cut the file down to what a person can read, save it as UTF-8, or put the file in the link's place.

    Source: constitutions of 90 kB exist; beyond 256 KiB none was seen.
    """
    for file in _unread(case):
        yield Remark(Span(1, 1), f"Could not evaluate by this file: {_why(file)}.", path=file.path)


def _why(file: File) -> str:
    """Why a file could not be read, and what to do."""
    if file.symlink:
        return "it is a symbolic link that leads to no file of the repository. Put the file in its place"
    return why_unreadable(file)


def _unread(case: Case) -> Iterator[File]:
    """The plan's constitution and the files that its template may come from, and the constitutions that are changed."""
    law = case.constitution
    yield from (file for file in case.snapshot.amended_files if file.text is None)
    if law.status is LawStatus.UNREADABLE and (file := case.snapshot.law_file(law.path or "")):
        yield file
    yield from unread_templates(case)


def unread_templates(case: Case) -> Iterator[File]:
    """The files of the plan's project that its template is made of, and that cannot be read."""
    law = case.snapshot.law
    unread = [file for file in law if file.path.endswith(_TEMPLATE) and not _is_read(law, file)]
    if unread and case.plan.path:
        root = project_root(law, case.plan.path)
        yield from (file for file in unread if _is_template_of(root, file))


def _is_template_of(root: str, file: File) -> bool:
    """Whether the template lies where the project of that root has its templates, or the repository's root has."""
    above = f"{root}/" if root else ""
    return file.path.removeprefix(above).startswith((f"{SPECIFY}/", "templates/"))


def _is_read(law: tuple[File, ...], file: File) -> bool:
    """Whether the text is known, or, of a link, that of the file it leads to."""
    return file.text is not None and (not file.symlink or follow(law, file.path) is not None)
