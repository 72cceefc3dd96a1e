"""`python -m tests.new_rule NAME --family FAMILY`: a rule that runs, with its line in the catalogue, to be made yours.

It finds a word that no plan has, and its examples hold: from there on every step can be tested.
"""

import argparse
import re
import sys
from pathlib import Path

from tests import ROOT

RULES = Path("app/plangate/domain/rules")
NAME = re.compile(r"[a-z]+(?:-[a-z]+)+")
_IMPORT = "from plangate.domain.rules.{family}.{module} import {module}"
_FILE = '''"""Write in one line what is wrong."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_FOUND = "WRITE HERE WHAT IS FOUND"


@rule(
    "{name}",
    severity=Severity.LOW,
    bad=(
        Example(
            plan="""
            ## Summary

            WRITE HERE WHAT IS FOUND ◀
            """
        ),
    ),
    good=(
        Example(
            plan="""
            ## Summary

            Write here what nearly looks like it, and is right.
            """
        ),
    ),
)
def {module}(case: Case) -> Iterator[Remark]:
    """Write in one line what is wrong.

    Write why it is a problem for whoever carries the plan out.

    Write what to do about it.

    Source: write where spec-kit asks for it, with the words.
    """
    for number, line in enumerate(case.plan.document.lines, 1):
        if _FOUND in line:
            yield Remark(Span(number, number), "Say what is wrong here. Say what to do.")
'''
_NEXT = """Made {file} and its lines in {catalogue}.

1. Make the examples, the page (the docstring) and the function yours. Examples run as tests:
   .venv/bin/pytest tests/unit/domain/rules -k {name}
2. Write what a person would break it with into tests/unit/domain/rules/test_{module}.py.
3. Write its page, the schema and the approved texts, and read what differs:
   .venv/bin/plangate rules --write docs/rules
   .venv/bin/plangate rules --schema > docs/policy.schema.json
   .venv/bin/pytest tests/unit/presentation --approve
4. Where real plans lie beside the repository, see what it says of them: make evaluate
5. Say it in .github/changes/, in a line.
"""


class RefusedError(Exception):
    """No rule can be made so, and why."""


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Make the rule, and say what is next; 1 where it cannot be made so."""
    parser = argparse.ArgumentParser(prog="python -m tests.new_rule", description=__doc__)
    parser.add_argument("name", help="the problem, as it reads after `allow`: leftover-placeholder")
    parser.add_argument("--family", required=True, help=f"one of {', '.join(families(root))}")
    asked = parser.parse_args(arguments)
    try:
        file = make(root, asked.name, asked.family)
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    catalogue = RULES / "__init__.py"
    print(_NEXT.format(file=file, catalogue=catalogue, name=asked.name, module=file.stem), end="")
    return 0


def families(root: Path) -> list[str]:
    """The families that there are."""
    return sorted(path.parent.name for path in (root / RULES).glob("*/__init__.py"))


def make(root: Path, name: str, family: str) -> Path:
    """Write the rule's file and its lines in the catalogue; the file, below the root. RefusedError says why not."""
    if not NAME.fullmatch(name):
        raise RefusedError(f"{name} is no name of a rule: two words or more in lower case, with hyphens.")
    if family not in families(root):
        raise RefusedError(f"There is no family {family}: choose one of {', '.join(families(root))}.")
    module = name.replace("-", "_")
    if list((root / RULES).glob(f"*/{module}.py")):
        raise RefusedError(f"There is a rule {name} already.")
    catalogue, file = root / RULES / "__init__.py", RULES / family / f"{module}.py"
    listed = catalogued(catalogue.read_text(encoding="utf-8"), family, module)
    (root / file).write_text(_FILE.replace("{name}", name).replace("{module}", module), encoding="utf-8")
    catalogue.write_text(listed, encoding="utf-8")
    return file


def catalogued(text: str, family: str, module: str) -> str:
    """The catalogue with one more rule, imported in its place and listed behind the others of its family."""
    lines = text.splitlines()
    ours = _IMPORT.format(family=family, module=module)
    imports = [number for number, line in enumerate(lines) if line.startswith("from plangate.domain.rules")]
    before = next((number for number in imports if lines[number] > ours), imports[-1] + 1)
    kin = re.findall(rf"^from plangate\.domain\.rules\.{family}\.\w+ import (\w+)$", text, re.MULTILINE)
    last = max(number for number, line in enumerate(lines) if line.strip().rstrip(",") in kin and line[:1] == " ")
    lines.insert(last + 1, f"    {module},")
    lines.insert(before, ours)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
