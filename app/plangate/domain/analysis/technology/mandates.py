"""Technologies that the law demands for all, or forbids, without a way out; and those that a plan names as used."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from plangate.domain.analysis.technology.technologies import (
    TECHNOLOGIES,
    Technology,
    TechnologyClass,
    is_named,
    likely_in,
    technologies_in,
    with_name_as,
)
from plangate.domain.documents.constitution.model import Constitution, Provision
from plangate.domain.documents.plan.model import Field, Plan, Role
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import parted, sentences

_WRAPPED = re.compile(r"\n(?!\s*(?:[-*+|#>]|\d{1,2}[.)]|$))")
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
_WAY_OUT = Vocabulary(
    "except, unless, where, apart from, may, should, prefer*, recommended, default, such as, when, if, new,"
    " for example, e.g."
)
_PART = Vocabulary("backend, frontend, server-side, client-side, core")
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

_OF_KIND = {kind: tuple(one for one in TECHNOLOGIES if one.kind is kind) for kind in TechnologyClass}
_FIELDS = {
    TechnologyClass.LANGUAGE: frozenset({"Language/Version"}),
    TechnologyClass.DATABASE: frozenset({"Storage"}),
    TechnologyClass.TESTS: frozenset({"Testing"}),
    TechnologyClass.BACKEND: frozenset({"Primary Dependencies", "Language/Version"}),
    TechnologyClass.FRONTEND: frozenset({"Primary Dependencies", "Language/Version"}),
    TechnologyClass.MAPPER: frozenset({"Primary Dependencies", "Storage"}),
}
"""Where the Technical Context names technologies of a kind."""
_PARTING = (*";,\n()（），；", ". ")
_UNDECIDED = Vocabulary(
    "or, migrat*, replac*, instead, existing, legacy, currently, unchanged, alternativ*, moving, away, port*, n/a,"
    " needs clarification, e.g., →, [, 移行, 迁移"
)
_ASIDE = Vocabulary(
    "no, not, non, without, never, remov*, drop*, deprecat*, optional*, future, later, dev, development, local*, ci,"
    " tooling, script, scripts, doc, docs, documentation, cach*, session, sessions, example, examples, generated,"
    " client, clients, sdk, binding, bindings, via, through, compatib*, read, reads, import*, export*, parse,"
    " parses, analy*"
)
_TESTING = Vocabulary("test, tests, testing, mock, mocks, fixture, fixtures, in-memory")


def _subject(kind: TechnologyClass) -> str:
    """All things of which the law may speak for a kind: `all production code and services`."""
    thing = rf"(?: (?:{_PLAIN[kind]}))* (?:{_THINGS[kind]})"
    return rf"{_ALL}{thing}\b(?:(?:,| and|, and){thing}\b){{0,4}}"


@cache
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


_BANNED_NAME = rf"{_SIGN}(?![/-])"
_BAN = re.compile(
    rf"{_NOT} (?:use|be written in|be implemented in) {_BANNED_NAME}{_END}"
    rf"|{_BANNED_NAME} (?:(?:is|are) (?:strictly |explicitly )?{_BANNED}|(?:MUST NOT|must not|SHALL NOT) be used){_END}"
    rf"|(?:^|[-*:;,.]\s*)[Nn]o {_BANNED_NAME}(?: (?:is )?(?:allowed|permitted|code))?{_END}"
)


@dataclass(frozen=True, slots=True)
class Mandate:
    """A demand of the law for one technology of a kind, or its ban of one, or of a kind as a whole."""

    kind: TechnologyClass
    technology: Technology | None
    forbids: bool
    provision: Provision

    @property
    def key(self) -> tuple[TechnologyClass, Technology | None, bool]:
        """What it says, wherever the law says it."""
        return self.kind, self.technology, self.forbids


@lru_cache(maxsize=8)
def mandates(constitution: Constitution) -> tuple[Mandate, ...]:
    """The mandates of a constitution; the plans of one pull request share their law."""
    first: dict[tuple[TechnologyClass, Technology | None, bool], Mandate] = {}
    for mandate in _in_law(constitution):
        first.setdefault(mandate.key, mandate)
    # Two demands for one kind leave a choice that no sentence tells.
    counts = Counter((mandate.kind, mandate.forbids) for mandate in first.values())
    return tuple(mandate for mandate in first.values() if mandate.forbids or counts[mandate.kind, False] == 1)


def _in_law(constitution: Constitution) -> Iterator[Mandate]:
    # A law names few technologies: asking it once as a whole spares asking each part for all.
    known = likely_in(constitution.text)
    return chain.from_iterable(_in_provision(provision, known) for provision in constitution.provisions)


def allows(constitution: Constitution, technology: Technology) -> bool:
    """Whether the law names the technology anywhere but where it forbids it."""
    texts = (provision.text for provision in constitution.provisions if is_named(technology, provision.text))
    naming = chain.from_iterable(_naming(technology, sentences_of(text)) for text in texts)
    return not all(_forbids(technology, sentence) for sentence in naming)


def sentences_of(text: str) -> list[str]:
    """The sentences of a part of the law, wrapped ones whole."""
    return list(chain.from_iterable(map(sentences, _WRAPPED.sub(" ", text).split("\n"))))


def _naming(technology: Technology, said: Sequence[str]) -> list[str]:
    return [sentence for sentence in said if is_named(technology, sentence)]


def _in_provision(provision: Provision, known: Sequence[Technology]) -> Iterator[Mandate]:
    named = technologies_in(provision.text, known)
    rivals = Counter(technology.kind for technology in named)
    said = sentences_of(provision.text) if named else []
    for technology in named:
        own = _naming(technology, said)
        if any(_forbids(technology, sentence) for sentence in own):
            yield Mandate(technology.kind, technology, True, provision)
        elif rivals[technology.kind] == 1 and _is_demanded(technology, own):
            yield Mandate(technology.kind, technology, False, provision)
    if _forbids_mappers(provision.text):
        yield Mandate(TechnologyClass.MAPPER, None, True, provision)


def _forbids_mappers(text: str) -> bool:
    return ("ORM" in text or "mapper" in text) and any(map(_NO_MAPPER.search, sentences_of(text)))


def _is_demanded(technology: Technology, said: Sequence[str]) -> bool:
    return any(_demands(technology, sentence) for sentence in said)


def _demands(technology: Technology, sentence: str) -> bool:
    if not _is_strict(sentence, _DEMANDING):
        return False
    if _PART.stands_in(sentence) and technology.kind not in _PARTS_OF:
        return False
    return _demand(technology.kind).search(with_name_as(technology, sentence, _SIGN)) is not None


def _forbids(technology: Technology, sentence: str) -> bool:
    return _is_strict(sentence, _BANNING) and _BAN.search(with_name_as(technology, sentence, _SIGN)) is not None


def leaves_way_out(sentence: str) -> bool:
    """Whether a word makes an exception of some case, or a wish of a demand."""
    return _WAY_OUT.stands_in(sentence)


def _is_strict(sentence: str, hints: Sequence[str]) -> bool:
    """Whether the sentence may demand or forbid, as the hints tell, and leaves no way out."""
    return any(map(sentence.__contains__, hints)) and not leaves_way_out(sentence)


def planned(plan: Plan, kind: TechnologyClass) -> Iterator[tuple[Field, tuple[Technology, ...]]]:
    """The fields that name technologies of that kind as used, each once; one that weighs several is left out."""
    for field in plan.context:
        if field.key in _FIELDS[kind] and not _UNDECIDED.stands_in(field.value.replace("->", "→")):
            used = dict.fromkeys(chain.from_iterable(_used(segment, kind) for segment in parted(field.value, _PARTING)))
            if used:
                yield field, tuple(used)


def named(plan: Plan) -> frozenset[Technology]:
    """All technologies that the Technical Context or the summary names, used or not."""
    summary = plan.section(Role.SUMMARY)
    lines = plan.document.lines[summary.span.line : summary.span.end_line] if summary else ()
    return frozenset(technologies_in("\n".join((*(field.value for field in plan.context), *lines))))


def _used(segment: str, kind: TechnologyClass) -> Iterator[Technology]:
    if _ASIDE.stands_in(segment) or (kind is not TechnologyClass.TESTS and _TESTING.stands_in(segment)):
        return
    yield from technologies_in(segment, _OF_KIND[kind])
