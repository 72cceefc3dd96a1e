"""Reading a policy file: total, strict, and never without a policy."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from plangate.domain.model.policy import Policy, PolicyProblem
from plangate.domain.model.snapshot import File, OwnerPolicy
from plangate.domain.policy.keys import Group, Key, policy_keys
from plangate.domain.policy.kinds import Meant, did_you_mean, is_null, meant, quoted
from plangate.domain.text.yaml import MapNode, Node, YamlTrouble, read_yaml


def parse_policy(file: File | None, rules: Sequence[str] = ()) -> Policy:
    """The policy of a file, the defaults without one.

    `rules` are the legal rule names; without any, every name is accepted. A mistake is a problem of the policy, and the
    key that is wrong keeps its default.
    """
    if file is None:
        return Policy()
    reader = _Reader()
    policy = reader.policy(file, rules)
    return replace(policy, path=file.path, sha=file.sha, problems=tuple(reader.problems))


PolicyReader = Callable[[File | None, OwnerPolicy | None], Policy]
"""Makes one policy of the base's own file and of what the owner keeps for repositories that have none."""


def policy_in_force(own: File | None, owners: OwnerPolicy | None = None, rules: Sequence[str] = ()) -> Policy:
    """The policy to judge by: the base's own, else its owner's, else the defaults; `rules` as for parse_policy."""
    if own is not None or owners is None:
        return parse_policy(own, rules)
    policy = parse_policy(owners.file, rules)
    return replace(policy, repository=owners.repository if policy.path else None)


class _Reader:
    """A walk over the keys of one file, taking down what is wrong."""

    def __init__(self) -> None:
        self.problems: list[PolicyProblem] = []

    def policy(self, file: File, rules: Sequence[str]) -> Policy:
        """The policy, with the default of every key that is wrong or absent."""
        if file.text is None or file.symlink:
            self._say(1, "The policy cannot be read: it must be a UTF-8 text file, and no symbolic link.")
            return Policy()
        node = read_yaml(file.text)
        if isinstance(node, YamlTrouble):
            self._say(node.line, f"The policy {node.message}.")
            return Policy()
        return replace(Policy(), **self._changes(Policy(), "The policy", node, policy_keys(rules)))

    def _changes(self, current: object, name: str, node: Node, keys: Sequence[Key | Group]) -> dict[str, Any]:
        """The fields of `current` that the mapping sets."""
        if is_null(node):
            return {}
        if not isinstance(node, MapNode):
            self._say(node.line, f"{name} must hold keys with values, not {quoted(node)}.")
            return {}
        known = {key.name: key for key in keys}
        changes: dict[str, Any] = {}
        for written, value in node.entries:
            key = known.get(written.text)
            if key is None:
                near = meant(written.text, known)
                names = ", ".join(f"`{name}`" for name in known)
                todo = did_you_mean(near) or f" Remove it, or use one of {names}."
                self._say(written.line, f"{name} has no key {quoted(written)}.{todo}", near)
            else:
                changes[key.field] = self._value(getattr(current, key.field), key, value)
        return changes

    def _value(self, current: Any, key: Key | Group, node: Node) -> object:
        if isinstance(key, Group):
            return replace(current, **self._changes(current, f"`{key.name}`", node, key.keys))
        return key.kind.read(key.name, node, current, self._say)

    def _say(self, line: int, message: str, near: Meant = None) -> None:
        self.problems.append(PolicyProblem(line, message, near))
