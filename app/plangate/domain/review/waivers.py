"""Waivers: who lets which finding pass, in which text, and whether the record of it can be trusted.

The records stand in a comment of ours, which everybody with write access can edit. So each is signed, and bound to its
pull request and to the blob of the file that the finding stands in: it is void once the text is another.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import get_type_hints

from plangate.domain.model.existing_output import OwnComment, VoidWaiver, Waiver
from plangate.domain.model.findings import Finding
from plangate.domain.model.snapshot import File, Snapshot

MAX_WAIVERS = 100
"""Records of one pull request, and commands that are remembered: more do not fit into a comment."""

_MARKER = re.compile(r"<!-- plangate:waivers((?: [A-Za-z0-9_./+=:-]+)*) -->\s*\Z")
_DONE = "done:"
_CONTEXT = b"plangate waiver 1\0"
_FIELD_TYPES = get_type_hints(Waiver)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What stands in our comments: records that hold, records that are void, and the commands that wrote there.

    `comment` is the id of the comment that may be changed, None when there is none yet.
    """

    waivers: tuple[Waiver, ...] = ()
    void: tuple[VoidWaiver, ...] = ()
    done: tuple[str, ...] = ()
    comment: int | None = None


def canonical(waiver: Waiver) -> bytes:
    """The one form of a record that is signed: JSON with sorted keys, without blanks, ASCII only."""
    return json.dumps(asdict(waiver), sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def seal(waiver: Waiver, key: bytes) -> str:
    """The record with its signature, as one word."""
    payload = canonical(waiver)
    return f"{base64.b64encode(payload).decode()}.{_sign(payload, key)}"


def marker(waivers: Iterable[Waiver], done: Sequence[str], key: bytes) -> str:
    """The hidden last line of the comment that holds the records."""
    words = [*(seal(waiver, key) for waiver in waivers), *(f"{_DONE}{command}" for command in done[-MAX_WAIVERS:])]
    return f"<!-- plangate:waivers {' '.join(words)} -->" if words else "<!-- plangate:waivers -->"


def read_ledger(comments: Iterable[OwnComment], keys: Sequence[bytes], repository_id: int, number: int) -> Ledger:
    """The waivers in our own comments, each judged by its signature, made with one of the keys, and pull request."""
    ledger = Ledger()
    for comment in comments:
        marked = _MARKER.search(comment.body)
        if marked:
            ledger = _with(ledger, comment, marked[1].split(), keys)
    return _of_pull_request(ledger, repository_id, number)


def _of_pull_request(ledger: Ledger, repository_id: int, number: int) -> Ledger:
    """The ledger with the waivers of that pull request that were not taken back; those of others are void."""
    here = [waiver for waiver in ledger.waivers if (waiver.repository_id, waiver.number) == (repository_id, number)]
    strays = (waiver for waiver in ledger.waivers if waiver not in here)
    void = (VoidWaiver(waiver, "it was granted in another pull request") for waiver in strays)
    # What was taken back may still stand in an older comment of ours.
    held = dict.fromkeys(waiver for waiver in here if waiver.command not in ledger.done)
    return replace(ledger, waivers=tuple(held), void=(*ledger.void, *void))


def repeated_records(comments: Iterable[OwnComment]) -> tuple[int, ...]:
    """The ids of comments of ours whose records all stand in the last one, or were taken back there.

    GitHub's word on writing it was lost, so that another was written beside it.
    """
    marked = ((comment, _MARKER.search(comment.body)) for comment in comments if not comment.tampered)
    held = [(comment.id, match[1].split()) for comment, match in marked if match]
    if not held:
        return ()
    last = max(held)
    stand, done = {*map(_told, last[1])}, {*_done(last[1])}
    return tuple(
        comment
        for comment, records in held
        if comment != last[0] and all(_told(record) in stand or _is_done(record, done) for record in records)
    )


def _told(record: str) -> Waiver | str:
    """What a record says, by whichever key it is signed."""
    return _decode(record.partition(".")[0]) or record


def _is_done(record: str, done: Container[str]) -> bool:
    waiver = _decode(record.partition(".")[0])
    return waiver is not None and waiver.command in done


def _with(ledger: Ledger, comment: OwnComment, records: Sequence[str], keys: Sequence[bytes]) -> Ledger:
    """The ledger with the records of one more comment of ours; none of them holds where somebody else edited it."""
    opened = _opened(records, keys)
    if comment.tampered:
        return replace(ledger, void=(*ledger.void, *map(_distrusted, opened)))
    return Ledger(
        waivers=(*ledger.waivers, *(record for record in opened if isinstance(record, Waiver))),
        void=(*ledger.void, *(record for record in opened if isinstance(record, VoidWaiver))),
        done=(*ledger.done, *_done(records)),
        comment=comment.id,
    )


def _opened(records: Sequence[str], keys: Sequence[bytes]) -> tuple[Waiver | VoidWaiver, ...]:
    """What those records hold that are waivers."""
    return tuple(open_record(record, keys) for record in records if not record.startswith(_DONE))


def _done(records: Sequence[str]) -> tuple[str, ...]:
    """The commands that the other records say to be carried out."""
    return tuple(record.removeprefix(_DONE) for record in records if record.startswith(_DONE))


def _distrusted(record: Waiver | VoidWaiver) -> VoidWaiver:
    if isinstance(record, VoidWaiver):
        return record
    return VoidWaiver(record, "somebody edited the comment that holds it")


def open_record(record: str, keys: Sequence[bytes]) -> Waiver | VoidWaiver:
    """The waiver that a record holds, when one of the keys signed it."""
    text, _, signature = record.partition(".")
    waiver = _decode(text)
    if waiver is None:
        return VoidWaiver(None, "its record cannot be read")
    # Every key is tried, whichever fits: how long it takes tells nothing.
    payload = canonical(waiver)
    fits = [hmac.compare_digest(_sign(payload, key), signature) for key in keys if signature.isascii()]
    return waiver if any(fits) else VoidWaiver(waiver, "its signature does not hold")


def _decode(text: str) -> Waiver | None:
    """The waiver in the one form that is signed; None where anything in it is otherwise."""
    try:
        payload = base64.b64decode(text, validate=True)
        values = json.loads(payload)
        waiver = Waiver(**{name: values[name] for name in _FIELD_TYPES})
        typed = all(isinstance(values[name], kind) for name, kind in _FIELD_TYPES.items())
        return waiver if typed and canonical(waiver) == payload else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _sign(payload: bytes, key: bytes) -> str:
    return hmac.digest(key, _CONTEXT + payload, hashlib.sha256).hex()


def with_waivers(snapshot: Snapshot, keys: Sequence[bytes], repository_id: int) -> Snapshot:
    """The snapshot with the waivers that stand on its pull request."""
    ledger = read_ledger(snapshot.existing_output.words, keys, repository_id, snapshot.number or 0)
    return replace(
        snapshot, existing_output=replace(snapshot.existing_output, waivers=ledger.waivers, void=ledger.void)
    )


def with_group_waivers(snapshot: Snapshot, keys: Sequence[bytes], repository_id: int) -> Snapshot:
    """The snapshot of a queue's commit with the waivers of its pull requests, none where one of them was not found.

    Each waiver is bound to a blob, so that it counts only where the queue has the very text that it was given for.
    """
    group = snapshot.group
    if group is None or not group.whole:
        return snapshot
    ledgers = [read_ledger(pull.words, keys, repository_id, pull.number) for pull in group.pull_requests]
    waivers = tuple(waiver for ledger in ledgers for waiver in ledger.waivers)
    return replace(snapshot, existing_output=replace(snapshot.existing_output, waivers=waivers))


def why_void(waiver: Waiver, snapshot: Snapshot) -> str | None:
    """Why a waiver that we signed for this pull request does not count now; None when it does."""
    if waiver.rule in snapshot.policy.waivers.never:
        return "the policy never lets this rule be waived"
    if blob_at(snapshot, waiver.path) != waiver.blob:
        return "the text that it was given for has changed"
    return None


def blob_at(snapshot: Snapshot, path: str) -> str | None:
    """The blob id of a file that findings may stand in: of a feature's folder at the head, or of the law."""
    return next((file.sha for file in _files(snapshot) if file.path == path), None)


def _files(snapshot: Snapshot) -> Iterator[File]:
    """The files that findings may stand in; what the pull request writes comes before what the base has."""
    for feature in snapshot.looked_at:
        yield from (feature.plan, *feature.files)
    yield from (law.after for law in snapshot.written_law)
    yield from snapshot.law


def covers(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver is about a finding."""
    same_place = waiver.rule == finding.rule and waiver.path == finding.path
    return same_place and waiver.principle in (None, finding.principle)


def waived(findings: Iterable[Finding], snapshot: Snapshot) -> tuple[Finding, ...]:
    """The findings, those that somebody lets pass marked with who, when and why."""
    valid = [waiver for waiver in snapshot.existing_output.waivers if why_void(waiver, snapshot) is None]
    return tuple(_marked(finding, valid) for finding in findings)


def _marked(finding: Finding, waivers: Sequence[Waiver]) -> Finding:
    waiver = next((waiver for waiver in waivers if covers(waiver, finding)), None)
    return replace(finding, waived=said_of(waiver)) if waiver and not finding.existing else finding


def said_of(waiver: Waiver) -> str:
    """Who waived, when and why."""
    return f"{waiver.who} on {waiver.at[:10]}: {waiver.reason}"
