"""Titles of a constitution: a principle's numeral, name and flag, and the headings that principles stand under."""

import re
from dataclasses import dataclass

from plangate.domain.documents.constitution.flags import without_flag
from plangate.domain.documents.dialects.phrases import any_of, is_word
from plangate.domain.text.numerals import NUMERAL, Numeral, read_numeral
from plangate.domain.text.vocabulary import Vocabulary

_WORD = f"{any_of('principles', 'citing')}|{any_of('principles', joined=True)}"
_EXPLICIT = re.compile(
    rf"(?:(?:{_WORD})\s*+[#№]?\s*+(?P<after>{NUMERAL})(?![\w]|\.\d)|第\s*(?P<ordinal>{NUMERAL})\s*[条條章項项原]?[則则]?"
    rf"|제\s*(?P<korean>\d{{1,2}})\s*(?:조|원칙|항)|P-?(?P<short>\d{{1,2}})(?=\s*[.:：—–]))\s*[.:：、，)）—–-]*\s*",
    re.I,
)
_BARE = re.compile(rf"(?P<bare>{NUMERAL})(?:[.)）、．:：](?!\d)\s*|\s+[-–—]\s+|\s*[—–]\s*)")
_SECTION = re.compile(rf"§\s*(?P<section>{NUMERAL})(?!\w|\.\d)[.:：、)—–\s-]*")
_EMOJI = re.compile(r"^(?:[^\w§(（\[【「『\"“'`#.]|_)+|(?:[\s\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d])+$")
_TOKEN = re.compile(r"\[[^\[\]]{1,80}\]")

_CONTAINER = re.compile(
    r"(?:[\w&,/'’ -]{1,60}\s)?principles(?:\s*(?:[(:—–-].*|(?:&|and|of)\s.*))?"
    r"|(?:core|ground|golden|fundamental|foundational|immutable|inviolable)\s(?:rules|values|laws|articles|tenets)"
    r"|articles|tenets|non-negotiables|(?:the\s)?articles\sof\s.*"
    r"|(?:[\w ]{1,40}\s)?(?:princípios|principios|principes|principi|grundsätze|prinzipien|grundprinzipien)(?:\s.*)?"
    r"|(?:[\w ]{1,40}\s)?(?:принципы|правила)(?:\s.*)?|nguyên tắc.*"
    r"|.{0,12}(?:原則|原则|原理)(?:\s*[(（:：].*)?"
    r"|.{0,16}원칙(?:들)?(?:\s*[(（:：].*)?"
)
_NO_CONTAINER = Vocabulary(
    "apply, applying, application, amend*, enforc*, conflict*, preceden*, interpret*, chang*, add*, remov*, modif*"
)
_ADMINISTRATIVE = Vocabulary(
    "preamble, purpose, mission, vision, overview, introduction, background, scope, context, summary, governance,"
    " amend*, compliance, enforcement, ratification, version, versioning, changelog, change log, revision history,"
    " glossary, definitions, references, related documents, appendix, about, project overview, project identity,"
    " document control, table of contents, out of scope, governança, gobernanza, gouvernance, управление, ガバナンス,"
    " 統治, 治理, 治理规则, 治理規範, 治理规范, 거버넌스, 목적, 目的, 前言, 序言, 概要, 概述"
)
"""Words that begin a title about the document."""


@dataclass(frozen=True, slots=True)
class PrincipleTitle:
    """A heading or bold name, taken apart. `explicit`: it says "Principle", "Article" or the like first."""

    name: str
    numeral: Numeral | None = None
    flagged: bool = False
    explicit: bool = False

    @property
    def token(self) -> bool:
        """Whether the name is nothing but a template's bracket token, such as `[PRINCIPLE_1_NAME]`."""
        return _TOKEN.fullmatch(self.name) is not None

    @property
    def filled(self) -> bool:
        """Whether it names something itself."""
        return bool(self.name) and not self.token

    @property
    def container(self) -> bool:
        """Whether principles stand under it, as under `Core Principles`."""
        folded = self.name.casefold()
        return _CONTAINER.fullmatch(folded) is not None and not _NO_CONTAINER.stands_in(folded)

    @property
    def administrative(self) -> bool:
        """Whether it is about the document, such as `Governance`, and not about the work."""
        end = _ADMINISTRATIVE.end_of_beginning(self.name)
        return end > 0 and not self.name[end : end + 1].isalnum()

    @property
    def explains(self) -> bool:
        """Whether it heads what explains the law, such as `Definitions`, and asks nothing of a plan."""
        return not self.flagged and is_word(self.name, "preambles")


def read_title(text: str) -> PrincipleTitle:
    """The title that a heading's visible text gives."""
    bare, flagged = without_flag(_EMOJI.sub("", text.strip()[:300]))
    for pattern, explicit in ((_EXPLICIT, True), (_SECTION, False), (_BARE, False)):
        match = pattern.match(bare)
        numeral = read_numeral(next(filter(None, match.groups()), "")) if match else None
        if match and numeral:
            return PrincipleTitle(_name(bare[match.end() :]), numeral, flagged, explicit)
    return PrincipleTitle(_name(bare), None, flagged)


def _name(text: str) -> str:
    return _EMOJI.sub("", text.strip()).strip().rstrip(".:：。").strip()
