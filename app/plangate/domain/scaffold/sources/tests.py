"""Work on tests, where tests are asked for: one for each contract, and one for each story without a test of its own."""

import re
from collections.abc import Mapping, Sequence

from plangate.domain.documents.contracts.model import Contract
from plangate.domain.documents.spec.model import Story
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.model import TaskKind, TaskSource
from plangate.domain.scaffold.planned_files import FileRole, PlannedFile
from plangate.domain.scaffold.sources.contracts import name_of, source_of
from plangate.domain.scaffold.task_draft import Stage, TaskDraft, TaskPhase
from plangate.domain.scaffold.words import one_line, tokens

_INTEGRATION = re.compile(
    r"(?i)(?:^|/)(?:integration|e2e|acceptance)/[^/]+$|(?<![a-z])(?:integration|e2e)(?![a-z])[^/]*$"
)
_WORDS_OF_KIND = frozenset({"test", "spec", "contract", "api", "integration"})


def contract_tests(design: Design, drafts: Sequence[TaskDraft]) -> tuple[TaskDraft, ...]:
    """A test for each contract, in the first story that it serves."""
    return tuple(_contract_test(design, contract, drafts) for contract in design.contracts)


def _contract_test(design: Design, contract: Contract, drafts: Sequence[TaskDraft]) -> TaskDraft:
    served = [d.story for d in drafts if d.story is not None and any(s.path == contract.path for s in d.sources)]
    story = design.stories.earliest(served)
    stem = contract.path.rpartition("/")[2].partition(".")[0]
    leaf = _test_of(design, stem)
    return TaskDraft(
        phase=TaskPhase.STORY,
        stage=Stage.TESTS,
        text=f"Contract test for {contract.path.rpartition('/')[2]}",
        path=leaf.path if leaf else design.names.test(stem, "contract"),
        story=story if story is not None else design.stories.first,
        cites=(f"per {name_of(contract)}",),
        sources=(source_of(contract),),
        reason="the first story that it serves",
    )


def _test_of(design: Design, stem: str) -> PlannedFile | None:
    """The contract test that the tree names for a contract."""
    tests = [leaf for leaf in design.leaves if leaf.role is FileRole.TEST and "contract" in leaf.path.lower()]
    words = tokens(stem) - _WORDS_OF_KIND
    return next((leaf for leaf in tests if words & tokens(leaf.name) or len(tests) == len(design.contracts) == 1), None)


def story_tests(design: Design, drafts: Sequence[TaskDraft]) -> tuple[TaskDraft, ...]:
    """A test of the acceptance scenarios for each story that has scenarios and no test of its own."""
    tested = {draft.story for draft in drafts if draft.stage is Stage.TESTS and draft.phase is TaskPhase.STORY}
    return tuple(
        TaskDraft(
            phase=TaskPhase.STORY,
            stage=Stage.TESTS,
            text=f"Test the acceptance scenarios of User Story {story.number} ({one_line(story.title, 80)})",
            path=_mirror(design, story.number, drafts)
            or _only_integration(design, story)
            or design.names.test(story.title, "integration"),
            story=story.number,
            cites=(f"spec: User Story {story.number}",),
            sources=(TaskSource(TaskKind.STORY, f"User Story {story.number}", design.spec.path, story.span.line),),
        )
        for story in design.ordered
        if story.number not in tested and story.scenarios
    )


def _mirror(design: Design, story: int, drafts: Sequence[TaskDraft]) -> str:
    """The test that the tree names for a file that the story works in."""
    stems = {_stem(draft.path) for draft in drafts if draft.story == story and draft.path}
    tests = (leaf for leaf in design.leaves if leaf.role is FileRole.TEST)
    return next((leaf.path for leaf in tests if _stem(leaf.path) - _WORDS_OF_KIND in stems), "")


def _only_integration(design: Design, story: Story) -> str:
    """The one file for tests of whole stories that the tree names, unless it is called after something else."""
    tests = [leaf.path for leaf in design.leaves if leaf.role is FileRole.TEST and leaf.verb != "Delete"]
    whole = [path for path in tests if _INTEGRATION.search(path)]
    about = tokens(f"{design.spec.title} {design.plan.title} {story.title}")
    called = _stem(whole[0]) - _WORDS_OF_KIND if len(whole) == 1 else frozenset()
    return whole[0] if len(whole) == 1 and (not called or called & about) else ""


def _stem(path: str) -> frozenset[str]:
    return tokens(path.rpartition("/")[2].rpartition(".")[0])


def bare_stories(design: Design, drafts: Sequence[TaskDraft]) -> tuple[TaskDraft, ...]:
    """A task for each story that no other piece of the design serves: its own acceptance scenarios."""
    served: Mapping[int | None, bool] = {draft.story: True for draft in drafts if draft.stage is not Stage.TESTS}
    return tuple(
        TaskDraft(
            phase=TaskPhase.STORY,
            stage=Stage.INTEGRATION,
            text=f"Make the acceptance scenarios of User Story {story.number} hold: {one_line(story.title, 100)}",
            story=story.number,
            cites=(f"spec: User Story {story.number}",),
            sources=(TaskSource(TaskKind.STORY, f"User Story {story.number}", design.spec.path, story.span.line),),
            guessed="no entity, contract, requirement or file of the design is about this story alone",
        )
        for story in design.ordered
        if story.number not in served
    )
