"""What the law says of technologies: sentences that demand one of a kind for all, or forbid one, without a way out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from plangate.domain.analysis.technologies import Technology, TechnologyClass, is_named, technologies_in, with_name_as
from plangate.domain.documents.constitution.model import Constitution

_WRAPPED = re.compile(r"\n(?!\s*(?:[-*+|#>]|\d{1,2}[.)]|$))")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_ALL = r"\b(?i:all|every|each|any)"
_MUST = r"(?:MUST|SHALL|must|shall|has to|have to|(?:is|are) required to)"
_DONE = (
    r"(?:written|implemented|developed|built|coded|programmed|stored|persisted|kept|run|executed)"
    r"(?: \w+)? (?:in|using|with|on) (?:the )?"
)
_THINGS = {
    TechnologyClass.LANGUAGE: (
        r"code|codebase|source code|features?|services?|modules?|software|components?|logic|functionality"
    ),
    TechnologyClass.DATABASE: r"data|databases?|persistence|storage|state|records?|datastores?",
    TechnologyClass.TESTS: r"tests?|testing|test suites?",
    TechnologyClass.BACKEND: r"APIs?|apis?|endpoints?|services?|microservices?|backends?|servers?",
    TechnologyClass.FRONTEND: r"UIs?|uis?|frontends?|front-ends?|user interfaces?|pages|screens",
    TechnologyClass.MAPPER: r"(?:database|data) access|queries|persistence",
}
_PLAIN = {
    TechnologyClass.LANGUAGE: r"our|the|of|production|application|source|project|product|shipped|program",
    TechnologyClass.DATABASE: r"our|the|of|persistent|persisted|application|durable",
    TechnologyClass.TESTS: r"our|the|of|automated|unit|integration|and",
    TechnologyClass.BACKEND: r"our|the|of|HTTP|REST|web|backend|API",
    TechnologyClass.FRONTEND: r"our|the|of|web|frontend",
    TechnologyClass.MAPPER: r"our|the|of|database",
}
"""What may stand before a thing without making it less than all: `all production code`, but not `all test code`."""
_ROLES = {
    TechnologyClass.LANGUAGE: r"(?:programming |implementation )?language",
    TechnologyClass.DATABASE: r"(?:relational |primary )?(?:database|datastore|data store|storage engine)",
    TechnologyClass.TESTS: r"(?:unit )?test(?:ing)? (?:framework|tool|runner)",
    TechnologyClass.BACKEND: r"(?:web |HTTP |API |backend )?framework",
    TechnologyClass.FRONTEND: r"(?:UI |frontend )(?:framework|library)",
    TechnologyClass.MAPPER: r"(?:ORM|object-relational mapper)",
}
_WAY_OUT = re.compile(
    r"(?i)\b(?:except|unless|where|apart from|may|should|prefer\w*|recommended|default|such as|when|if|new"
    r"|where possible"
    r"|for example)\b|\be\.g\."
)
_PART = re.compile(r"(?i)\b(?:backend|frontend|server-side|client-side|core)\b")
_PARTS_OF = frozenset({TechnologyClass.BACKEND, TechnologyClass.FRONTEND})
_END = r"(?=\s*(?:[.;!)]|$|anywhere|at all))"
_NOT = r"\b(?:MUST NOT|SHALL NOT|must not|shall not|NEVER|[Nn]ever|[Dd]o not)"
_BANNED = r"(?:prohibited|forbidden|banned|not allowed|not permitted|disallowed|PROHIBITED|FORBIDDEN|BANNED)"
_NO_MAPPER = re.compile(
    rf"\b[Nn]o (?:object-relational mapper|ORM)s?(?: is| are)?(?: allowed| permitted)?{_END}|{_NOT} use (?:an "
    rf"|any )?ORMs?{_END}"
    rf"|\bORMs? (?:is|are|MUST NOT be|must not be) (?:strictly )?(?:{_BANNED}|used){_END}"
)


# Most sentences hold none of these: to look for them is far cheaper than for the forms below.
_DEMANDING = (
    "only",
    "Only",
    "MUST",
    "must",
    "SHALL",
    "shall",
    "has to",
    "have to",
    "required",
    "verything",
    "written",
    "developed",
    "implemented",
    "built",
    "coded",
    "stored",
    "single",
    "sole",
    "mandatory",
    "No ",
    "no ",
)
_BANNING = (
    " not ",
    "NOT",
    "ever",
    "EVER",
    "No ",
    "no ",
    "rohibit",
    "orbid",
    "anned",
    "allowed",
    "PROHIB",
    "FORBID",
    "BANN",
)


_SIGN = "\0"
"""What stands for the technology's name while a sentence is looked at: a pattern for each name takes long to make."""


def _subject(kind: TechnologyClass) -> str:
    """All things of which the law may speak for a kind: `all production code and services`."""
    thing = rf"(?: (?:{_PLAIN[kind]}))* (?:{_THINGS[kind]})"
    return rf"{_ALL}{thing}\b(?:(?:,| and|, and){thing}\b){{0,4}}"


