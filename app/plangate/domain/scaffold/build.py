"""Building a scaffold: the documents of a feature become its tasks.md, or the reason why not."""

from collections.abc import Iterator, Sequence

from plangate.domain.analysis.case import Case, open_case
from plangate.domain.documents.layout import TASKS, TASKS_TEMPLATE
from plangate.domain.documents.tasks import Tasks, parse_tasks
from plangate.domain.documents.template.layers import Unresolved, resolve_layers
from plangate.domain.documents.template.resolve import project_root
from plangate.domain.model.findings import Finding, Severity
from plangate.domain.model.snapshot import Feature, File, Snapshot, content_of
from plangate.domain.review.fingerprints import sign
from plangate.domain.review.waivers import waived
from plangate.domain.rules.artifacts.open_specification import open_specification
from plangate.domain.rules.constitution.negotiated_non_negotiable import negotiated_non_negotiable
from plangate.domain.rules.constitution.unjustified_violation import unjustified_violation
from plangate.domain.rules.context.open_clarification import open_clarification
from plangate.domain.rules.rule import Rule
from plangate.domain.rules.template.untouched_template import untouched_template
from plangate.domain.scaffold.design import Design, read_design
from plangate.domain.scaffold.model import Scaffold, ScaffoldRefusal, TestChoice
from plangate.domain.scaffold.sources.kinds import make_drafts
from plangate.domain.scaffold.stories import stories_of
from plangate.domain.scaffold.task_draft import TaskDraft
from plangate.domain.scaffold.tasks_file.layout import Layout, default_layout, read_layout
from plangate.domain.scaffold.tasks_file.merge import Merged, merge
from plangate.domain.scaffold.tasks_file.numbering import in_order, number
from plangate.domain.scaffold.tasks_file.render import render
from plangate.domain.scaffold.test_policy import choose_tests
from plangate.domain.scaffold.traceability import gone_tasks, mapped, phases, unmapped

MAX_PARTS = 2000
"""Parts of a design that tasks are made of; the largest real one that was seen has 500."""
_UNFINISHED: tuple[tuple[Rule, str], ...] = (
    (
        untouched_template,
        "The plan is still its template ({at}). Fill it in, with /speckit.plan or by hand, then ask again.",
    ),
    (
        open_clarification,
        "NEEDS CLARIFICATION is open in {at}. Answer it first: tasks made of a guess would have to be made again.",
    ),
    (
        open_specification,
        "The specification has an open question in {at}. Answer it, with /speckit.clarify, then ask again.",
    ),
    (
        unjustified_violation,
        "A violation is declared and not justified ({at}). Add its row to Complexity Tracking, or change the plan.",
    ),
    (
        negotiated_non_negotiable,
        "A principle that is not negotiable is violated ({at}). Change the plan so that it holds.",
    ),
)


def scaffold_tasks(
    snapshot: Snapshot,
    feature: Feature,
    *,
    paths: frozenset[str] = frozenset(),
    manifests: tuple[File, ...] = (),
    tests: bool | None = None,
    fresh: bool = False,
) -> Scaffold | ScaffoldRefusal:
    """The tasks.md of a feature as it should be, an existing one merged in unless `fresh`; or why there is none.

    `paths` are all files of the repository at the plan's commit, `manifests` those of `manifest_paths` with their
    texts, as far as they were read. `tests` decides for or against tasks for tests, None leaves it to the documents.
    Law and templates are those of the snapshot.
    """
    case = open_case(snapshot, feature, snapshot.policy)
    old = None if fresh else feature.file("tasks.md")
    refused = refusal(case) or unreadable(old)
    if refused is not None or case.spec is None:
        return refused or ScaffoldRefusal(f"{feature.folder}/spec.md is missing.")
    layout = _layout(snapshot, feature)
    if isinstance(layout, ScaffoldRefusal):
        return layout
    design = read_design(case, case.spec, paths, manifests)
    if design.size > MAX_PARTS:
        return too_many(design.size, MAX_PARTS)
    choice = choose_tests(case, design.files, layout, tests)
    drafts = in_order(make_drafts(design, tests=choice.wanted), design.stories.numbers)
    return _built(design, layout, choice, drafts, old)


