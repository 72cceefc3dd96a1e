"""Building a scaffold: the documents of a feature become its tasks.md, or the reason why not."""

from collections.abc import Sequence

from plangate.domain.analysis.case import open_case
from plangate.domain.documents.layout import TASKS, TASKS_TEMPLATE, inside
from plangate.domain.documents.tasks import parse_tasks
from plangate.domain.documents.template.layers import compose, layers
from plangate.domain.documents.template.resolve import project_root
from plangate.domain.model.snapshot import Feature, File, Snapshot
from plangate.domain.policy import policy_of
from plangate.domain.rules import RULE_NAMES
from plangate.domain.scaffold.default_layout import stock_layout
from plangate.domain.scaffold.design import Design, read_design
from plangate.domain.scaffold.existing_tasks import ExistingTasks, gone_tasks
from plangate.domain.scaffold.layout import Layout, read_layout
from plangate.domain.scaffold.merge import Merged, merge
from plangate.domain.scaffold.model import Scaffold, ScaffoldRefusal, TestChoice
from plangate.domain.scaffold.numbering import in_order, number
from plangate.domain.scaffold.refusals import refusal, too_many, unreadable
from plangate.domain.scaffold.render import render
from plangate.domain.scaffold.sources.contracts import contract_drafts
from plangate.domain.scaffold.sources.decisions import decision_drafts
from plangate.domain.scaffold.sources.entities import model_drafts, place_things
from plangate.domain.scaffold.sources.files import leaf_drafts, place_leaves
from plangate.domain.scaffold.sources.requirements import file_of, with_requirements
from plangate.domain.scaffold.sources.shared import shared_drafts
from plangate.domain.scaffold.sources.tests import bare_stories, contract_tests, story_tests
from plangate.domain.scaffold.task_draft import Stage, TaskDraft
from plangate.domain.scaffold.test_policy import choose_tests
from plangate.domain.scaffold.traceability import mapped, phases, unmapped

MOST_PARTS = 2000
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
    case = open_case(snapshot, feature, policy_of(snapshot, RULE_NAMES))
    old = None if fresh else feature.file("tasks.md")
    refused = refusal(case) or unreadable(old)
    if refused is not None or case.spec is None:
        return refused or ScaffoldRefusal(f"{feature.folder}/spec.md is missing.")
    layout = _layout(snapshot, feature)
    if isinstance(layout, ScaffoldRefusal):
        return layout
    design = read_design(case, case.spec, paths, manifests)
    if design.size > MOST_PARTS:
        return too_many(design.size, MOST_PARTS)
    choice = choose_tests(case, design.leaves, layout, tests)
    return _built(design, layout, choice, make_drafts(design, choice), old)


def _layout(snapshot: Snapshot, feature: Feature) -> Layout | ScaffoldRefusal:
    """The mould of the tasks template in force; our own where the repository has none."""
    root = project_root(snapshot.law, feature.plan.path)
    composed = compose(tuple(layers(snapshot.law, root, TASKS_TEMPLATE)))
    if composed is None:
        return stock_layout()
    text, top = composed
    return read_layout(text, top.path) or ScaffoldRefusal(
        f"The tasks template {top.path} has no phases for user stories that tasks could be put in. "
        "Give it headings such as `## Phase 3: User Story 1 - [Title]`, or write the tasks with /speckit.tasks."
    )


def make_drafts(design: Design, choice: TestChoice) -> tuple[TaskDraft, ...]:
    """The tasks that the design asks for, in order."""
    placed = place_things(design)
    models = model_drafts(placed)
    contracts = contract_drafts(design)
    tests = contract_tests(design, contracts) if choice.wanted else ()
    taken = frozenset(draft.path for draft in (*models, *contracts, *tests) if draft.path)
    homes = place_leaves(design, placed, _used(design))
    files = leaf_drafts(design, homes, taken)
    if not choice.wanted:
        files = tuple(draft for draft in files if draft.stage is not Stage.TESTS)
    work = with_requirements(design, (*models, *files, *contracts))
    made = (*shared_drafts(design), *decision_drafts(design), *tests, *work)
    if choice.wanted:
        made = (*made, *story_tests(design, made))
    return in_order(dict.fromkeys((*made, *bare_stories(design, made))), design.stories.numbers)


def _used(design: Design) -> dict[str, list[int]]:
    """The stories whose requirements work in a file."""
    used: dict[str, list[int]] = {}
    for item in design.spec.requirements:
        leaf, home = file_of(design, item.text), design.stories.homes[item.id]
        if leaf is not None and home.story is not None:
            used.setdefault(leaf.path, []).append(home.story)
    return used


def _built(
    design: Design, layout: Layout, choice: TestChoice, drafts: Sequence[TaskDraft], old: File | None
) -> Scaffold:
    path = inside(design.folder, TASKS)
    tasks = parse_tasks(old)
    if old is None or old.text is None or tasks is None:
        numbered = number(drafts, parallel=layout.parallel)
        made = Merged(render(design, layout, choice, numbered), numbered, {one.draft: (one.id,) for one in numbered})
    else:
        made = merge(design, layout, drafts, old.text, tasks)
    result = parse_tasks(File(path, "", made.text))
    return Scaffold(
        path=path,
        text=made.text,
        changed=old is None or old.text != made.text,
        tests=choice,
        added=tuple(one.id for one in made.added),
        phases=phases(result.tasks) if result else (),
        mapped=mapped(design, made.done_by),
        unmapped=unmapped(design, drafts),
        gone=gone_tasks(design, ExistingTasks(tasks).all, drafts) if tasks else (),
        from_template=layout.path,
    )
