"""The command `plangate rules`: the catalogue as a list, as pages and as the schema of the policy file."""

from pathlib import Path

from plangate.cli.output import fail, write_stdout
from plangate.domain.rules import CATALOGUE
from plangate.presentation.formats.terminal import compose_rules, render_text
from plangate.presentation.pages import compose_pages, render_policy_schema


def list_rules() -> None:
    """Print one line for each rule."""
    write_stdout(render_text(compose_rules(CATALOGUE)))


def print_policy_schema() -> None:
    """Print the JSON Schema of the policy file."""
    write_stdout(render_policy_schema())


def write_pages(folder: Path) -> None:
    """Write a page for each rule and their index; the folder is made where there is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in compose_pages():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise fail(f"{error.filename or folder} cannot be written: {error.strerror}.") from None
