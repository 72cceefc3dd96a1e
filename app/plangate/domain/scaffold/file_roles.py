"""What the files of a repository are for: tests, models, endpoints and so on, by their folders and their names."""

from collections.abc import Sequence
from enum import Enum

from plangate.domain.text.words import name_parts, word_set


class FileRole(Enum):
    """What a file of the source tree is for, by the names of its folders and its own."""

    TEST = "test"
    MODEL = "model"
    SERVICE = "service"
    ENDPOINT = "endpoint"
    UI = "ui"
    CONFIG = "config"
    MIGRATION = "migration"
    DOCS = "docs"
    OTHER = "other"


_ROLE_NAMES = {
    FileRole.TEST: "tests test __tests__ spec specs e2e integration unit benches",
    FileRole.MIGRATION: "migrations migration alembic versions flyway liquibase",
    FileRole.MODEL: "models model entities entity domain schemas schema types dto dtos orm",
    FileRole.ENDPOINT: "api apis routes route routers router controllers controller handlers handler endpoints "
    "endpoint resolvers resolver cli commands command cmd routing graphql grpc",
    FileRole.UI: "ui pages page components component views view screens screen app widgets layouts",
    FileRole.SERVICE: "services service usecases core lib libs managers manager repositories repository logic engine "
    "stores store providers provider hooks",
    FileRole.DOCS: "docs doc documentation",
    FileRole.CONFIG: "config configs configuration settings deploy docker infra infrastructure .github workflows k8s "
    "helm scripts",
}
ROLE_NAMES = {name: role for role, names in _ROLE_NAMES.items() for name in names.split()}
_CONFIG_NAMES = word_set("makefile package.json package-lock.json go.mod go.sum pom.xml gemfile")
_CONFIG_STARTS = (".", "dockerfile", "docker-compose", "tsconfig")
_CONFIG_ENDS = (
    ".toml", ".ini", ".cfg", ".env", ".lock", ".gradle", ".csproj", ".sln", ".config.js", ".config.ts", ".config.mjs",
    ".config.cjs", ".config.mts", ".config.cts",
)  # fmt: skip
_CONFIG_KINDS = (("compose", (".yml", ".yaml")), ("requirements", (".txt",)))
"""How the names of configuration begin and end that one end alone does not tell."""

_TEST_NAMES = ("_test.", "_spec.", ".test.", ".spec.")
_PASCAL_TESTS = ("Test.", "Tests.")


def role_of(path: str) -> FileRole:
    """What a file is for: tests before all, then its own name, then the nearest telling folder."""
    *folders, name = path.split("/")
    around = _roles_in(folders)
    if _is_test(name) or FileRole.TEST in around:
        return FileRole.TEST
    if _is_configuration(name.lower()):
        return FileRole.CONFIG
    if name.lower().endswith((".md", ".rst", ".adoc")):
        return FileRole.DOCS
    own = _roles_in(name_parts(name.rpartition(".")[0]))
    return next(iter((*own, *around)), FileRole.OTHER)


def _is_test(name: str) -> bool:
    lower = name.lower()
    is_named_so = lower.startswith("test_") or lower == "conftest.py" or any(mark in lower for mark in _TEST_NAMES)
    return is_named_so or any(name.partition(mark)[0][-1:].isalpha() for mark in _PASCAL_TESTS if mark in name)


def _is_configuration(name: str) -> bool:
    is_named_so = name in _CONFIG_NAMES or name.startswith(_CONFIG_STARTS) or name.endswith(_CONFIG_ENDS)
    return is_named_so or any(name.startswith(start) and name.endswith(ends) for start, ends in _CONFIG_KINDS)


def _roles_in(names: Sequence[str]) -> list[FileRole]:
    """The roles that names tell of, the last name's first."""
    return [ROLE_NAMES[name.lower()] for name in reversed(names) if name.lower() in ROLE_NAMES]
