"""The modules of a checkout, and where in the house each lies."""

import ast
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

DIALECTS = {("domain", "plan"), ("documents", "plan")}
"""Where plans are read, by the folder and the one around it."""


@dataclass(frozen=True)
class Module:
    """A file of Python: its parts from the package on (`app`, `domain`, `plan`, `__init__`), its path and its text."""

    parts: tuple[str, ...]
    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """What stands in it."""
        return ast.parse(self.text)

    @property
    def folder(self) -> str:
        """The path of the folder it lies in."""
        return self.path.rpartition("/")[0]

    @property
    def lines(self) -> int:
        """How long it is."""
        return len(self.text.splitlines())

    @property
    def is_package(self) -> bool:
        """Whether it is the `__init__.py` of a folder."""
        return self.parts[-1] == "__init__"

    @property
    def name(self) -> str:
        """What one imports it by."""
        return ".".join(self.parts[:-1] if self.is_package else self.parts)

    @property
    def is_bare(self) -> bool:
        """Whether it only makes a folder a package."""
        documented = ast.get_docstring(self.tree, clean=False) is not None
        return self.is_package and len(self.tree.body) == documented

    @property
    def is_of_a_family(self) -> bool:
        """Whether it lies in a family of rules."""
        return self.parts[1:3] == ("domain", "rules") and len(self.parts) == 5

    @property
    def is_data(self) -> bool:
        """Whether it is a dialect: a list of words that their table alone imports."""
        return self.parts[1:4] == ("domain", "documents", "dialects") and len(self.parts) > 4

    @property
    def knows_dialects(self) -> bool:
        """Whether it reads plans or matches them with the law."""
        folders = self.parts[:-1]
        return "matching" in folders or not DIALECTS.isdisjoint(pairwise(folders))

    @property
    def reads_plans(self) -> bool:
        """Whether it reads plans, or holds the words by which they are read."""
        return "documents" in self.parts and ("plan" in self.parts[:-1] or "dialects" in self.parts[:-1])

    @property
    def room(self) -> str | None:
        """The room it lies in."""
        package, *inner = self.parts
        if inner in (["__init__"], ["domain", "__init__"]):
            return None
        if package.endswith("workers"):
            return f"{package}/{inner[0]}"
        is_divided = inner[0] == "domain" or (inner[0] == "github" and len(inner) > 2)
        return "/".join(inner[: 1 + is_divided])


def read_modules(root: Path) -> tuple[Module, ...]:
    """Every module of the two packages of a checkout, in either layout."""
    if (root / "app" / "plangate").is_dir():
        packages = (root / "app" / "plangate", root / "workers" / "plangate_workers")
    else:
        packages = (root / "app", root / "workers")
    return tuple(_read(path, package, root) for package in packages for path in sorted(package.rglob("*.py")))


def _read(path: Path, package: Path, root: Path) -> Module:
    parts = path.relative_to(package.parent).with_suffix("").parts
    return Module(parts, path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
