"""The stories themselves: a test for each without one, and a task for each that nothing else of the design serves."""

from collections.abc import Iterator
from dataclasses import dataclass

from plangate.domain.documents.spec.model import Story
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.file_roles import FileRole
from plangate.domain.scaffold.model import TaskKind, TaskSource
from plangate.domain.scaffold.sources.placed import PlacedDesign
from plangate.domain.scaffold.task_draft import Placement, Stage, TaskPhase, Wording
from plangate.domain.scaffold.words import file_name_tokens, one_line, tokens
from plangate.domain.text.words import name_parts

_INTEGRATION_FOLDERS = frozenset({"integration", "e2e", "acceptance"})
_INTEGRATION_WORDS = frozenset({"integration", "e2e"})
_TEST_WORDS = frozenset({"test", "spec", "contract", "api", "integration"})
_MAX_TESTED_LENGTH = 80
_MAX_TITLE_LENGTH = 100


@dataclass(frozen=True, slots=True)
class UntestedStory:
    """A story with the names of the files that it works in, each as its words."""

    story: Story
    file_names: frozenset[frozenset[str]]


def untested_stories(placed: PlacedDesign) -> Iterator[UntestedStory]:
    """The stories that have scenarios and no test yet."""
    tested = {draft.story for draft in placed.drafts if draft.is_test and draft.phase is TaskPhase.STORY}
    for story in placed.design.ordered:
        if story.number not in tested and story.scenarios:
            yield UntestedStory(story, _file_names(placed, story))


def _file_names(placed: PlacedDesign, story: Story) -> frozenset[frozenset[str]]:
    """The names of the files that a story's tasks work in, each as its words."""
    paths = {draft.path for draft in placed.drafts if draft.story == story.number}
    return frozenset(map(file_name_tokens, paths - {""}))


def place_story_test(design: Design, part: UntestedStory) -> Placement:
    """Among its tests: in the test of one of its files, else in that of whole stories, else in one of its own."""
    title = part.story.title
    path = _mirror(design, part) or _only_integration(design, title) or design.names.test(title, "integration")
    return Placement(TaskPhase.STORY, Stage.TESTS, part.story.number, path)


def _mirror(design: Design, part: UntestedStory) -> str:
    """The test that the tree names for a file that the story works in."""
    tests = (file.path for file in design.test_files)
    return next((path for path in tests if file_name_tokens(path) - _TEST_WORDS in part.file_names), "")


def _only_integration(design: Design, title: str) -> str:
    """The one file for tests of whole stories that the tree names, unless it is called after something else."""
    tests = (file.path for file in design.kept_files if file.role is FileRole.TEST)
    whole = list(filter(_is_of_whole_stories, tests))
    if len(whole) != 1:
        return ""
    name = file_name_tokens(whole[0]) - _TEST_WORDS
    return whole[0] if not name or name & tokens(f"{design.spec.title} {design.plan.title} {title}") else ""


def _is_of_whole_stories(path: str) -> bool:
    """Whether a test's folder or its own name says that it goes through all parts."""
    folder, _, name = path.rpartition("/")
    words = map(str.lower, name_parts(name))
    return folder.rpartition("/")[2].lower() in _INTEGRATION_FOLDERS or not _INTEGRATION_WORDS.isdisjoint(words)


def word_story_test(design: Design, part: UntestedStory) -> Wording:
    """Test the acceptance scenarios."""
    source = _source(design, part.story)
    title = one_line(part.story.title, _MAX_TESTED_LENGTH)
    return Wording(f"Test the acceptance scenarios of {source.name} ({title})", (f"spec: {source.name}",), (source,))


def unserved_stories(placed: PlacedDesign) -> list[Story]:
    """The stories that no other piece of the design serves."""
    served = {draft.story for draft in placed.drafts if not draft.is_test}
    return [story for story in placed.design.ordered if story.number not in served]


def place_unserved_story(design: Design, story: Story) -> Placement:
    """At the end of its phase."""
    guessed = "no entity, contract, requirement or file of the design is about this story alone"
    return Placement(TaskPhase.STORY, Stage.INTEGRATION, story.number, guessed=guessed)


def word_unserved_story(design: Design, story: Story) -> Wording:
    """Make its acceptance scenarios hold."""
    source = _source(design, story)
    return Wording(
        f"Make the acceptance scenarios of {source.name} hold: {one_line(story.title, _MAX_TITLE_LENGTH)}",
        (f"spec: {source.name}",),
        (source,),
    )


def _source(design: Design, story: Story) -> TaskSource:
    return design.in_spec(TaskKind.STORY, f"User Story {story.number}", story.span.line)
