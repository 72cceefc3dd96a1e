"""The words of names and labels: folded, cut to what they share, and those that say nothing."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from plangate.domain.text.words import CJK, fold, singular

SMALL = frozenset(
    {"a", "an", "and", "the", "of", "for", "by", "in", "on", "to", "with", "as", "is", "are", "over", "und",
     "et", "y", "e", "de", "do", "da", "la", "le", "der", "die", "das", "des", "el", "los", "и", "в"}
)  # fmt: skip
FILLERS = frozenset(
    {
        "principle", "requirement", "standard", "policy", "policies", "guideline", "practice", "rule", "compliance",
        "section", "gate", "check",
    }
)  # fmt: skip
_WEIGHTY = 4
"""Letters of a word that is no mere particle."""
_CJK_SMALL = dict.fromkeys(map(ord, "与與和及の之的와과및と"))


def words_of(text: str) -> tuple[str, ...]:
    """The words that say something, folded, plurals as singulars."""
    return _singulars([word for word in folded(text).split() if word not in SMALL])


def _singulars(words: Iterable[str]) -> tuple[str, ...]:
    return tuple([singular(word) if word[-1] == "s" else word for word in words])


def folded(text: str) -> str:
    """The text folded, without a genitive's s."""
    return fold(text.replace("'s", "").replace("’s", ""))


def trimmed(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without those at the end that stand behind any name."""
    end = len(words)
    while end > 1 and words[end - 1] in FILLERS:
        end -= 1
    return words[:end]


def stems_of(words: Sequence[str]) -> frozenset[str]:
    """The beginning that each word and its abbreviation share: `dep` of `deps` and `dependencies`."""
    return frozenset([word[:5] if len(word) > 5 else word[: max(3, len(word) - 1)] for word in words])


@lru_cache(maxsize=256)
def known_words(text: str) -> tuple[int, str]:
    """How many different words a text has, small ones left out, and these in their order with a space before each."""
    words = [word for word in dict.fromkeys(folded(text).split()) if word not in SMALL]
    return len(words), f" {' '.join(words)}"


def beginnings_of(words: Sequence[str]) -> frozenset[str]:
    """What each word may be cut to: its first three, four and five letters."""
    return frozenset(word[:length] for word in words for length in (3, 4, 5))


def cjk_letters(text: str) -> str:
    """The letters of a Chinese, Japanese or Korean text, without what only joins them."""
    return fold(text).replace("および", "").translate(_CJK_SMALL).replace(" ", "")


@lru_cache(maxsize=1024)
def keys_of(text: str) -> frozenset[str]:
    """What a text's words are compared by: their beginnings, or pairs of letters where no blanks part them."""
    said = {word for word in frozenset(folded(text).split()) if len(word) >= _WEIGHTY} - SMALL
    words = [word for word in _singulars(said) if len(word) >= _WEIGHTY and word not in FILLERS]
    if not CJK.search(text):
        return stems_of(words)
    letters = cjk_letters(text)
    pairs = (letters[at : at + 2] for at in range(len(letters) - 1))
    stems = stems_of([word for word in words if not CJK.search(word)])
    return stems.union(pair for pair in pairs if all(map(CJK.match, pair)))
