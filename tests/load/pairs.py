"""Hostile pairs: plans of thousands of gates and placeholders under laws and templates of as many."""

from collections.abc import Iterable, Iterator

_MANY = 2000
"""Principles of a law of 70 to 90 kB."""

Pair = tuple[str, str, str | None, str | None]
"""Shape, plan, law and template; None for the usual ones."""


def hostile_pairs(divisor: int = 1) -> Iterator[Pair]:
    """Plans with the laws and templates that they are compared with: as large as may be, or that many times smaller."""
    counted = range(1, _MANY // divisor)
    yield "many names", _check(f"- **{_name(n)}**: PASS" for n in counted), _law(map(_name, counted)), None
    other = _check(f"- **Prudent thing {n}**: PASS" for n in counted)
    yield "labels that no name has", other, _law(map(_name, counted)), None
    shifted = _check(f"- **{n}. Some Name {n + 1}**: PASS" for n in counted)
    yield "numbers that disagree", shifted, _law(f"{n}. Some Name {n}" for n in counted), None
    same = _check(["- **I. Some Name**: PASS"] * (8000 // divisor))
    yield "one number for many", same, _law(f"I. Some Name {n}" for n in counted), None
    yield from _likenesses(divisor)
    asked = _check(f"- [ ] **Gate {n}**: is there a thing?" for n in range(5000 // divisor))
    answered = _check(f"- [ ] **Other gate {n}**: is there one?" for n in range(5000 // divisor))
    yield "gates of a template", answered, None, asked
    boxes = _lines(f"- [ ] a{n}: x" for n in range(9000 // divisor))
    yield "claims beside open boxes", _check([*["No violations.\n"] * (5000 // divisor), boxes]), None, None
    some = ["No violation of I and II.\n"] * (4000 // divisor)
    yield "claims about some principles", _check([*some, boxes]), None, None
    tokens = "# P\n\n## Summary\n\n" + "".join(f"[describe {n}]\n" for n in range(14_000 // divisor))
    yield "placeholders", tokens, None, tokens


def _likenesses(divisor: int) -> Iterator[Pair]:
    """Plans whose labels are like many names of the law: by beginning, order, brackets, parts, script and number."""
    many, more = range(_MANY // divisor), range(5000 // divisor)
    alike = _law(f"Prudent Practice {_word(n)}" for n in many)
    near = _check(f"- **Prudent Practise {_word(n)}z**: PASS" for n in more)
    yield "labels like names", near, alike, None
    lists = _check(
        f"- **{', '.join(f'pru {_word(6 * n + i)}' for i in range(6))}**: PASS" for n in range(3500 // divisor)
    )
    yield "labels of six parts", lists, alike, None
    mixed = _check(f"- **{_mixed(n + 1, 9)}**: PASS" for n in range(2500 // divisor))
    yield "the same words in other orders", mixed, _law(_mixed(n, 8) for n in many), None
    noted = _check(
        f"- **{' '.join(f'({word} {n})' for word in _mixed(n, 9).split() * 2)}**: PASS" for n in range(800 // divisor)
    )
    yield "labels of 18 brackets", noted, _law(f"{_mixed(n, 6)} {n}" for n in many), None
    script = _check(f"- **{_letters(n + 7, 8)}**: PASS" for n in more)
    yield "labels in Chinese letters", script, _law(_letters(n, 8) for n in many), None
    cyrillic = _check(f"- **Принцип простоты {n} и ещё**: PASS" for n in range(4400 // divisor))
    yield "labels in Cyrillic", cyrillic, _law(f"Принципы простота {n}" for n in many), None
    numbers = _law(f"{n % 40 + 1}. Some {_word(n)}" for n in many)
    ranges = _check(f"- **I–XL, I–XL / I–XL; Some {_word(n)}**: PASS" for n in more)
    yield "ranges of numbers that many share", ranges, numbers, None
    spoken = _check(f"Principles I–XXXIX pass {n}.\n" for n in range(7000 // divisor))
    yield "sentences about such numbers", spoken, numbers, None


def _word(number: int) -> str:
    return "".join("abcdefghij"[number // ten % 10] for ten in (1000, 100, 10, 1))


def _mixed(number: int, words: int) -> str:
    """Ten words that begin alike, in an order of the number's own, cut to as many as asked for."""
    order = sorted(range(10), key=lambda at: (number * 7919 + 1) * (at + 3) ** 3 % 1009)
    return " ".join(f"prudent{'abcdefghij'[at]}" for at in order[:words])


def _letters(number: int, length: int) -> str:
    return "".join(chr(0x4E00 + (number + 1) * (at + 2) ** 3 % 199) for at in range(length))


def _name(number: int) -> str:
    return f"Prudent Practice {'abcdefghij'[number % 10] * 3}{number}"


def _law(titles: Iterable[str]) -> str:
    return "# Law\n\n## Core Principles\n\n" + "".join(f"### {title}\n\nMUST do.\n\n" for title in titles)


def _check(gates: Iterable[str]) -> str:
    # Rules are asked of a plan that has enough of spec-kit's form only.
    before = "# P\n\n## Summary\n\nIt is.\n\n## Technical Context\n\n**Storage**: SQLite\n\n## Constitution Check\n\n"
    return f"{before}{_lines(gates)}\n## Project Structure\n\nNone.\n"


def _lines(gates: Iterable[str]) -> str:
    return "".join(f"{gate}\n" for gate in gates)
