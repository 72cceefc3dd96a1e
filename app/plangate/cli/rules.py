"""The commands `plangate rules` and `plangate explain`: the catalogue as list, pages and schema of the policy."""

from pathlib import Path

from plangate.cli.output import fail, is_styled, write_stdout
from plangate.domain.rules import CATALOGUE, find_rule
from plangate.presentation.formats.terminal import compose_rules, render_text
from plangate.presentation.pages import compose_page, compose_pages, did_you_mean, render_policy_schema

_RULES_ONLY = "This explains rules, which `plangate rules` lists; principles stand in your constitution."


def list_rules() -> None:
    """Print one line for each rule."""
    listing = compose_rules(CATALOGUE)
    write_stdout(render_text(listing) if is_styled() else listing.plain)


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


def explain_rule(name: str) -> None:
    """Print the page of a rule; say which name is close where there is none of that name."""
    rule = find_rule(name.strip().lower())
    if rule is None:
        raise fail(f"there is no rule {name}.{did_you_mean(name)} {_RULES_ONLY}")
    write_stdout(compose_page(rule))
