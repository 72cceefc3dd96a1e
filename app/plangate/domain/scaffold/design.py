"""The design of a feature: everything that tasks are made from, read once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.placeholders import option_labels
from plangate.domain.documents.contracts.model import Contract
from plangate.domain.documents.contracts.parse import parse_contracts
from plangate.domain.documents.data_model.model import DataModel, Entity
from plangate.domain.documents.data_model.parse import parse_data_model
from plangate.domain.documents.layout import inside
from plangate.domain.documents.plan.model import Field, Plan
from plangate.domain.documents.references import NOTHING_CITED, Cited
from plangate.domain.documents.research.model import Decision
from plangate.domain.documents.research.parse import parse_research
from plangate.domain.documents.spec.model import Spec, Story
from plangate.domain.model.snapshot import File, content_of
from plangate.domain.rules.structure.generic_tree import generic_tree
from plangate.domain.scaffold.file_names import FileNames, Language, language_of
from plangate.domain.scaffold.file_roles import FileRole
from plangate.domain.scaffold.model import TaskKind, TaskSource
from plangate.domain.scaffold.planned_files import (
    PlannedFile,
    RepositoryFiles,
    common_words,
    is_file,
    kept_comments,
    read_planned_files,
    tree_folders,
)
from plangate.domain.scaffold.stories import Stories, in_build_order, stories_of
from plangate.domain.scaffold.words import tokens
from plangate.domain.text.vocabulary import Vocabulary

_MIN_COMMON_REQUIREMENTS = 4
"""Requirements in which a word stands that tells no file apart; in fewer it may stand in any feature."""

_NONE = Vocabulary("n/a, na, none, no, not applicable, нет, 無, 无, なし, 없음")


@dataclass(frozen=True, slots=True)
class DesignEntity:
    """An entity, with the names of those that it knows; `exists` says that the feature only uses it.

    `modeled` says that the data model tells of it; without one, the specification does.
    """

    source: TaskSource
    cited: Cited = NOTHING_CITED
    knows: tuple[str, ...] = ()
    exists: bool = False
    modeled: bool = True

    @property
    def name(self) -> str:
        """The entity's name."""
        return self.source.name

    @property
    def words(self) -> frozenset[str]:
        """The words of its name that say something; none of a name such as `User`."""
        return tokens(self.name)

    @property
    def relations(self) -> tuple[str, ...]:
        """What it knows, as `Order → Customer`."""
        return tuple(f"{self.name} → {other}" for other in self.knows)

    def is_named_in(self, words: frozenset[str]) -> bool:
        """Whether its name stands in words."""
        return bool(self.words) and self.words <= words


