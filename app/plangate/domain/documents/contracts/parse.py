"""Reading contracts: total; what cannot be parsed is said in a note."""

from collections.abc import Iterable

from plangate.domain.documents.contracts.machine import Described, describe
from plangate.domain.documents.contracts.model import Contract, ContractKind
from plangate.domain.documents.contracts.written import headings_of, operations_of, title_of
from plangate.domain.documents.layout import is_contract
from plangate.domain.model.snapshot import File
from plangate.domain.text.markdown import read_markdown
from plangate.domain.text.references import cited_in

_KINDS = {
    ".md": ContractKind.MARKDOWN,
    ".markdown": ContractKind.MARKDOWN,
    ".yaml": ContractKind.YAML,
    ".yml": ContractKind.YAML,
    ".json": ContractKind.JSON,
    ".graphql": ContractKind.GRAPHQL,
    ".gql": ContractKind.GRAPHQL,
    ".graphqls": ContractKind.GRAPHQL,
    ".proto": ContractKind.PROTO,
}


def parse_contracts(folder: str, files: Iterable[File]) -> tuple[Contract, ...]:
    """The contracts among a feature's files: those below `contracts/` in its folder, in the order given."""
    return tuple(parse_contract(file) for file in files if is_contract(folder, file.path))


def parse_contract(file: File) -> Contract:
    """The contract that a file is; one whose text was not read has a note."""
    name = file.path.rsplit("/", 1)[-1]
    stem, dot, ending = name.rpartition(".")
    kind = _KINDS.get(f"{dot}{ending}".lower(), ContractKind.OTHER)
    stem = stem or name
    if file.symlink:
        return Contract(file.path, kind, stem, note="is a symbolic link")
    if file.text is None:
        return Contract(file.path, kind, stem, note="was not read: too large, or not text")
    if kind is ContractKind.MARKDOWN:
        return _written(file.path, stem, file.text)
    if kind in (ContractKind.YAML, ContractKind.JSON):
        return _described(file.path, stem, file.text, kind)
    return Contract(file.path, kind, stem, cited=cited_in(file.text))


def _written(path: str, stem: str, text: str) -> Contract:
    document = read_markdown(text)
    return Contract(
        path=path,
        kind=ContractKind.MARKDOWN,
        title=title_of(document) or stem,
        operations=operations_of(document),
        headings=headings_of(document),
        cited=cited_in(text),
    )


def _described(path: str, stem: str, text: str, kind: ContractKind) -> Contract:
    found = describe(text)
    if isinstance(found, Described):
        return Contract(path, found.kind or kind, found.title or stem, found.operations, cited=cited_in(text))
    return Contract(path, kind, stem, cited=cited_in(text), note=found)
