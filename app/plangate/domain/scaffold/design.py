"""The design of a feature: everything that tasks are made from, read once."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.placeholders import option_labels
from plangate.domain.documents.contracts.model import Contract
from plangate.domain.documents.contracts.parse import parse_contracts
from plangate.domain.documents.data_model.model import DataModel, Entity
from plangate.domain.documents.data_model.parse import parse_data_model
from plangate.domain.documents.plan.model import Plan
from plangate.domain.documents.research.model import Decision
from plangate.domain.documents.research.parse import parse_research
from plangate.domain.documents.spec.model import Spec, Story
from plangate.domain.model.snapshot import File
from plangate.domain.rules.structure.generic_tree import generic_tree
from plangate.domain.scaffold.model import TaskKind, TaskSource
from plangate.domain.scaffold.naming import FileNames, Language, language_of
from plangate.domain.scaffold.placing import Stories, in_order
from plangate.domain.scaffold.planned_files import (
    PlannedFile,
    RepositoryFiles,
    common_words,
    is_file,
    kept_comments,
    read_leaves,
    tree_folders,
)
from plangate.domain.scaffold.unnumbered_story import stories_of
from plangate.domain.scaffold.words import tokens
from plangate.domain.text.references import NOTHING_CITED, Cited

_FEW = 4
"""Requirements in which a word may stand in any feature, and tell a file apart."""

_NONE = re.compile(r"(?i)\W*(?:n/?a|none|no\b|not applicable|無|无|なし|없음|нет)")


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


@dataclass(frozen=True, slots=True)
class Design:
    """What the documents of a feature say, in the order that tasks are made.

    `common` are words of files' names that tell no file apart. `manifests` are those of the repository that were read.
    """

    case: Case
    spec: Spec
    ordered: tuple[Story, ...]
    stories: Stories
    things: tuple[DesignEntity, ...]
    contracts: tuple[Contract, ...]
    decisions: tuple[Decision, ...]
    leaves: tuple[PlannedFile, ...]
    folders: tuple[str, ...]
    ground: RepositoryFiles
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
        return operations + sum(map(len, (self.ordered, self.spec.requirements, self.things, self.leaves)))

    def field(self, key: str) -> str:
        """What the plan's Technical Context says; empty where it says that there is nothing."""
        value = next((field.value for field in self.plan.context if field.key == key), "")
        return "" if _NONE.match(value) else value

    def has(self, name: str) -> bool:
        """Whether the feature's folder has that file, so that it can be read, or files in that folder."""
        path = f"{self.folder}/{name}" if self.folder else name
        below = any(file.path.startswith(f"{path}/") for file in self.case.feature.files)
        file = self.case.feature.file(name)
        return below or (file is not None and file.text is not None and not file.symlink)


def read_design(case: Case, spec: Spec, paths: frozenset[str], manifests: tuple[File, ...]) -> Design:
    """The design of a case whose specification has stories."""
    ground = RepositoryFiles.of(paths, case.feature.folder)
    drawn = drawn_plan(case)
    leaves = read_leaves(drawn, ground)
    folders = tree_folders(drawn, ground)
    language = language_of(next((f.value for f in case.plan.context if f.key == "Language/Version"), ""))
    ordered = in_order(stories_of(spec))
    research = parse_research(case.feature.file("research.md"))
    return Design(
        case=case,
        spec=spec,
        ordered=ordered,
        stories=Stories(spec, ordered),
        things=_things(case, spec, tuple(map(tokens, kept_comments(drawn)))),
        contracts=parse_contracts(case.feature.folder, case.feature.files),
        decisions=research.decisions if research else (),
        leaves=leaves,
        folders=folders,
        ground=ground,
        names=FileNames(language, folders, leaves, paths),
        common=common_words(leaves) | _everywhere(spec),
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
    held = Counter(word for item in spec.requirements for word in tokens(item.text))
    least = max(_FEW, len(spec.requirements) / 3)
    return frozenset(word for word, count in held.items() if count >= least)


def _things(case: Case, spec: Spec, kept: Sequence[frozenset[str]]) -> tuple[DesignEntity, ...]:
    """The entities of the data model; without one, the key entities of the specification.

    One that the tree names at a file that stays as it is exists already.
    """
    model = parse_data_model(case.feature.file("data-model.md"))
    if model is None:
        named = (TaskSource(TaskKind.ENTITY, item.id, spec.path, item.span.line) for item in spec.entities)
        return tuple(DesignEntity(source, modeled=False) for source in named)
    return tuple(_thing(model, entity, kept) for entity in model.entities)


def _thing(model: DataModel, entity: Entity, kept: Sequence[frozenset[str]]) -> DesignEntity:
    knows = tuple(dict.fromkeys(relation.target for relation in entity.relations))
    source = TaskSource(TaskKind.ENTITY, entity.name, model.path, entity.span.line)
    stays = any(tokens(entity.name) <= words for words in kept)
    return DesignEntity(source, entity.cited, knows, stays or entity not in model.to_build)