@dataclass(frozen=True, slots=True)
class Design:
    """What the documents of a feature say, in the order that tasks are made.

    `ordered` are the stories as they are built, `files` those that the plan's tree has work for, `folders` what it
    draws. `common` are words of files' names that tell no file apart. `manifests` are those of the repository that
    were read.
    """

    case: Case
    spec: Spec
    ordered: tuple[Story, ...]
    stories: Stories
    entities: tuple[DesignEntity, ...]
    contracts: tuple[Contract, ...]
    decisions: tuple[Decision, ...]
    files: tuple[PlannedFile, ...]
    folders: tuple[str, ...]
    repository: RepositoryFiles
    names: FileNames
    common: frozenset[str]
    language: Language | None
    manifests: tuple[File, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.case.plan

    @property
    def folder(self) -> str:
        """The feature's folder."""
        return self.case.feature.folder

    @property
    def size(self) -> int:
        """How many parts there are that may become a task each."""
        operations = sum(max(len(contract.operations), 1) for contract in self.contracts)
        return operations + sum(map(len, (self.ordered, self.spec.requirements, self.entities, self.files)))

    @property
    def kept_files(self) -> tuple[PlannedFile, ...]:
        """The files that are there when the plan is done."""
        return tuple(file for file in self.files if not file.is_deleted)

    @property
    def new_entities(self) -> tuple[DesignEntity, ...]:
        """The entities that are to be built."""
        return tuple(entity for entity in self.entities if not entity.exists)

    @property
    def test_files(self) -> tuple[PlannedFile, ...]:
        """The files for tests."""
        return tuple(file for file in self.files if file.role is FileRole.TEST)

    def context_field(self, key: str) -> Field | None:
        """The field of the plan's Technical Context; None where it is missing, or says that there is nothing."""
        field = next((field for field in self.plan.context if field.key == key), None)
        return field if field and field.value and not _NONE.begins(field.value) else None

    def path_of(self, name: str) -> str:
        """The path of a document of the feature."""
        return inside(self.folder, name)

    def document(self, name: str) -> File | None:
        """The document of the feature that has that name."""
        return self.case.feature.file(name)

    def has(self, name: str) -> bool:
        """Whether the feature's folder has that file, so that it can be read, or files in that folder."""
        path = self.path_of(name)
        below = any(file.path.startswith(f"{path}/") for file in self.case.feature.files)
        return below or content_of(self.document(name)) is not None

    def in_plan(self, kind: TaskKind, name: str, line: int) -> TaskSource:
        """A source in a line of the plan."""
        return TaskSource(kind, name, self.plan.path, line)

    def in_spec(self, kind: TaskKind, name: str, line: int) -> TaskSource:
        """A source in a line of the specification."""
        return TaskSource(kind, name, self.spec.path, line)


def contract_name(contract: Contract) -> str:
    """The contract's path below its feature's folder, as tasks cite it."""
    return f"contracts/{contract.path.rpartition('/contracts/')[2].removeprefix('contracts/')}"


def contract_source(contract: Contract, line: int = 1) -> TaskSource:
    """The contract as a source, or a line of it."""
    return TaskSource(TaskKind.CONTRACT, contract_name(contract), contract.path, line)


def read_design(case: Case, spec: Spec, paths: frozenset[str], manifests: tuple[File, ...]) -> Design:
    """The design of a case whose specification has stories."""
    feature = case.feature
    repository = RepositoryFiles.of(paths, feature.folder)
    drawn = drawn_plan(case)
    files = read_planned_files(drawn, repository)
    folders = tree_folders(drawn, repository)
    language = language_of(next((f.value for f in case.plan.context if f.key == "Language/Version"), ""))
    ordered = in_build_order(stories_of(spec))
    research = parse_research(feature.file("research.md"))
    return Design(
        case=case,
        spec=spec,
        ordered=ordered,
        stories=Stories(spec, ordered),
        entities=_entities(case, spec, tuple(map(tokens, kept_comments(drawn)))),
        contracts=parse_contracts(feature.folder, feature.files),
        decisions=research.decisions if research else (),
        files=files,
        folders=folders,
        repository=repository,
        names=FileNames(language, folders, files, paths),
        common=common_words(files) | _everywhere(spec),
        language=language,
        manifests=manifests,
    )


def drawn_plan(case: Case) -> Plan:
    """The plan without the trees that nobody drew: the template's example, and its options without a file in them."""
    generic = {remark.span.line for remark in generic_tree.judge(case)}
    labels = option_labels(case.plan)
    kept = (
        tree
        for tree in case.plan.trees
        if tree.span.line not in generic
        and (any(map(is_file, tree.paths)) or not any(tree.span.contains(label) for label in labels))
    )
    return replace(case.plan, trees=tuple(kept))


def _everywhere(spec: Spec) -> frozenset[str]:
    """The words that a third of the requirements have: they are what the whole feature is about."""
    counts = Counter(word for item in spec.requirements for word in tokens(item.text))
    least = max(_MIN_COMMON_REQUIREMENTS, len(spec.requirements) / 3)
    return frozenset(word for word, count in counts.items() if count >= least)


def _entities(case: Case, spec: Spec, kept: Sequence[frozenset[str]]) -> tuple[DesignEntity, ...]:
    """The entities of the data model; without one, the key entities of the specification.

    One that the tree names at a file that stays as it is exists already.
    """
    model = parse_data_model(case.feature.file("data-model.md"))
    if model is None:
        named = (TaskSource(TaskKind.ENTITY, item.id, spec.path, item.span.line) for item in spec.entities)
        return tuple(DesignEntity(source, modeled=False) for source in named)
    return tuple(_modeled(model, entity, kept) for entity in model.entities)


def _modeled(model: DataModel, entity: Entity, kept: Sequence[frozenset[str]]) -> DesignEntity:
    source = TaskSource(TaskKind.ENTITY, entity.name, model.path, entity.span.line)
    stays = any(tokens(entity.name) <= words for words in kept)
    return DesignEntity(source, entity.cited, entity.relations, stays or not entity.is_built)
