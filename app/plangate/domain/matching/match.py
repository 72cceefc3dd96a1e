"""Which principles one gate answers: by number, by name, by the group it stands in, or by what its text cites."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice, takewhile

from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.plan.model import Gate, GateShape
from plangate.domain.matching.citations import Citation, label_citations, marked_citations, without_citations
from plangate.domain.matching.model import MatchedBy
from plangate.domain.matching.name_similarity import Name
from plangate.domain.matching.principle_names import CERTAIN, MOST_NEAR, Found, names_of

_PARTS = ("/", ",", "、", "，", ";", "；", "&", "+", " and ", "・")
_APART = (*_PARTS, "(", "（", "[", "【")
"""What makes one label several to compare."""
_MOST_PARTS = 6
_MOST_ALIKE = 20
"""Principles that share a number and are taken for it."""
_MOST_CITED = 100
"""Principles that one text cites: as many as there are numbers of two digits."""
_COMPARISONS = 40_000
"""Comparisons of a label with a name for one plan; the longest check of the real ones needs some hundreds."""
_DOUBT = 0.5
"""From here on a name leans on the numeral beside it."""
_EXACT = 0.98
_LONGEST_LABEL = 400
_IN_PASSING = 0.9


@dataclass(frozen=True, slots=True)
class Match:
    """What a gate answers; `direct`: its own label says so. `cites` and `disagrees` as in Answer."""

    principles: tuple[str, ...] = ()
    clause: str | None = None
    how: MatchedBy = MatchedBy.NONE
    disagrees: bool = False
    cites: str | None = None
    direct: bool = True


class Matcher:
    """A constitution, made ready for the gates of one plan to be matched with.

    A plan of a thousand labels and more has each compared with fewer names that are like it, and in the end with those
    alone that it says word for word or by their rarest word; numbers are looked up whatever there are.
    """

    def __init__(self, constitution: Constitution, gates: Sequence[Gate] = ()) -> None:
        labels = sum(1 + sum(map(gate.label[:_LONGEST_LABEL].count, _APART)) for gate in gates)
        self._most = max(1, min(MOST_NEAR, _COMPARISONS // max(labels, 1)))
        self._gates = gates
        self._principles = constitution.principles
        self._names = names_of(constitution)
        self._numbered = any(principle.number is not None for principle in constitution.principles)
        self._roman = any(p.number is not None and not p.id[:1].isdigit() for p in constitution.principles)
        self._numbers: dict[int, list[str]] = {}
        for principle in constitution.principles:
            if principle.number is not None:
                self._numbers.setdefault(principle.number, []).append(principle.id)
        self._places = {principle.id: place for place, principle in enumerate(constitution.principles)}
        self._remembered = lru_cache(maxsize=1024)(self._find)

    def match(self, gate: Gate, *, counted: bool = False) -> Match:
        """What the gate answers. `counted`: bare arabic numbers of its check count rows, and cite nothing."""
        if not self._principles:
            return Match()
        if max(len(gate.label), len(gate.group)) > _LONGEST_LABEL:
            gate = replace(gate, label=gate.label[:_LONGEST_LABEL], group=gate.group[:_LONGEST_LABEL])
        written = label_citations(gate.label)
        citations = [c for c in written if c.marked or c.roman or not counted]
        own = self._by_label(gate, citations, _name_of(gate.label, written))
        if own.principles or own.clause or own.cites:
            return own
        return self._by_surroundings(gate) or own

    def agrees(self, gate: Gate) -> bool | None:
        """Whether the name behind a bare arabic number is that number's; None without a number or a known name."""
        citation = next((c for c in label_citations(gate.label) if not c.marked and not c.roman), None)
        found = self._best(_name_of(gate.label, (citation,))) if citation else None
        if citation is None or found is None or found.score < CERTAIN or found.name.id is None:
            return None
        return found.name.id in self._of_numbers(citation.numbers)

    def mentioned(self, text: str) -> tuple[str, ...]:
        """The ids of principles that a running text names."""
        return self._names.mentioned(text)

    def of_citations(self, citations: Iterable[Citation]) -> tuple[str, ...]:
        """The ids of the principles with the cited numbers."""
        return self._of_numbers(number for citation in citations for number in citation.numbers)

    def _best(self, label: str) -> Found | None:
        return self._names.best(label, self._most)

    def _by_label(self, gate: Gate, citations: Sequence[Citation], name: str) -> Match:
        found = self._best(name) if name else None
        sure = found if found and found.score >= CERTAIN else None
        if citations and self._numbered:
            return self._by_number(gate, citations, name, sure)
        parts = self._by_parts(name) if not sure or sure.score < _EXACT else ()
        ids = tuple(dict.fromkeys(part.id for part in parts if part.id))
        if parts and not ids:
            return Match(clause=parts[0].text, how=MatchedBy.NAME)
        if len(ids) > 1 or (ids and not sure):
            return Match(ids, how=MatchedBy.NAME)
        if sure:
            return self._in_group(gate, sure)
        cited = next((c for c in citations if c.marked), None)
        return Match(cites=_as_cited(gate.label, cited) if cited and not self._numbered else None)

    def _by_number(self, gate: Gate, citations: Sequence[Citation], name: str, sure: Found | None) -> Match:
        ids = self.of_citations(citations)
        cited = _as_cited(gate.label, citations[0])
        single = len(citations) == 1 and len(citations[0].numbers) == 1
        reported = any(c.marked or c.roman for c in citations) and (
            not self._roman or any(c.roman or c.marked for c in citations)
        )
        if single and sure and sure.name.id and sure.name.id not in ids and not self._leans(name, ids):
            match = self._by_name(sure)
            return Match(
                match.principles,
                how=MatchedBy.NAME,
                disagrees=bool(ids) and reported,
                cites=cited if reported else None,
            )
        unknown = [number for c in citations for number in c.numbers if number not in self._numbers]
        if ids:
            # `§IX Layout` may name a part of IX, and `Board (§X)` has a name of its own.
            titled = single and citations[0].start == 0 and not citations[0].text.startswith("§")
            known = sure is not None and sure.name.id in ids
            if titled and not known and all(self._is_foreign(gate, name, id) for id in ids):
                return Match(cites=cited if reported or not self._roman else None)
            return Match(
                self._narrowed(ids, name), how=MatchedBy.NUMERAL, cites=cited if unknown and reported else None
            )
        if sure:
            return self._by_name(sure)
        return Match(cites=cited if reported else None)

    def _is_foreign(self, gate: Gate, name: str, id: str) -> bool:
        return self._names.is_foreign(name, id, gate.text, alike=self._has_names_of_law)

    @cached_property
    def _has_names_of_law(self) -> bool:
        """Whether another label of the plan has a numeral with the name that the law gives it."""
        for gate in self._gates[:_MOST_ALIKE]:
            citations = label_citations(gate.label[:_LONGEST_LABEL])
            found = self._best(_name_of(gate.label[:_LONGEST_LABEL], citations)) if citations else None
            if found and found.score >= CERTAIN and found.name.id in self.of_citations(citations):
                return True
        return False

    def _leans(self, name: str, ids: Iterable[str]) -> bool:
        """Whether the name could be that of a cited principle as well."""
        return any(self._names.said_of(name, islice(ids, self._most), CERTAIN))

    def _narrowed(self, ids: tuple[str, ...], name: str) -> tuple[str, ...]:
        """Of principles that share a number, those that the name is of, if it is of any."""
        if not 2 <= len(ids) <= self._most or not name:
            return ids
        numbers = [self._principles[self._places[id]].number for id in ids]
        if len(set(numbers)) == len(numbers):
            return ids
        return tuple(self._names.said_of(name, ids, _DOUBT)) or ids[:1]

    def _in_group(self, gate: Gate, found: Found) -> Match:
        """By name, unless the name is said in passing under a heading that names a clause."""
        if found.score <= _IN_PASSING and found.name.id and (clause := self._names.clause_in(gate.group)):
            return Match(clause=clause, how=MatchedBy.NAME, direct=False)
        return self._by_name(found)

    def _by_name(self, found: Found) -> Match:
        if found.name.id is None:
            return Match(clause=found.name.text, how=MatchedBy.NAME)
        return Match((found.name.id,), how=MatchedBy.NAME)

    def _by_parts(self, name: str) -> tuple[Name, ...]:
        """Several names in one label, such as `Security, Observability`: each of them must be sure."""
        for mark in _PARTS:
            pieces = [piece.strip() for piece in name.split(mark) if piece.strip()] if mark in name else []
            if not 1 < len(pieces) <= _MOST_PARTS:
                continue
            found = (self._best(piece) for piece in pieces)
            sure = tuple(one.name for one in takewhile(lambda one: one and one.score >= CERTAIN, found) if one)
            if len(sure) == len(pieces):
                return sure
        return ()

    def _by_surroundings(self, gate: Gate) -> Match | None:
        """By what the heading above cites or names, or by what the text itself does."""
        group = self._by_group(gate)
        if group:
            return Match(group, how=MatchedBy.NUMERAL, direct=False)
        ids = self.of_citations(marked_citations(gate.text)) if self._numbered else ()
        if ids:
            return Match(ids, how=MatchedBy.NUMERAL, direct=False)
        quoted = self._names.quoted(gate.label)
        if quoted:
            return Match((quoted,), how=MatchedBy.NAME, direct=False)
        if gate.shape not in (GateShape.BULLET, GateShape.CHECKBOX, GateShape.PARAGRAPH):
            return None
        near = None if self._names.clause_in(gate.group) else self._names.nearly(gate.label)
        named = self.mentioned(f"{gate.label} {gate.text}") or ((near,) if near else ())
        return Match(named, how=MatchedBy.NAME, direct=False) if named else None

    def _by_group(self, gate: Gate) -> tuple[str, ...]:
        citations = label_citations(gate.group)
        if citations and self._numbered:
            return self.of_citations(c for c in citations if c.marked or c.roman)
        found = self._best(gate.group) if gate.group else None
        return (found.name.id,) if found and found.score >= CERTAIN and found.name.id and not found.name.inner else ()

    def _of_numbers(self, numbers: Iterable[int]) -> tuple[str, ...]:
        return self._remembered(tuple(dict.fromkeys(numbers)))

    def _find(self, numbers: tuple[int, ...]) -> tuple[str, ...]:
        alike = max(1, min(_MOST_ALIKE, _MOST_CITED // max(len(numbers), 1)))
        found = (id for number in numbers for id in self._numbers.get(number, ())[:alike])
        return tuple(sorted(found, key=self._places.__getitem__))


def _name_of(label: str, citations: Iterable[Citation]) -> str:
    """The label without what it cites."""
    name = " ".join(without_citations(label, citations).split()).strip(" .:：、,)(（）—–-|/[]")
    # A note in brackets at the end keeps both of them.
    return f"{name})" if max(map(name.rfind, "(（[")) > max(map(name.rfind, ")）]")) else name


def _as_cited(label: str, citation: Citation) -> str:
    """The citation with the name behind it, in short."""
    return label.strip()[:100] if citation.start == 0 else citation.text
