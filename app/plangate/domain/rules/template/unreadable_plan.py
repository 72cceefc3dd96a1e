"""The plan cannot be read."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.limits import TOO_MUCH_STRUCTURE
from plangate.domain.documents.pointers import read_pointer
from plangate.domain.model.absent_text import Pointer
from plangate.domain.model.findings import Severity
from plangate.domain.model.snapshot import MAX_FILE_SIZE, File
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_POINTERS = {
    Pointer.LFS: "it is a Git LFS pointer. Take the plan out of LFS: `git lfs untrack`, then add it anew",
    Pointer.LINK: "it is only the path of another file. Put the plan in its place",
}


@rule(
    "unreadable-plan",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            version https://git-lfs.github.com/spec/v1 ◀
            oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
            size 12345
            """
        ),
    ),
    good=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue
            """
        ),
    ),
)
def unreadable_plan(case: Case) -> Iterator[Remark]:
    """The plan could not be evaluated: it is empty, over 256 KiB, not UTF-8, a folder or submodule, or a link out.

    What cannot be read is neither right nor wrong. It never counts as complying, and never as not complying: the plan
    is not assessed, and this is said instead of a verdict. A Git LFS pointer is no plan, nor is the path of a link that
    was committed as text. A plan with over 50,000 pieces of text and marks, over 100 levels of lists and quotes, or
    many blocks on one long line, as where lines end in carriage returns alone, has too much structure to be read.

    Write the plan, cut it down to what a person can read, save it as UTF-8, take it out of Git LFS, or replace the link
    by the file.

    Source: plans of 160 kB exist; beyond 256 KiB no plan was seen.
    """
    plan = case.feature.plan
    if plan.text is None:
        yield Remark(Span(1, 1), f"Could not evaluate this plan: {_why(plan)}.")
    elif not plan.text.strip("\ufeff \t\r\n"):
        todo = "Write it from the plan template, or remove it"
        yield Remark(Span(1, 1), f"Could not evaluate this plan: it is empty. {todo}.")
    elif pointer := read_pointer(plan.text):
        yield Remark(Span(1, 1), f"Could not evaluate this plan: {_POINTERS[pointer]}.")


def _why(plan: File) -> str:
    """Why a plan could not be read, and what to do."""
    if plan.symlink:
        return "it is a symbolic link that leads to no file of the repository. Put the plan in its place"
    if plan.submodule:
        return "it is, or lies in, a submodule, whose files are another repository's. Put the plan in its place"
    if plan.size > MAX_FILE_SIZE:
        long, most = -(-plan.size // 1024), MAX_FILE_SIZE // 1024
        return f"it is {long} KiB long, and {most} KiB is the most that is read. Move parts of it elsewhere"
    if not plan.sha and not plan.size:
        return "it is a folder. Put the plan in a file of that name"
    if plan.overgrown:
        return f"it {TOO_MUCH_STRUCTURE}. Take it apart"
    return "it is not UTF-8 text. Save it as UTF-8"
