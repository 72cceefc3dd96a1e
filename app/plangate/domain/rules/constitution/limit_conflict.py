"""A number of the plan is looser than the constitution's."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.limits import FROM_BELOW, Measure, Quantity, mentioned, quantities
from plangate.domain.analysis.technology.technologies import (
    TECHNOLOGIES,
    TechnologyClass,
    technologies_in,
    with_name_as,
)
from plangate.domain.analysis.violations import is_declared
from plangate.domain.documents.constitution.model import Constitution, Provision
from plangate.domain.documents.plan.model import Field
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import has_digit

_LIMIT = Vocabulary(
    "must, shall, require, required, under, below, less than, at most, at least, max*, above, over, within, <, >, ≤, ≥"
)
_TESTING = frozenset({"Testing", "testing framework"})
_FIELDS = frozenset({"Performance Goals", "Constraints", "Scale/Scope"}) | _TESTING
_TEST_TOOLS = tuple(tool for tool in TECHNOLOGIES if tool.kind is TechnologyClass.TESTS)
_BRACKETS = str.maketrans("()", "  ")
_MAX_NUMBERS = 200
"""Numbers of a field that are compared; real ones have a dozen."""

_CONSTITUTION = """
    # Librarian Constitution

    ## Core Principles

    ### I. Quick Answers

    Every answer MUST arrive: response time under 100 ms at p95.
    """


@dataclass(frozen=True, slots=True)
class _Limit:
    """A number of the law."""

    quantity: Quantity
    provision: Provision


@rule(
    "limit-conflict",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            ## Technical Context

            **Performance Goals**: <200ms p95, 50 searches a minute ◀
            """,
            constitution=_CONSTITUTION,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Technical Context

            **Performance Goals**: p95 of 0.08 s
            **Constraints**: imports within 200 ms p95
            """,
            constitution=_CONSTITUTION,
        ),
    ),
)
def limit_conflict(case: Case) -> Iterator[Remark]:
    """A number in the Technical Context is looser than a limit that the constitution states for the same measure.

    Two numbers are compared only when both say what they measure (a latency at a percentile; a web vital, startup or
    build time; memory, bundle or file size; coverage, uptime, throughput; the length of functions), at the same
    percentile, in units that can be converted, about the same thing. Nothing is said where the constitution
    states several limits of that kind, where the plan also states a number inside the limit, or where one side names an
    operation that the other does not. A qualifier by which the limit holds whatever the case, such as "however large
    the file is", or of each thing that is measured anyway, such as memory "per instance", makes no difference unless
    the plan says otherwise. Of Testing, coverage alone is read.

    Plan for the constitution's number, or declare the violation and justify it.

    Source: `templates/commands/analyze.md`, Constitution Authority; read from numbers alone.
    """
    fields = [field for field in case.plan.context if field.key in _FIELDS]
    unkept = _unkept(case, fields)
    if unkept:
        yield from chain.from_iterable(_conflicts(field, unkept) for field in fields)


def _in_all(fields: Sequence[Field], read: Callable[[str], Iterator[Quantity]]) -> tuple[Quantity, ...]:
    """The numbers that the fields plan, as they are read."""
    return tuple(chain.from_iterable(_planned(field, read) for field in fields))


def _unkept(case: Case, fields: Sequence[Field]) -> tuple[_Limit, ...]:
    """The broken limits that the fields do not mention as kept."""
    broken = _broken(case, _in_all(fields, quantities))
    mentions = _in_all(fields, mentioned) if broken else ()
    return tuple(limit for limit in broken if not _is_kept(limit, mentions))


def _broken(case: Case, planned: Sequence[Quantity]) -> list[_Limit]:
    """The limits of the law that a planned number breaks, where no violation of them is declared."""
    limits = _limits_of(case.constitution) if planned else ()
    looser = (limit for limit in limits if _is_broken(limit, planned))
    return [limit for limit in looser if not is_declared(case, limit.provision)]


def _planned(field: Field, read: Callable[[str], Iterator[Quantity]]) -> tuple[Quantity, ...]:
    """The numbers that a field plans; what load is expected is no throughput that is aimed at."""
    text = _without_tools(field.value) if field.key in _TESTING else field.value
    return tuple(quantity for quantity in islice(read(text), _MAX_NUMBERS) if _is_aimed_at(field, quantity))


def _is_aimed_at(field: Field, quantity: Quantity) -> bool:
    if field.key in _TESTING:
        return quantity.measure is Measure.COVERAGE
    return field.key != "Scale/Scope" or quantity.measure is not Measure.THROUGHPUT


def _without_tools(text: str) -> str:
    """The text without the names of test tools, for `pytest (coverage of 70 %)` speaks of no coverage of pytest's."""
    for tool in technologies_in(text, _TEST_TOOLS):
        text = with_name_as(tool, text, " ")
    return text.translate(_BRACKETS)


