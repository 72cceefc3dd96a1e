"""What a dialect is: the words of one language in which plans answer a constitution, as one frozen value."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Words = tuple[str, ...]

NONE_NAMED: Mapping[str, Words] = MappingProxyType({})


_DOTTED = str.maketrans("ı", "i")
"""What Turkish capitals are in lower case where nobody knows their language: `I` is that of i and ı."""
_PLAIN_LETTERS = {code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x250)} | _DOTTED
_FEWEST_LETTERS = 4
"""Letters of a word that is known without its accents; shorter ones are other words then: `sí` and `si`."""


def words(listed: str) -> Words:
    """The entries of a list: lower case, a comma and a blank between them; a `*` at an entry's end is any ending.

    An entry with accents is known as people write it in a hurry, too, without them.
    """
    entries = as_written(listed)
    if listed.isascii():
        return entries
    accented = (entry for entry in entries if not entry.isascii() and sum(map(str.isalpha, entry)) >= _FEWEST_LETTERS)
    plain = [entry.translate(_PLAIN_LETTERS) for entry in accented]
    capitals = (entry.translate(_DOTTED) for entry in entries)
    return tuple(dict.fromkeys((*entries, *plain, *capitals)))


def as_written(listed: str) -> Words:
    """The entries of a list with their accents and no others: for languages in which tones make other words."""
    return tuple(dict.fromkeys(listed.split(", ")))


def forms(stems: str, endings: str) -> Words:
    """Each stem with each ending, as adjectives and participles have them for gender and number."""
    return words(", ".join(f"{stem}{ending}" for stem in words(stems) for ending in endings.split(", ")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """The words of one language. Every entry is lower case; a phrase has single blanks between its words.

    Titles of sections and labels of lines: `summary` to `complexity` are the stock sections' titles, with
    `structure_titles` for what else Project Structure is called; `law` and `checking` what a title of a Constitution
    Check has both of, `progress` the title of the oldest template's list of gate boxes; `before` and `after` tell the
    phase, `again` a check of everything once more. `status_labels` announce the verdict of the answer above them,
    `result_labels` that of the whole check, `about_labels` date, sign or explain it, `legends` explain marks.
    `group_titles` head lists of answers, `other_titles` lists that hold none, `announcing` words refer to the list
    below, `overview_titles` head a summary of the check.

    Columns of tables: `verdict_columns`, `label_columns`, `number_columns`; `breach_columns` ask for the negative, so
    that yes and no turn around; `applies_columns` ask whether something applies at all.

    Verdicts, in an answer's slot: `passes`, `fails`, `exempt` and `pending`; `partly` ones fail, alone and beside one
    that passes, before or behind it; `deferred` are verdicts of a violation unless the answer says that it is none;
    `excused` are verdicts of a violation that has a reason, and take back no positive one; `applies` say that a
    principle concerns the feature, and nothing of how it is met; `yes` and `no` are verdicts where the question is
    known. `common` are those of them that are everyday words too: with more words behind them they declare nothing,
    unless they are written in capitals, or a `scoping` word such as "with" follows; `parts` lead to the part of the
    feature that a verdict is about. `emphasis` may stand around a verdict, and so may `degrees`, which say that it
    holds to the full; denied, they make it a partial one. `endings` are suffixes of verdict words in languages that
    inflect them.

    Sentences: `negations` stand before what they deny, those that deny a verdict word itself are `particles`,
    `negative_endings` stand behind it. `duties` are verbs of duty and leave, `abilities` verbs of being able:
    denied, they forbid, and so do `prohibitions` in one phrase. `deeds` are what is done with a demand (planned,
    followed, written); denied, they deny the demand. `undone` says so in one phrase, `breaks` says it of the
    principle itself; `here` are words that name this feature and nothing else. `follow_up` announces work,
    `wanting` calls for it. `reserves` make a condition of the demand, `exceptions` take something out, `conditions`
    open an if. `breaches` are the nouns of violation. `everything`, `whole` and `hold` make a claim over all,
    `rest` one over what is left; who says that there is no `further` violation denies none that stands. `back` points
    to an answer given above, `reasons` open a reason, `justifications` are labels and columns of the reason for a
    violation, `later` is what "was … now" turns on, `none` says that there is nothing. `warnings` stand for a warning
    sign.

    Sections: `optional` in a title says that a plan may leave the section out; so do `conditions` and `restricting`
    words in a title's note, which say when it is needed or that it is left out, and `condition_endings` at its end.

    Open questions: `decided` and `settled` say beside a marker that it is answered, the former in the words of a
    question, too; behind a negation they leave it open. `formerly` words tell of a marker that was, or of what remains.
    `speaking` words right before a marker speak of markers and set none. `questions` are what there may be none of.

    Complexity Tracking: `filling` words with a restricting one are the template's hint when to fill it in;
    `violation_columns` and `alternative_columns` are what the titles of two of its columns speak of, the third being
    that of the reason. Trees: `added`, `changed` and `deleted` tell what becomes of a file.

    Promises, in trees, tasks and titles: `coming` says that something is not there yet, or when it comes, `perhaps`
    whether it comes at all; `given_up` opens a remark that something is not done, or no more. `built` says of the
    whole work that it is done, in the state that a record of it begins with.

    Fields: `fields` are the labels of the template's header and Technical Context, translated, by short English names;
    `meanings` are words by which a label of any wording means one of the Technical Context. Its `tools` mean the
    dependencies where a label means nothing else: a test framework belongs to the testing.

    Lists: `joining` words stand between the last two of several names, `choosing` ones between names of which one is
    meant, `ranging` ones between the ends of a range.

    Citations: `principles` are what the articles of a law are called, one or several, `chapters` the parts of any
    document; behind `citing` words a numeral is one of the law's in a label alone. `writings` are documents beside the
    law, `stories` what the specification's stories are called.

    Law: `musts` bind, `capital_musts` only where they are written in capitals, `shoulds` ask for something. `flags`
    mark a principle that nothing excuses, whatever case, accents, width, hyphens and blanks they are written with.
    `versions`, `ratified` and `amended` stand before its version and its days.
    `preambles` are titles of articles that explain the law and ask for nothing.
    `concepts` are things that constitutions speak of, by their English names, with the words for each.
    """

    tag: str
    summary: Words = ()
    technical_context: Words = ()
    project_structure: Words = ()
    structure_titles: Words = ()
    source_code: Words = ()
    documentation: Words = ()
    structure_decision: Words = ()
    complexity: Words = ()
    law: Words = ()
    checking: Words = ()
    progress: Words = ()
    before: Words = ()
    after: Words = ()
    again: Words = ()
    status_labels: Words = ()
    result_labels: Words = ()
    about_labels: Words = ()
    legends: Words = ()
    group_titles: Words = ()
    other_titles: Words = ()
    announcing: Words = ()
    overview_titles: Words = ()
    verdict_columns: Words = ()
    label_columns: Words = ()
    number_columns: Words = ()
    breach_columns: Words = ()
    applies_columns: Words = ()
    passes: Words = ()
    fails: Words = ()
    partly: Words = ()
    deferred: Words = ()
    excused: Words = ()
    exempt: Words = ()
    pending: Words = ()
    applies: Words = ()
    yes: Words = ()
    no: Words = ()
    common: Words = ()
    scoping: Words = ()
    parts: Words = ()
    emphasis: Words = ()
    degrees: Words = ()
    endings: Words = ()
    particles: Words = ()
    negations: Words = ()
    negative_endings: Words = ()
    duties: Words = ()
    abilities: Words = ()
    prohibitions: Words = ()
    deeds: Words = ()
    undone: Words = ()
    breaks: Words = ()
    here: Words = ()
    follow_up: Words = ()
    wanting: Words = ()
    reserves: Words = ()
    exceptions: Words = ()
    conditions: Words = ()
    breaches: Words = ()
    everything: Words = ()
    whole: Words = ()
    hold: Words = ()
    further: Words = ()
    rest: Words = ()
    back: Words = ()
    reasons: Words = ()
    justifications: Words = ()
    later: Words = ()
    none: Words = ()
    preambles: Words = ()
    principles: Words = ()
    chapters: Words = ()
    citing: Words = ()
    joining: Words = ()
    choosing: Words = ()
    ranging: Words = ()
    writings: Words = ()
    stories: Words = ()
    warnings: Words = ()
    musts: Words = ()
    capital_musts: Words = ()
    shoulds: Words = ()
    versions: Words = ()
    ratified: Words = ()
    amended: Words = ()
    flags: Words = ()
    optional: Words = ()
    restricting: Words = ()
    condition_endings: Words = ()
    decided: Words = ()
    settled: Words = ()
    formerly: Words = ()
    speaking: Words = ()
    questions: Words = ()
    filling: Words = ()
    violation_columns: Words = ()
    alternative_columns: Words = ()
    added: Words = ()
    changed: Words = ()
    deleted: Words = ()
    coming: Words = ()
    perhaps: Words = ()
    given_up: Words = ()
    built: Words = ()
    fields: Mapping[str, Words] = field(default_factory=lambda: NONE_NAMED)
    meanings: Mapping[str, Words] = field(default_factory=lambda: NONE_NAMED)
    concepts: Mapping[str, Words] = field(default_factory=lambda: NONE_NAMED)


def by_name(entries: Callable[[str], Words] = words, /, **named: str) -> Mapping[str, Words]:
    """Lists by what they are the words for; an underscore in its English name is a hyphen."""
    return MappingProxyType({name.replace("_", "-"): entries(listed) for name, listed in named.items()})
