"""What a text becomes when somebody, or a machine, gets at it: by its grammar, by its characters, by its bytes."""

import re
from collections.abc import Callable, Sequence
from random import Random

from tests.hostile.texts import PIECES, SHAPES

MAX_LENGTH = 20_000
"""Characters of an input; what grows faster than it should is seen at this size already."""
MOST_MUTATIONS = 6
"""Mutations of one input, at most."""

_SHAPE_LENGTH = 2_000
_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?|[{}\[\],:&*!]')
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d+|\b[IVX]{1,5}\b")
_VALUES = (
    "null", "true", "-1", "0", "1e999", "NaN", "9" * 20, "9" * 5_000, '""', '"\\ud800"', '"\\u0000"', "[]", "{}",
    "[" * 60, '{"a":' * 60, "[[[]]]", '{"number": {"number": 3}}', '"' + "a" * 2_000 + '"', "&a [*a]", "*a",
    "!!python/name:a", "? [a]", "<<: *a", "0x1F", "\\UFFFFFFFF", "%YAML 9.9", "---", "...", "|9", ">-",
)  # fmt: skip
_NUMBERS = (
    "0",
    "-0",
    "00",
    "9" * 30,
    "9" * 5_000,
    "999999",
    "٣",
    "３",
    "IIII",
    "XLIX",
    "MMMM",
    "①",
    "1.2.3.4",
    "-1",
    "1e9",
    "½",
)
_SIGNS = (
    *PIECES, "\ud800", "\udfff", "\x1b[31m", "\u202e", "\u200b", "\u200d", "\u0345", "İ", "ß", "ﬁ", "\U000e0041",
    "- [?] ", "* * *", "<details>", "</details>", "<!-- plangate:", "![a](b)", "[^1]: ", "$$", "&#0;", "&amp;",
    "+++\n", "---\na: b\n---\n",
)  # fmt: skip
_AROUND = (
    ("```", "```"), ("````text", ""), ("<!--", "-->"), ("<!--", ""), ("<details>", "</details>"), ("<pre>", ""),
    ("---", "---"), ("| a | b |\n|---|---|", ""), ("~~~yaml", "~~~"),
)  # fmt: skip

Mutation = Callable[[str, Random, Sequence[str]], str]
"""A text, chance and the other samples of its kind give another text."""


def mutated(samples: Sequence[str], chance: Random) -> str:
    """One of the samples, or nothing, after some mutations; at most MAX_LENGTH characters."""
    text = chance.choice(samples) if chance.random() < 0.97 else ""
    for _ in range(chance.randint(1, MOST_MUTATIONS)):
        text = chance.choice(MUTATIONS)(text, chance, samples)[:MAX_LENGTH]
    return text


def _lines(change: Callable[[list[str], int, int, Random], list[str]]) -> Mutation:
    """A mutation of some lines: it is given all of them, and which of them are meant."""

    def mutate(text: str, chance: Random, _: Sequence[str]) -> str:
        lines = text.split("\n")
        start = chance.randrange(len(lines))
        end = min(len(lines), start + chance.choice((1, 1, 2, 5, 20)))
        return "\n".join(change(lines, start, end, chance))

    return mutate


def _without(lines: list[str], start: int, end: int, _: Random) -> list[str]:
    return lines[:start] + lines[end:]


def _repeated(lines: list[str], start: int, end: int, chance: Random) -> list[str]:
    return lines[:end] + lines[start:end] * chance.choice((1, 3, 30, 300)) + lines[end:]


def _moved(lines: list[str], start: int, end: int, chance: Random) -> list[str]:
    rest = lines[:start] + lines[end:]
    to = chance.randint(0, len(rest))
    return rest[:to] + lines[start:end] + rest[to:]


def _joined(lines: list[str], start: int, end: int, chance: Random) -> list[str]:
    return [*lines[:start], chance.choice(("", " ", "|", "\t", "\r", "\u2028")).join(lines[start:end]), *lines[end:]]


