"""A ticked gate says that an artifact exists, and there is none."""

import re
from collections.abc import Iterator
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

_CONTRACT = re.compile(
    r"\b(?:api|openapi|swagger|interface)\b[^.;\n]{0,40}\b(?:contract|spec(?:ification)?)\b"
    r"[^.;\n]{0,30}\b(?:exists?|is (?:written|defined|complete))\b",
    re.IGNORECASE,
)
_MODEL = re.compile(r"\bdata model (?:definition|document\w*|exists|is (?:defined|documented))\b", re.IGNORECASE)
_ABOUT_CONTRACT = re.compile(r"\b(?:contracts?|openapi|swagger|api spec)", re.IGNORECASE)
_ABOUT_MODEL = re.compile(r"\b(?:data[ -]?model|erd\b)", re.IGNORECASE)
_POINTER = re.compile(
    r"\]\(|://|`[^`]*[/.][^`]*`|[\w-]+/[\w.-]+|[\w-]+\.(?:md|ya?ml|json|graphql|proto|ts|go|py|sql)\b|\brepo(?:sitory)?\b"
)
_CONTRACT_FILE = re.compile(r"(?:^|/)contracts?/|openapi|swagger|\.proto$|\.graphql$|asyncapi", re.IGNORECASE)
_MODEL_FILE = re.compile(r"data-?_?model|(?:^|/)models?(?:/|\.|$)|schema|entit|erd|\.sql$|migrations?/", re.IGNORECASE)
_DOCUMENTS = frozenset({SPEC, PLAN, TASKS, RESEARCH, QUICKSTART})
_MAX_GATES = 20
"""Gates of a template about one artifact that a gate is compared with."""


@dataclass(frozen=True, slots=True)
class _Artifact:
    """What may be claimed: `claim` finds it in a gate, `about` gates of a template, `file` the paths of such files."""

    name: str
    claim: re.Pattern[str]
    about: re.Pattern[str]
    file: re.Pattern[str]


_ARTIFACTS = (
    _Artifact("API contract", _CONTRACT, _ABOUT_CONTRACT, _CONTRACT_FILE),
    _Artifact("data model", _MODEL, _ABOUT_MODEL, _MODEL_FILE),
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
    return tuple(artifact for artifact in _ARTIFACTS if not any(map(artifact.file.search, paths)))


def _claimed(case: Case, answer: MatchedGate) -> tuple[_Artifact, ...]:
    """What a gate that passes says to exist without saying where."""
    if answer.status is not Status.PASS:
        return ()
    text = f"{answer.gate.label} {answer.gate.text}"
    claimed = tuple(artifact for artifact in _ARTIFACTS if artifact.claim.search(text))
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
    gates = (gate for gate in case.template.plan.gates if artifact.about.search(f"{gate.label} {gate.text}"))
    name, given = set(fold_title(answer.gate.label).split()), (gate_key(answer.gate),)
    # Under a name of which the template's gate has no word, it is the plan's own.
    named = (gate for gate in islice(gates, _MAX_GATES) if not name or name & set(gate_key(gate).split()))
    return any(stands_in(gate, given) for gate in named)
