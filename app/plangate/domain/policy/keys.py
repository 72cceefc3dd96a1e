"""Every key of the policy file, declared once: what it may be, how it is read, and its JSON Schema."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from plangate.domain.model.findings import Severity
from plangate.domain.model.policy import Existing, History, NonNegotiable, OpenOn
from plangate.domain.model.report import Conclusion
from plangate.domain.policy.kinds import Choice, Flag, GlobList, KeyKind, Paths, Schema, Severities, Texts, words

SCHEMA_URL = "https://raw.githubusercontent.com/plangate/plangate/main/docs/policy.schema.json"
"""Where an editor finds the policy's JSON Schema."""

SEVERITIES = {severity.word: severity for severity in sorted(Severity, reverse=True)}
"""The severities that a rule may be given."""

THRESHOLDS = {
    **{word: severity for word, severity in SEVERITIES.items() if severity is not Severity.INFO},
    "never": None,
}
"""What may be a threshold; info never blocks."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its name in the file and in Policy, its kind, and what it is for."""

    name: str
    kind: KeyKind
    says: str

    @property
    def field(self) -> str:
        """Its name in Policy."""
        return self.name.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Group:
    """A key that holds keys."""

    name: str
    keys: tuple[Key, ...]
    says: str

    @property
    def field(self) -> str:
        """Its name in Policy."""
        return self.name.replace("-", "_")


def policy_keys(rules: Collection[str]) -> tuple[Key | Group, ...]:
    """The keys of the policy file, for a catalogue with these rule names; without names any name is accepted."""
    return (
        Key("plans", GlobList(needed=True), "Globs of the plans; a plan needs a feature folder of its own."),
        Key("constitution", Paths(), "Where a constitution is looked for, in the plan's folder and each one above it."),
        Key("fail-on", Choice(THRESHOLDS), "The lowest severity that makes a pull request not comply."),
        Key("comment-on", Choice(THRESHOLDS), "The lowest severity that gets an inline comment."),
        Key("rules", Severities(tuple(rules), {**SEVERITIES, "off": None}), "One severity for each rule, or off."),
        Key("existing", Choice(words(Existing)), "Whether findings that stood there before count."),
        Key("no-constitution", Choice(_conclusions("neutral", "failure")), "The conclusion without a constitution."),
        Key("other-format", Choice(_conclusions("neutral", "success", "failure")), "The conclusion for other formats."),
        Group("drafts", (Key("comments", Flag(), "Whether drafts get inline comments."),), "Draft pull requests."),
        Group("exempt", _EXEMPT, "What is not judged."),
        Key("non-negotiable", Choice(words(NonNegotiable)), "Whether a row excuses a NON-NEGOTIABLE principle."),
        Key("history", Choice(words(History)), "Whether old features are kept up to date or are records."),
        Group("waivers", _waivers(rules), "Who may waive a finding."),
        Group("tasks", _TASKS, "The follow-up pull request with tasks."),
    )


def policy_schema(rules: Sequence[str]) -> Schema:
    """The policy file's JSON Schema, for editors, in the draft that they know best."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA_URL,
        "title": "Plangate policy",
        **_object(policy_keys(rules)),
    }


def _object(keys: Sequence[Key | Group]) -> Schema:
    properties = {
        key.name: {"description": key.says, **(key.kind.schema() if isinstance(key, Key) else _object(key.keys))}
        for key in keys
    }
    return {"type": ["object", "null"], "additionalProperties": False, "properties": properties}


def _conclusions(*names: str) -> dict[str, Conclusion]:
    return {name: Conclusion(name) for name in names}


def _waivers(rules: Collection[str]) -> tuple[Key, ...]:
    return (
        Key("who", Texts(_PERMISSIONS), "The repository permissions that may waive."),
        Key("author", Flag(), "Whether the pull request's author may."),
        Key("never", Texts(tuple(rules)), "Rules that nobody may waive."),
    )


_PERMISSIONS = ("triage", "write", "maintain", "admin")

_EXEMPT = (
    Key("authors", Texts(), "Logins whose pull requests are not judged."),
    Key("paths", GlobList(), "Globs of plans and folders that are not judged."),
)

_TASKS = (
    Key("open-on", Choice(words(OpenOn)), "What opens it."),
    Key("labels", Texts(), "The labels that it gets."),
)
