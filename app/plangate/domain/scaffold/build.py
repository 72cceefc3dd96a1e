"""Building a scaffold: the documents of a feature become its tasks.md, or the reason why not."""

from collections.abc import Sequence

from plangate.domain.analysis.case import open_case
from plangate.domain.documents.layout import TASKS, TASKS_TEMPLATE
from plangate.domain.documents.tasks import Tasks, parse_tasks
from plangate.domain.documents.template.layers import compose, layers
from plangate.domain.documents.template.resolve import project_root
from plangate.domain.model.snapshot import Feature, File, Snapshot
from plangate.domain.scaffold.design import Design, read_design
from plangate.domain.scaffold.model import Scaffold, ScaffoldRefusal, TestChoice
from plangate.domain.scaffold.refusals import refusal, too_many, unreadable
from plangate.domain.scaffold.sources.kinds import make_drafts
from plangate.domain.scaffold.task_draft import TaskDraft
from plangate.domain.scaffold.tasks_file.layout import Layout, default_layout, read_layout
from plangate.domain.scaffold.tasks_file.merge import Merged, merge
from plangate.domain.scaffold.tasks_file.numbering import in_order, number
from plangate.domain.scaffold.tasks_file.render import render
from plangate.domain.scaffold.test_policy import choose_tests
from plangate.domain.scaffold.traceability import gone_tasks, mapped, phases, unmapped

MAX_PARTS = 2000
"""Parts of a design that tasks are made of; the largest real one that was seen has 500."""


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
    composed = compose(tuple(layers(snapshot.law, root, TASKS_TEMPLATE)))
    if composed is None:
        return default_layout()
    text, top = composed
    return read_layout(text, top.path) or ScaffoldRefusal(
        f"The tasks template {top.path} has no phases for user stories that tasks could be put in. "
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
