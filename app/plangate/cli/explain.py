"""The command `plangate explain`: the page of a rule."""

from plangate.cli.output import fail, write_stdout
from plangate.domain.rules import find_rule
from plangate.presentation.pages import compose_page, did_you_mean

_RULES_ONLY = "This explains rules, which `plangate rules` lists; principles stand in your constitution."


def explain_rule(name: str) -> None:
    """Print the page of a rule; say which name is close where there is none of that name."""
    rule = find_rule(name.strip().lower())
    if rule is None:
        raise fail(f"there is no rule {name}.{did_you_mean(name)} {_RULES_ONLY}")
    write_stdout(compose_page(rule))