def _demand(kind: TechnologyClass) -> re.Pattern[str]:
    """The forms in which a sentence demands a technology of that kind, and no other."""
    # Behind the name no alternative may follow, and no narrower use.
    name = rf"{_SIGN}(?!/)(?![^.;]{{0,40}}\bor\b)"
    role, subject = _ROLES[kind], _subject(kind)
    ends = r"(?=\s*(?:[.;,!)]|$|throughout|everywhere|in (?:this|the) (?:project|repository|codebase)))"
    forms = (
        rf"{subject} (?:{_MUST} be|is|are) {_DONE}{name}",
        rf"\b(?i:everything)\b[^.;\n]{{0,30}} (?:{_MUST} be|is|are) {_DONE}{name}",
        rf"{subject} {_MUST} (?:only |exclusively |always )?(?:use|run (?:in|on|with|under)) (?:only |the )?{name}",
        rf"{subject} {_MUST} be (?:only )?in {name}",
        rf"{name}(?: is the)? only(?: {role})?(?: (?:allowed|permitted|used))?{ends}",
        rf"(?<!requires )(?<!require )(?<!needs )(?<!need )(?<!on )\b[Oo]nly(?: in)? {name}{ends}",
        rf"\b(?:only|single|sole|mandatory) {role} (?:MUST be|must be|SHALL be|shall be|is) {name}{ends}",
        rf"\b(?:[Tt]he|[Oo]ur) {role} {_MUST} be {name}{ends}",
        rf"{name} {_MUST} be (?:used as )?(?:the|our) (?:only |single |sole )?{role}{ends}",
        rf"{_MUST} use {name} as (?:the|its|our|their) (?:only |single |sole )?{role}{ends}",
        rf"\b[Nn]o (?:other )?{role}(?: other than| but| except) {name}",
    )
    return re.compile("|".join(forms))


_DEMAND = {kind: _demand(kind) for kind in TechnologyClass}
_BANNED_NAME = rf"{_SIGN}(?![/-])"
_BAN = re.compile(
    rf"{_NOT} (?:use|be written in|be implemented in) {_BANNED_NAME}{_END}"
    rf"|{_BANNED_NAME} (?:(?:is|are) (?:strictly |explicitly )?{_BANNED}|(?:MUST NOT|must not|SHALL NOT) be used){_END}"
    rf"|(?:^|[-*:;,.]\s*)[Nn]o {_BANNED_NAME}(?: (?:is )?(?:allowed|permitted|code))?{_END}"
)


@dataclass(frozen=True, slots=True)
class Mandate:
    """A demand of the law for one technology of a kind, or its ban of one, or of a kind as a whole.

    `principle` is None and `name` the clause's for what stands outside the principles.
    """

    kind: TechnologyClass
    technology: Technology | None
    forbids: bool
    principle: str | None
    name: str


@lru_cache(maxsize=8)
def mandates(constitution: Constitution) -> tuple[Mandate, ...]:
    """The mandates of a constitution; the plans of one pull request share their law."""
    found: dict[tuple[TechnologyClass, str, bool], Mandate] = {}
    # A law names few of them: asking it once as a whole spares asking each part for all.
    known = technologies_in("\n".join(text for text, _, _ in _laws(constitution)))
    for text, principle, name in _laws(constitution):
        for mandate in _of_text(text, known, principle, name):
            found.setdefault(
                (mandate.kind, mandate.technology.name if mandate.technology else "", mandate.forbids), mandate
            )
    demanded = [mandate.kind for mandate in found.values() if not mandate.forbids]
    # Two demands for one kind leave a choice that no sentence tells.
    return tuple(one for one in found.values() if one.forbids or demanded.count(one.kind) == 1)


def allows(constitution: Constitution, technology: Technology) -> bool:
    """Whether the law names the technology anywhere but where it forbids it."""
    for text, _, _ in _laws(constitution):
        if is_named(technology, text):
            sentences = [sentence for sentence in _sentences(text) if is_named(technology, sentence)]
            if not all(_forbids(technology, sentence) for sentence in sentences):
                return True
    return False


def _laws(constitution: Constitution) -> Iterator[tuple[str, str | None, str]]:
    for principle in constitution.principles:
        title = f"{principle.id}. {principle.name}" if principle.number else principle.name
        yield principle.text, principle.id, title
    for clause in constitution.clauses:
        yield clause.text, None, clause.name


def _sentences(text: str) -> list[str]:
    return _SENTENCE.split(_WRAPPED.sub(" ", text))


def _of_text(text: str, known: Sequence[Technology], principle: str | None, name: str) -> Iterator[Mandate]:
    named = technologies_in(text, known)
    mapper = "ORM" in text or "mapper" in text
    sentences = _sentences(text) if named or mapper else []
    for technology in named:
        alone = sum(one.kind is technology.kind for one in named) == 1
        own = [sentence for sentence in sentences if is_named(technology, sentence)]
        if any(_forbids(technology, sentence) for sentence in own):
            yield Mandate(technology.kind, technology, True, principle, name)
        elif alone and any(_demands(technology, sentence) for sentence in own):
            yield Mandate(technology.kind, technology, False, principle, name)
    if mapper and any(_NO_MAPPER.search(sentence) for sentence in sentences):
        yield Mandate(TechnologyClass.MAPPER, None, True, principle, name)


def _demands(technology: Technology, sentence: str) -> bool:
    if not any(map(sentence.__contains__, _DEMANDING)) or _WAY_OUT.search(sentence):
        return False
    if _PART.search(sentence) and technology.kind not in _PARTS_OF:
        return False
    return _DEMAND[technology.kind].search(with_name_as(technology, sentence, _SIGN)) is not None


def _forbids(technology: Technology, sentence: str) -> bool:
    if not any(map(sentence.__contains__, _BANNING)):
        return False
    return not _WAY_OUT.search(sentence) and _BAN.search(with_name_as(technology, sentence, _SIGN)) is not None
