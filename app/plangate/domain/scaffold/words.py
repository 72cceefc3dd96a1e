"""The words of names and sentences, made comparable, and sentences made into what is to be done."""

import re
import unicodedata
from functools import lru_cache

from plangate.domain.text.phrases import cut_between_words
from plangate.domain.text.words import collapse_spaces, singular

MAX_SHOWN_LENGTH = 160
"""Characters of a document's sentence that stand in a task."""

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")
_STOP_WORD_LIST = (
    "a an the of to in on for and or with without by from as at is are be been can could should would will shall must "
    "may might not no it its this that these those their his her our your they them he she we you i who which when "
    "where what how if then given than into out up over under per each every all any some more most only also via so "
    "do does done user users system systems feature want wants able see new existing file files data using use used "
    "allow provide support ensure"
)
_STOP_WORDS = frozenset(_STOP_WORD_LIST.split())
_SYSTEM = re.compile(
    r"(?:the |this |our |all )?(?:[\w`'-]+ ){0,2}?(?:system|application|app|service|server|tool|cli|api|platform"
    r"|command|library|backend|frontend|client|software|product|solution|database|site|website|page|ui|interface"
    r"|module|component)s? (?:must|shall|should|needs to|will|has to|have to|is required to) ",
    re.I,
)
_PEOPLE = re.compile(
    r"(?P<who>(?:the |all |any |an? )?(?:[\w-]+ ){0,2}?(?:users?|admins?|administrators?|operators?|customers?"
    r"|developers?|members?|visitors?|readers?|authors?|editors?|owners?|buyers?|maintainers?|managers?))"
    r" (?:must|shall|should|can) (?:be able to )?",
    re.I,
)
_COMMENT_SIGNS = re.compile(r"<!--|-->")


@lru_cache(maxsize=16384)
def tokens(text: str) -> frozenset[str]:
    """The words that say something: in the singular, lower case, names in camel case parted."""
    parted = _HUMP.sub(" ", unicodedata.normalize("NFKC", text))
    return frozenset(singular(word) for word in _WORD.findall(parted.casefold()) if _is_telling(word))


def file_name_tokens(path: str) -> frozenset[str]:
    """What a file is called after: the words of its own name without its ending."""
    return tokens(path.rpartition("/")[2].rpartition(".")[0])


def whole_tokens(text: str) -> frozenset[str]:
    """The words of a name; those that say little in a sentence too, where it has no other, such as `users`."""
    parted = _HUMP.sub(" ", unicodedata.normalize("NFKC", text))
    return frozenset(map(singular, _WORD.findall(parted.casefold())))


def _is_telling(word: str) -> bool:
    return word not in _STOP_WORDS and not word.isdigit() and (len(word) > 1 or not word.isascii())


def one_line(text: str, max_length: int = MAX_SHOWN_LENGTH) -> str:
    """The text in one line, without marks that would end a comment, cut at a word."""
    return cut_between_words(collapse_spaces(_COMMENT_SIGNS.sub("", text)), max_length, dangling=" ,;:.–—-(")


def first_sentence(text: str) -> str:
    """What stands before the first full stop that ends a sentence."""
    return re.split(r"(?<=[.!?。！？])\s+", " ".join(text.split()), maxsplit=1)[0]


def what_to_do(requirement: str) -> str | None:
    """A requirement of the system as an instruction: `Store a certificate …`; None where it is not so worded."""
    text = " ".join(requirement.split())
    if match := _SYSTEM.match(text):
        return _denied(text[match.end() :])
    if match := _PEOPLE.match(text):
        who = re.sub(r"^(?:the|all|any|an?) ", "", match["who"].lower())
        rest = text[match.end() :]
        return None if rest.startswith(("not ", "NOT ", "be ", "have ")) else f"Let {who} {rest}"
    return None


def _denied(rest: str) -> str | None:
    """What is left to do; None for what must not be done, or only describes."""
    if rest.lower().startswith(("not ", "never ", "be ", "have ", "also be ", "no longer ")):
        return None
    return rest[:1].upper() + rest[1:]
