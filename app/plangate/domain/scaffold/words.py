"""The words of names and sentences, made comparable, and sentences made into what is to be done."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from plangate.domain.text.phrases import cut_between_words
from plangate.domain.text.words import before_first, collapse_spaces, is_name, name_parts, sentences, singular, word_set

MAX_SHOWN_LENGTH = 160
"""Characters of a document's sentence that stand in a task."""

_STOP_WORDS = word_set(
    "a an the of to in on for and or with without by from as at is are be been can could should would will shall must "
    "may might not no it its this that these those their his her our your they them he she we you i who which when "
    "where what how if then given than into out up over under per each every all any some more most only also via so "
    "do does done user users system systems feature want wants able see new existing file files data using use used "
    "allow provide support ensure"
)
_SYSTEMS = word_set(
    "system application app service server tool cli api apis platform command library backend frontend client software "
    "product solution database site website page ui interface module component"
)
_PEOPLE = word_set(
    "user admin administrator operator customer developer member visitor reader author editor owner buyer maintainer "
    "manager"
)
_DUTIES = ("must ", "shall ", "should ", "needs to ", "will ", "has to ", "have to ", "is required to ")
_LEAVES = ("must ", "shall ", "should ", "can ")
_ARTICLES = frozenset({"the", "this", "our", "all", "any", "a", "an"})
_MAX_SUBJECT_LENGTH = 4
"""Words of who must do something: an article, two that tell which, the noun."""

SPECIFICATION = ("specification", "feature specification")
"""What the title of a specification begins with."""

_MAX_DIGITS, _KIND_LENGTHS = 4, range(2, 5)
_BESIDE_IDS = str.maketrans(dict.fromkeys("!\"#$%&'()*+,./:;<=>?@[\\]^`{|}~–—…“”‘’，、。；：（）「」【】", " "))
_NO_DEED = ("not ", "NOT ", "be ", "have ")


@lru_cache(maxsize=16384)
def tokens(text: str) -> frozenset[str]:
    """The words that say something: in the singular, lower case, names in camel case parted."""
    return frozenset(map(singular, filter(_is_telling, _folded_parts(text))))


def file_name_tokens(path: str) -> frozenset[str]:
    """What a file is called after: the words of its own name without its ending."""
    return tokens(path.rpartition("/")[2].rpartition(".")[0])


def whole_tokens(text: str) -> frozenset[str]:
    """The words of a name; those that say little in a sentence too, where it has no other, such as `users`."""
    return frozenset(map(singular, _folded_parts(text)))


def _folded_parts(text: str) -> list[str]:
    return [part.casefold() for part in name_parts(unicodedata.normalize("NFKC", text))]


def _is_telling(word: str) -> bool:
    return word not in _STOP_WORDS and not word.isdigit() and (len(word) > 1 or not word.isascii())


def one_line(text: str, max_length: int = MAX_SHOWN_LENGTH) -> str:
    """The text in one line, without marks that would end a comment, cut at a word."""
    return cut_between_words(
        collapse_spaces(text.replace("<!--", "").replace("-->", "")), max_length, dangling=" ,;:.–—-("
    )


def first_sentence(text: str) -> str:
    """What stands before the first full stop that ends a sentence."""
    return next(sentences(text), "")


def without_kind(title: str, *kinds: str) -> str:
    """A document's title without its kind before a colon or a dash: `Search` of `Feature Specification: Search`."""
    kind = before_first(title, ":：–—-")
    return title[len(kind) + 1 :].strip() if kind.strip().lower() in kinds else title


def requirement_ids(text: str) -> Iterator[str]:
    """The ids of requirements in a text, in its order."""
    return filter(is_requirement_id, text.translate(_BESIDE_IDS).split())


def is_requirement_id(word: str) -> bool:
    """Whether a word is a requirement's id: `FR-001`, `NFR-AUTH-2a`."""
    kind, *area, number = word.split("-") if "-" in word and word.isascii() else ("", "")
    digits = number[:-1] if number[-1:].isalpha() else number
    is_numbered = digits.isdigit() and len(digits) <= _MAX_DIGITS
    is_kind = kind.isupper() and kind.isalpha() and len(kind) in _KIND_LENGTHS
    return is_numbered and is_kind and len(area) <= 1 and all(name.isupper() and name.isalpha() for name in area)


def what_to_do(requirement: str) -> str | None:
    """A requirement of the system as an instruction: `Store a certificate …`; None where it is not so worded."""
    text = collapse_spaces(requirement)
    if demand := _demand(text, _SYSTEMS, _DUTIES):
        return _denied(demand[1])
    if demand := _demand(text, _PEOPLE, _LEAVES):
        deed = demand[1].removeprefix("be able to ")
        return None if deed.startswith(_NO_DEED) else f"Let {demand[0]} {deed}"
    return None


def _demand(text: str, nouns: frozenset[str], duties: Sequence[str]) -> tuple[str, str] | None:
    """Who must do something, in lower case and without an article, and what; None for anybody else than the nouns."""
    first, *others = text.split(" ", _MAX_SUBJECT_LENGTH)
    words = others if first.lower() in _ARTICLES else [first, *others]
    for length in range(1, min(len(words), _MAX_SUBJECT_LENGTH)):
        *which, noun = words[:length]
        if singular(noun.lower()) in nouns and all(is_name(word, "_`'-") for word in which):
            rest = " ".join(words[length:])
            if duty := next(filter(rest.lower().startswith, duties), ""):
                return " ".join(words[:length]).lower(), rest[len(duty) :]
    return None


def _denied(rest: str) -> str | None:
    """What is left to do; None for what must not be done, or only describes."""
    if rest.lower().startswith(("not ", "never ", "be ", "have ", "also be ", "no longer ")):
        return None
    return rest[:1].upper() + rest[1:]
