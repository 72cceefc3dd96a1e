"""How alike two texts are: by the letters that they have in common in one order, or by the slips between them.

Scores are of 100, and those that rapidfuzz's `ratio`, `token_sort_ratio` and `token_set_ratio` give.
https://rapidfuzz.github.io/RapidFuzz/Usage/fuzz.html
"""

from collections.abc import Collection, Iterable


def ratio(before: str, after: str, at_least: float = 0) -> float:
    """Twice the letters in common, in one order, by all letters; 0 where that is less than what is asked for."""
    letters = len(before) + len(after)
    if not letters:
        return 100.0
    # No more can be common than the shorter has: most pairs need no closer look.
    if 200 * min(len(before), len(after)) < at_least * letters:
        return 0.0
    score = 200 * _in_common(before, after) / letters
    return score if score >= at_least else 0.0


def sorted_ratio(before: str, after: str, at_least: float = 0) -> float:
    """The same of their words in alphabetical order."""
    return ratio(" ".join(sorted(before.split())), " ".join(sorted(after.split())), at_least)


def shared_ratio(before: str, after: str, at_least: float = 0) -> float:
    """The best of comparing what words they share with each, and each with the other, whatever is said twice."""
    old, new = set(before.split()), set(after.split())
    if not old or not new:
        return 0.0
    shared = old & new
    if shared and shared in (old, new):
        return 100.0
    own, others = old - new, new - old
    start, rest, more = map(_length, (shared, own, others))
    begun = start + min(start, 1)
    letters = 2 * begun + rest + more
    score = 200 * start / (start + begun + min(rest, more))
    at_best = 200 * (begun + min(rest, more)) / letters
    if at_best > score and at_best >= at_least:
        common = _in_common(" ".join(sorted(own)), " ".join(sorted(others)))
        score = max(score, 200 * (begun + common) / letters)
    return score if score >= at_least else 0.0


def _length(words: Collection[str]) -> int:
    """How long a text of these words is."""
    return sum(map(len, words)) + max(len(words) - 1, 0)


def closest(word: str, known: Iterable[str], at_least: float) -> str | None:
    """The known word that is most like a word, and the first of those; None where none is as like as is asked for."""
    scored = [(ratio(word, one, at_least), one) for one in known]
    score, one = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return one if score and score >= at_least else None


def slips(before: str, after: str, at_most: int) -> int:
    """The letters to leave out, put in, exchange, or swap with the next, until one word is the other.

    One more than asked for where there are more: of long words, no more than so many letters aside are compared.
    """
    too_many = at_most + 1
    if abs(len(before) - len(after)) > at_most:
        return too_many
    above: dict[int, int] = {}
    last = {column: column for column in range(min(len(after), at_most) + 1)}
    for row, letter in enumerate(before, 1):
        current = {0: row} if row <= at_most else {}
        for column in range(max(1, row - at_most), min(len(after), row + at_most) + 1):
            other = after[column - 1]
            ways = [last.get(column, too_many) + 1, current.get(column - 1, too_many) + 1]
            ways.append(last.get(column - 1, too_many) + (letter != other))
            if row > 1 and column > 1 and letter == after[column - 2] and other == before[row - 2]:
                ways.append(above.get(column - 2, too_many) + 1)
            current[column] = min(ways)
        if min(*current.values(), *last.values()) > at_most:
            return too_many
        above, last = last, current
    return min(last.get(len(after), too_many), too_many)


def _in_common(before: str, after: str) -> int:
    """The letters of the longest text that both hold in this order, with gaps.

    All places of a letter are the bits of one number, and a letter of the other text is one step for all of them.
    https://doi.org/10.1142/S0129054104002606 (Hyyrö's form of Crochemore's algorithm)
    """
    places: dict[str, int] = {}
    for at, letter in enumerate(before):
        places[letter] = places.get(letter, 0) | (1 << at)
    full = (1 << len(before)) - 1
    open_places = full
    for letter in after:
        if known := places.get(letter):
            found = open_places & known
            open_places = ((open_places + found) | (open_places - found)) & full
    return len(before) - open_places.bit_count()
