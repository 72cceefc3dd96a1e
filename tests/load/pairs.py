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
    yield from _likenesses()
    asked = _check(f"- [ ] **Gate {n}**: is there a thing?" for n in range(5000))
    answered = _check(f"- [ ] **Other gate {n}**: is there one?" for n in range(5000))
    yield "5,000 gates of a template", answered, None, asked
    boxes = _lines(f"- [ ] a{n}: x" for n in range(9000))
    yield "5,000 claims beside 9,000 open boxes", _check([*["No violations.\n"] * 5000, boxes]), None, None
    yield "4,000 claims about some principles", _check([*["No violation of I and II.\n"] * 4000, boxes]), None, None
    tokens = "# P\n\n## Summary\n\n" + "".join(f"[describe {n}]\n" for n in range(14_000))
    yield "14,000 placeholders", tokens, None, tokens


def _likenesses() -> Iterator[tuple[str, str, str | None, str | None]]:
    """Plans whose labels are like many names of the law: by beginning, order, brackets, parts, script and number."""
    many, more = range(_MANY), range(5000)
    alike = _law(f"Prudent Practice {_word(n)}" for n in many)
    near = _check(f"- **Prudent Practise {_word(n)}z**: PASS" for n in more)
    yield "5,000 labels like 2,000 names", near, alike, None
    lists = _check(f"- **{', '.join(f'pru {_word(6 * n + i)}' for i in range(6))}**: PASS" for n in range(3500))
    yield "3,500 labels of six parts", lists, alike, None
    mixed = _check(f"- **{_mixed(n + 1, 9)}**: PASS" for n in range(2500))
    yield "the same words in other orders", mixed, _law(_mixed(n, 8) for n in many), None
    noted = _check(f"- **{' '.join(f'({word} {n})' for word in _mixed(n, 9).split() * 2)}**: PASS" for n in range(800))
    yield "labels of 18 brackets", noted, _law(f"{_mixed(n, 6)} {n}" for n in many), None
    script = _check(f"- **{_letters(n + 7, 8)}**: PASS" for n in more)
    yield "5,000 labels in Chinese letters", script, _law(_letters(n, 8) for n in many), None
    cyrillic = _check(f"- **Принцип простоты {n} и ещё**: PASS" for n in range(4400))
    yield "4,400 labels in Cyrillic", cyrillic, _law(f"Принципы простота {n}" for n in many), None
    numbers = _law(f"{n % 40 + 1}. Some {_word(n)}" for n in many)
    ranges = _check(f"- **I–XL, I–XL / I–XL; Some {_word(n)}**: PASS" for n in more)
    yield "5,000 ranges of numbers that 50 share", ranges, numbers, None
    spoken = _check(f"Principles I–XXXIX pass {n}.\n" for n in range(7000))
    yield "7,000 sentences about such numbers", spoken, numbers, None


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
