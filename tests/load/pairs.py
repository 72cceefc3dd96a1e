"""Hostile pairs: plans of thousands of gates and placeholders under laws and templates of as many."""

from collections.abc import Iterable, Iterator

_MANY = 2000
"""Principles of a law of 70 to 90 kB."""


def hostile_pairs() -> Iterator[tuple[str, str, str | None, str | None]]:
    """Shape, plan, law and template; None for the usual ones."""
    counted = range(1, _MANY)
    yield "2,000 names", _check(f"- **{_name(n)}**: PASS" for n in counted), _law(map(_name, counted)), None
    other = _check(f"- **Prudent thing {n}**: PASS" for n in counted)
    yield "2,000 labels that no name has", other, _law(map(_name, counted)), None
    shifted = _check(f"- **{n}. Some Name {n + 1}**: PASS" for n in counted)
    yield "2,000 numbers that disagree", shifted, _law(f"{n}. Some Name {n}" for n in counted), None
    same = _check(["- **I. Some Name**: PASS"] * 8000)
    yield "one number for 2,000", same, _law(f"I. Some Name {n}" for n in counted), None
    asked = _check(f"- [ ] **Gate {n}**: is there a thing?" for n in range(5000))
    answered = _check(f"- [ ] **Other gate {n}**: is there one?" for n in range(5000))
    yield "5,000 gates of a template", answered, None, asked
    tokens = "# P\n\n## Summary\n\n" + "".join(f"[describe {n}]\n" for n in range(14_000))
    yield "14,000 placeholders", tokens, None, tokens


def _name(number: int) -> str:
    return f"Prudent Practice {'abcdefghij'[number % 10] * 3}{number}"


def _law(titles: Iterable[str]) -> str:
    return "# Law\n\n## Core Principles\n\n" + "".join(f"### {title}\n\nMUST do.\n\n" for title in titles)


def _check(gates: Iterable[str]) -> str:
    return "# P\n\n## Constitution Check\n\n" + "\n".join(gates) + "\n"