def _prefixed(lines: list[str], start: int, end: int, chance: Random) -> list[str]:
    prefix = chance.choice(("> ", "- ", "  ", "    ", "\t", "# ", "1. ", "| ", "- [ ] ", "**", "// ", "~~", "* "))
    prefix *= chance.choice((1, 1, 2, 40))
    return [*lines[:start], *(f"{prefix}{line}" for line in lines[start:end]), *lines[end:]]


def _wrapped(lines: list[str], start: int, end: int, chance: Random) -> list[str]:
    before, after = chance.choice(_AROUND)
    return [*lines[:start], before, *lines[start:end], after, *lines[end:]]


def _with_line_ends(text: str, chance: Random, _: Sequence[str]) -> str:
    return text.replace("\n", chance.choice(("\r\n", "\r", "\n\n", "\n\r", "\u2028", "\n \n")))


def _spliced(text: str, chance: Random, samples: Sequence[str]) -> str:
    other = chance.choice(samples)
    start = chance.randint(0, len(other))
    at = chance.randint(0, len(text))
    return text[:at] + other[start : start + chance.choice((20, 200, 2_000))] + text[at:]


def _with_sign(text: str, chance: Random, _: Sequence[str]) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(_SIGNS) * chance.choice((1, 1, 1, 2, 50)) + text[at:]


def _with_shape(text: str, chance: Random, _: Sequence[str]) -> str:
    at = text.find("\n", chance.randint(0, len(text))) + 1
    shape = chance.choice(tuple(SHAPES.values()))(chance.choice((200, _SHAPE_LENGTH)))
    return f"{text[:at]}{shape[: 2 * _SHAPE_LENGTH]}\n{text[at:]}"


def _replacing(pattern: re.Pattern[str], values: Sequence[str]) -> Mutation:
    """A mutation of one match of a pattern, or of all matches that are alike."""

    def mutate(text: str, chance: Random, _: Sequence[str]) -> str:
        found = [match.span() for match in pattern.finditer(text)]
        if not found:
            return text + chance.choice(values)
        start, end = chance.choice(found)
        value = chance.choice(values)
        if chance.random() < 0.2:
            return text.replace(text[start:end], value)
        return text[:start] + value + text[end:]

    return mutate


def _with_two_exchanged(text: str, chance: Random, _: Sequence[str]) -> str:
    """Two tokens change places: a key becomes a value, a bracket closes what it did not open."""
    found = [match.span() for match in _TOKEN.finditer(text)]
    if len(found) < 2:
        return text
    (a, b), (c, d) = sorted(chance.sample(found, 2))
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _in_other_case(text: str, chance: Random, _: Sequence[str]) -> str:
    return chance.choice((text.upper, text.lower, text.title, text.swapcase))()


def _bytes(text: str, chance: Random, __: Sequence[str]) -> str:
    """Bytes are changed, lost, doubled or put in; what is no UTF-8 any more is read as GitHub would give it."""
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(chance.choice((1, 1, 4, 30))):
        at = chance.randint(0, len(data))
        length = chance.choice((1, 1, 2, 16))
        match chance.randrange(4):
            case 0:
                data[at : at + length] = chance.randbytes(length)
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = data[at : at + length] * 2
            case _:
                data[at:at] = chance.randbytes(length)
    return data.decode("utf-8", "replace")


def _cut(text: str, chance: Random, _: Sequence[str]) -> str:
    at = chance.randint(0, len(text))
    return chance.choice((text[:at], text[at:]))


MUTATIONS: tuple[Mutation, ...] = (
    *map(_lines, (_without, _repeated, _moved, _joined, _prefixed, _wrapped)),
    _with_line_ends, _spliced, _spliced, _with_sign, _with_sign, _with_shape, _with_two_exchanged, _in_other_case,
    _bytes, _bytes, _cut,
    _replacing(_TOKEN, _VALUES), _replacing(_TOKEN, _VALUES), _replacing(_WORD, _SIGNS), _replacing(_NUMBER, _NUMBERS),
)  # fmt: skip
"""What may happen to a text; what is named twice happens twice as often."""
