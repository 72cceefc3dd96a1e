"""A ticked gate says that an artifact exists, and there is none."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from posixpath import basename

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.paths import paths_at_head
from plangate.domain.analysis.sections import fold_title, gate_key, stands_in
from plangate.domain.documents.layout import PLAN, QUICKSTART, RESEARCH, SPEC, TASKS
from plangate.domain.documents.plan.named_paths import link_targets, resolve
from plangate.domain.matching import MatchedGate
from plangate.domain.model.findings import Severity, Status
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span
from plangate.domain.text.vocabulary import Vocabulary

_INTERFACE, _CONTRACT = Vocabulary("api, openapi, swagger, interface"), Vocabulary("contract, spec, specification")
_EXISTS = Vocabulary("exist, exists, is written, is defined, is complete")
_MODEL_EXISTS = Vocabulary(
    "data model definition, data model document*, data model exists, data model is defined, data model is documented"
)
_ABOUT_CONTRACT = Vocabulary("contract*, openapi*, swagger*, api spec*")
_ABOUT_MODEL = Vocabulary("data model*, datamodel*, erd")
_POINTER = re.compile(
    r"\]\(|://|`[^`]*[/.][^`]*`|[\w-]+/[\w.-]+|[\w-]+\.(?:md|ya?ml|json|graphql|proto|ts|go|py|sql)\b|\brepo(?:sitory)?\b"
)
_CONTRACT_PATHS = ("/contract/", "/contracts/", "openapi", "swagger", "asyncapi", ".proto/", ".graphql/")
_MODEL_PATHS = (
    *("datamodel", "data-model", "data_model", "/model/", "/models/", "/model.", "/models.", "schema", "entit", "erd"),
    *(".sql/", "migration/", "migrations/"),
)
_DOCUMENTS = frozenset({SPEC, PLAN, TASKS, RESEARCH, QUICKSTART})
_MAX_GATES = 20
"""Gates of a template about one artifact that a gate is compared with."""


@dataclass(frozen=True, slots=True)
class _Artifact:
    """What a gate `claims` and a gate of the template is `about`; `paths` are pieces of the paths of such files."""

    name: str
    claims: Callable[[str], bool]
    about: Vocabulary
    paths: tuple[str, ...]

    def is_at(self, path: str) -> bool:
        """Whether a path is one of such a file."""
        whole = f"/{path}/".lower()
        return any(piece in whole for piece in self.paths)


def _says_that_contract_exists(text: str) -> bool:
    return _INTERFACE.leads_to(_CONTRACT, text, most=6) and _CONTRACT.leads_to(_EXISTS, text, most=5)


_ARTIFACTS = (
    _Artifact("API contract", _says_that_contract_exists, _ABOUT_CONTRACT, _CONTRACT_PATHS),
    _Artifact("data model", _MODEL_EXISTS.stands_in, _ABOUT_MODEL, _MODEL_PATHS),
)

_TEMPLATE = """
    ## Constitution Check

    - [ ] API contract (OpenAPI/Swagger spec) exists
    """


@rule(
    "unbacked-claim",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            ## Constitution Check

            - [x] API contract (OpenAPI/Swagger spec) exists ◀
            """,
            template=_TEMPLATE,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Constitution Check

            - [x] API contract (OpenAPI/Swagger spec) exists: [search.yaml](./contracts/search.yaml)
            - [x] N/A: Data model definition, nothing is stored
            """,
            template=_TEMPLATE,
        ),
    ),
)
def unbacked_claim(case: Case) -> Iterator[Remark]:
    """A ticked gate says that a contract or a data model exists, and nowhere is such a file.

    It is looked for in the feature's folder, in the pull request, at the paths of the plan's trees, and where the plan
    links to. A gate that names a path, an address or another repository is believed. It weighs high for gates of the
    template, extended and shortened ones included, else medium.

    Add the file, or take the tick back.

    Source: the template's own gate; spec-kit's plan command writes both in Phase 1.
    """
    claimed = [(answer, artifact) for answer in case.answers for artifact in _claimed(case, answer)]
    missing = _missing(case) if claimed else ()
    for answer, artifact in claimed:
        if artifact in missing:
            message = f"The gate says that the {artifact.name} exists, but there is none in the repository."
            todo = "Add it, say where it is, or take the tick back."
            severity = None if _is_of_template(case, answer, artifact) else Severity.MEDIUM
            yield Remark(answer.gate.span, f"{message} {todo}", severity=severity)


def _missing(case: Case) -> tuple[_Artifact, ...]:
    """What is in no file."""
    paths = tuple(_held(case))
    return tuple(artifact for artifact in _ARTIFACTS if not any(map(artifact.is_at, paths)))


def _claimed(case: Case, answer: MatchedGate) -> tuple[_Artifact, ...]:
    """What a gate that passes says to exist without saying where."""
    if answer.status is not Status.PASS:
        return ()
    text = f"{answer.gate.label} {answer.gate.text}"
    claimed = tuple(artifact for artifact in _ARTIFACTS if artifact.claims(text))
    return () if claimed and _says_where(case, answer.gate.span) else claimed


def _says_where(case: Case, span: Span) -> bool:
    lines = "\n".join(map(case.plan.document.line, range(span.line, span.end_line + 1)))
    return _POINTER.search(_without_slashed_words(lines)) is not None


def _held(case: Case) -> Iterator[str]:
    """Where such files may lie: in the feature's folder, at the paths of the plan's trees, where the plan links to."""
    folder = case.feature.folder
    yield from (file.path.removeprefix(f"{folder}/") for file in case.feature.files)
    drawn = {path.path for path in case.plan.paths}
    yield from drawn & case.snapshot.head_paths
    linked = {resolve(target, folder) for target in link_targets(case.plan.document)}
    for path in paths_at_head(case) & linked:
        # Another feature's folder may be named for a schema; its specification is none.
        if basename(path) not in _DOCUMENTS:
            yield from (path, f"{path}/")


def _without_slashed_words(text: str) -> str:
    # `OpenAPI/Swagger` is a choice of names and no path.
    return re.sub(r"\b[A-Za-z]+/[A-Z][A-Za-z]*\b", "", text)


def _is_of_template(case: Case, answer: MatchedGate, artifact: _Artifact) -> bool:
    """Whether the gate is one that the template has about such an artifact, be it extended or shortened."""
    gates = (gate for gate in case.template.plan.gates if artifact.about.stands_in(f"{gate.label} {gate.text}"))
    name, given = set(fold_title(answer.gate.label).split()), (gate_key(answer.gate),)
    # Under a name of which the template's gate has no word, it is the plan's own.
    named = (gate for gate in islice(gates, _MAX_GATES) if not name or name & set(gate_key(gate).split()))
    return any(stands_in(gate, given) for gate in named)