def _layout(snapshot: Snapshot, feature: Feature) -> Layout | ScaffoldRefusal:
    """The layout of the tasks template in force; our own where the repository has none."""
    root = project_root(snapshot.law, feature.plan.path)
    resolved = resolve_layers(snapshot.law, root, TASKS_TEMPLATE)
    if isinstance(resolved, Unresolved):
        return default_layout()
    path = resolved.top.path
    return read_layout(resolved.text, path) or ScaffoldRefusal(
        f"The tasks template {path} has no phases for user stories that tasks could be put in. "
        "Give it headings such as `## Phase 3: User Story 1 - [Title]`, or write the tasks with /speckit.tasks."
    )


def _built(
    design: Design, layout: Layout, choice: TestChoice, drafts: Sequence[TaskDraft], old: File | None
) -> Scaffold:
    path = design.path_of(TASKS)
    tasks = parse_tasks(old)
    made = _merged(design, layout, choice, drafts, tasks, old.text if old else None)
    return Scaffold(
        path=path,
        text=made.text,
        changed=old is None or old.text != made.text,
        tests=choice,
        added=tuple(task.id for task in made.added),
        phases=phases(parse_tasks(File(path, "", made.text))),
        mapped=mapped(design, made.done_by),
        unmapped=unmapped(design, drafts),
        gone=gone_tasks(design, tasks, drafts) if tasks else (),
        from_template=layout.path,
    )


def _merged(
    design: Design,
    layout: Layout,
    choice: TestChoice,
    drafts: Sequence[TaskDraft],
    tasks: Tasks | None,
    text: str | None,
) -> Merged:
    """The tasks put into the file that stands; without one, a file of their own."""
    if tasks is not None and text is not None:
        return merge(design, layout, drafts, text, tasks)
    numbered = number(drafts, parallel=layout.parallel)
    return Merged(render(design, layout, choice, numbered), numbered, {task.draft: (task.id,) for task in numbered})


def refusal(case: Case) -> ScaffoldRefusal | None:
    """Why there can be no tasks yet; None where nothing stands in the way. Waived findings do not."""
    if case.feature.plan.text is None:
        return ScaffoldRefusal(
            f"{case.feature.plan.path} cannot be read. Make it a text file in UTF-8 of at most 256 KiB."
        )
    for rule, reason in _UNFINISHED:
        finding = next(_counting(case, rule), None)
        if finding is not None:
            return ScaffoldRefusal(reason.format(at=f"{finding.path}, line {finding.line}"))
    return _of_specification(case)


def _counting(case: Case, rule: Rule) -> Iterator[Finding]:
    signed = sign(case, ((rule, remark) for remark in rule.judge(case)))
    findings = waived((fingerprinted.finding for fingerprinted in signed), case.snapshot)
    return (finding for finding in findings if finding.waived is None and finding.severity >= Severity.HIGH)


def _of_specification(case: Case) -> ScaffoldRefusal | None:
    folder = case.feature.folder
    if case.spec is None:
        return ScaffoldRefusal(
            f"{folder}/spec.md is missing or cannot be read. Tasks are grouped by its user stories: "
            "write it, with /speckit.specify."
        )
    if not stories_of(case.spec):
        return ScaffoldRefusal(
            f"{case.spec.path} has no user stories. Add headings such as "
            "`### User Story 1 - Title (Priority: P1)`, then ask again."
        )
    return None


def unreadable(tasks: File | None) -> ScaffoldRefusal | None:
    """Why an existing tasks.md cannot be merged in; None where it can, or there is none."""
    if tasks is None or content_of(tasks) is not None:
        return None
    return ScaffoldRefusal(
        f"{tasks.path} cannot be read: it is a symbolic link, longer than 256 KiB, or not UTF-8. "
        "Make it a text file, or move it away, so that nothing of it is lost."
    )


def too_many(parts: int, max_parts: int) -> ScaffoldRefusal:
    """That a design has more parts than tasks are made of."""
    return ScaffoldRefusal(
        f"The documents have {parts:,} stories, requirements, entities, operations and files; tasks are made of at "
        f"most {max_parts:,}. Make several features of it."
    )
