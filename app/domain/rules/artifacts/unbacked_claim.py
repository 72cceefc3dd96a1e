"""A ticked gate says that an artifact exists, and there is none."""

import re
from collections.abc import Iterator

from app.domain.findings import Severity, Status
from app.domain.matching import Answer
from app.domain.rules.rule import Case, Example, Remark, rule
from app.domain.rules.sections import fold_title
from app.domain.template.model import Template

_CONTRACT = re.compile(
    r"\b(?:api|openapi|swagger|interface)\b[^.;\n]{0,40}\b(?:contract|spec(?:ification)?)\b"
    r"[^.;\n]{0,30}\b(?:exists?|is (?:written|defined|complete))\b",
    re.IGNORECASE,
)
_MODEL = re.compile(r"\bdata model (?:definition|document\w*|exists|is (?:defined|documented))\b", re.IGNORECASE)
_POINTER = re.compile(
    r"\]\(|://|`[^`]*[/.][^`]*`|[\w-]+/[\w.-]+|[\w-]+\.(?:md|ya?ml|json|graphql|proto|ts|go|py|sql)\b|\brepo(?:sitory)?\b"
)
_CONTRACT_FILE = re.compile(r"(?:^|/)contracts?/|openapi|swagger|\.proto$|\.graphql$|asyncapi", re.IGNORECASE)
_MODEL_FILE = re.compile(r"data-?_?model|(?:^|/)models?(?:/|\.|$)|schema|entit|erd|\.sql$|migrations?/", re.IGNORECASE)

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

    It is looked for in the feature's folder, in the pull request, and at the paths of the plan's trees. A gate that
    names a path, an address or another repository is believed. It weighs high for gates of the template, else medium.

    Add the file, or take the tick back.

    Source: the template's own gate; spec-kit's plan command writes both in Phase 1.
    """
    for answer in case.answers:
        if answer.status is not Status.PASS:
            continue
        text = f"{answer.gate.label} {answer.gate.text}"
        for claim, kind, name in ((_CONTRACT, _CONTRACT_FILE, "API contract"), (_MODEL, _MODEL_FILE, "data model")):
            if claim.search(text) and not _is_backed(case, answer, kind):
                message = f"The gate says that the {name} exists, but there is none in the repository."
                todo = "Add it, say where it is, or take the tick back."
                severity = None if _is_of_template(text, case.template) else Severity.MEDIUM
                yield Remark(answer.gate.span, f"{message} {todo}", severity=severity)


def _is_backed(case: Case, answer: Answer, kind: re.Pattern[str]) -> bool:
    lines = "\n".join(case.plan.document.line(n) for n in range(answer.gate.span.line, answer.gate.span.end_line + 1))
    if _POINTER.search(_without_slashed_words(lines)):
        return True
    trees = (path.path for tree in case.plan.trees for path in tree.paths)
    there = (path for path in trees if path in case.snapshot.head_paths)
    files = (file.path.removeprefix(f"{case.feature.folder}/") for file in case.feature.files)
    return any(kind.search(path) for path in (*files, *there))


def _without_slashed_words(text: str) -> str:
    # `OpenAPI/Swagger` is a choice of names and no path.
    return re.sub(r"\b[A-Za-z]+/[A-Z][A-Za-z]*\b", "", text)


def _is_of_template(text: str, template: Template) -> bool:
    folded = fold_title(text)
    known = (fold_title(f"{gate.label} {gate.text}") for gate in template.plan.gates)
    return any(folded.startswith(gate) or gate.startswith(folded) for gate in known if gate)