def _is_broken(limit: _Limit, planned: Sequence[Quantity]) -> bool:
    return any(limit.quantity.applies_to(quantity) and _is_looser(quantity, limit.quantity) for quantity in planned)


def _is_kept(limit: _Limit, stated: Sequence[Quantity]) -> bool:
    """Whether one of the numbers that the plan states for the same thing is inside the limit."""
    return any(_is_inside(quantity, limit.quantity) for quantity in stated)


def _conflicts(field: Field, limits: tuple[_Limit, ...]) -> Iterator[Remark]:
    planned = _planned(field, quantities)
    for limit in limits:
        looser = next((quantity for quantity in planned if limit.quantity.applies_to(quantity)), None)
        if looser:
            yield Remark(field.span, _message(field.name, looser, limit), principle=limit.provision.principle)


def _message(name: str, planned: Quantity, limit: _Limit) -> str:
    """What is planned for which measure, what the law allows, and what to do."""
    quantity = limit.quantity
    measured = " ".join(filter(None, (quantity.statistic, quantity.measure.value)))
    of = f" ({' '.join(sorted(quantity.topic))})" if quantity.topic else ""
    place = f", line {limit.provision.line} of the constitution" if limit.provision.line else ""
    law = f"the constitution's limit is {quantity.shown} ({limit.provision.title}{place})"
    article = "an" if measured[:1].lower() in "aeiou" else "a"
    says = f"{name} plans {article} {measured}{of} of {planned.shown}; {law}."
    return f"{says} Plan for {quantity.shown}, or declare the violation and justify it."


def _unambiguous(limits: tuple[_Limit, ...]) -> tuple[_Limit, ...]:
    """The limits that the constitution states once for each measure, or more than once alike; a clause holds those of
    the clauses inside it, so that the last one is the nearest."""
    kept: dict[tuple[Measure, str, frozenset[str]], _Limit] = {}
    values: dict[tuple[Measure, str, frozenset[str]], set[float]] = {}
    for limit in limits:
        kept[limit.quantity.key] = limit
        values.setdefault(limit.quantity.key, set()).add(limit.quantity.value)
    return tuple(limit for key, limit in kept.items() if len(values[key]) == 1)


# The plans of one pull request share their law, and so does the plan with a fix.
@lru_cache(maxsize=8)
def _limits_of(constitution: Constitution) -> tuple[_Limit, ...]:
    return _unambiguous(tuple(_limits(constitution)))


def _limits(constitution: Constitution) -> Iterator[_Limit]:
    for provision in constitution.provisions:
        for line in provision.text.split("\n"):
            if has_digit(line) and _LIMIT.stands_in(line):
                yield from (_Limit(quantity, provision) for quantity in quantities(line))


def _is_inside(stated: Quantity, limit: Quantity) -> bool:
    """Whether the plan states a number inside the limit, be it under a condition: `80 ms normally`."""
    is_of_kind = stated.key[:2] == limit.key[:2]
    is_about_it = stated.topic >= limit.topic or stated.topic <= limit.topic
    return is_of_kind and is_about_it and not _is_looser(stated, limit)


def _is_looser(planned: Quantity, limit: Quantity) -> bool:
    return planned.value < limit.value if limit.measure in FROM_BELOW else planned.value > limit.value
