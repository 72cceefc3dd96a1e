"""Waivers: who lets which finding pass, in which text, and whether the record of it can be trusted.

The records stand in a comment of ours, which everybody with write access can edit. So each is signed, and bound to its
pull request and to the blob of the file that the finding stands in: it is void once the text is another.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace

from plangate.domain.model.existing_output import OwnComment, VoidWaiver, Waiver
from plangate.domain.model.findings import Finding
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.policy import Policy

MOST = 100
"""Records of one pull request, and deeds that are remembered: more do not fit into a comment."""

_MARKER = re.compile(r"<!-- plangate:waivers((?: [A-Za-z0-9_./+=:-]+)*) -->\s*\Z")
_DONE = "done:"
_CONTEXT = b"plangate waiver 1\0"


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
    words = [*(seal(waiver, key) for waiver in waivers), *(f"{_DONE}{deed}" for deed in done[-MOST:])]
    return f"<!-- plangate:waivers {' '.join(words)} -->" if words else "<!-- plangate:waivers -->"


def read_ledger(words: Iterable[OwnComment], keys: Sequence[bytes], repository_id: int, number: int) -> Ledger:
    """The waivers in our own words, each judged by its signature, made with one of the keys, and its pull request."""
    ledger = Ledger()
    for word in words:
        found = _MARKER.search(word.body)
        if found:
            ledger = _with(ledger, word, found[1].split(), keys)
    here = [w for w in ledger.waivers if (w.repository_id, w.number) == (repository_id, number)]
    strays = tuple(VoidWaiver(w, "it was granted in another pull request") for w in ledger.waivers if w not in here)
    # What was taken back may still stand in an older comment of ours.
    held = dict.fromkeys(w for w in here if f"{w.comment}/{w.line}" not in ledger.done)
    return replace(ledger, waivers=tuple(held), void=(*ledger.void, *strays))


def _with(ledger: Ledger, word: OwnComment, records: Sequence[str], keys: Sequence[bytes]) -> Ledger:
    done = tuple(record.removeprefix(_DONE) for record in records if record.startswith(_DONE))
    opened = [open_record(record, keys) for record in records if not record.startswith(_DONE)]
    if word.tampered:
        why = "somebody edited the comment that holds it"
        void = [VoidWaiver(one, why) if isinstance(one, Waiver) else one for one in opened]
        return replace(ledger, void=(*ledger.void, *void))
    return Ledger(
        waivers=(*ledger.waivers, *(one for one in opened if isinstance(one, Waiver))),
        void=(*ledger.void, *(one for one in opened if isinstance(one, VoidWaiver))),
        done=(*ledger.done, *done),
        comment=word.id,
    )


def open_record(record: str, keys: Sequence[bytes]) -> Waiver | VoidWaiver:
    """The waiver that a record holds, when one of the keys signed it."""
    text, _, signature = record.partition(".")
    try:
        payload = base64.b64decode(text, validate=True)
    except ValueError:
        return VoidWaiver(None, "its record cannot be read")
    waiver = _decode(payload)
    if waiver is None:
        return VoidWaiver(None, "its record cannot be read")
    # Every key is tried, whichever fits: how long it takes tells nothing.
    fits = [hmac.compare_digest(_sign(payload, key), signature) for key in keys if signature.isascii()]
    return waiver if any(fits) else VoidWaiver(waiver, "its signature does not hold")


def _decode(payload: bytes) -> Waiver | None:
    try:
        read = json.loads(payload)
        waiver = Waiver(**{field.name: read[field.name] for field in fields(Waiver)})
        whole = isinstance(waiver.repository_id, int) and isinstance(waiver.number, int)
        texts = (waiver.rule, waiver.path, waiver.blob, waiver.who, waiver.comment, waiver.line, waiver.reason)
        said = all(isinstance(text, str) for text in (*texts, waiver.at, waiver.principle or ""))
        return waiver if whole and said and canonical(waiver) == payload else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _sign(payload: bytes, key: bytes) -> str:
    return hmac.digest(key, _CONTEXT + payload, hashlib.sha256).hex()


def with_waivers(snapshot: Snapshot, keys: Sequence[bytes], repository_id: int) -> Snapshot:
    """The snapshot with the waivers that stand on its pull request."""
    ledger = read_ledger(snapshot.standing.words, keys, repository_id, snapshot.number or 0)
    return replace(snapshot, standing=replace(snapshot.standing, waivers=ledger.waivers, void=ledger.void))


def why_void(waiver: Waiver, snapshot: Snapshot, policy: Policy) -> str | None:
    """Why a waiver that we signed for this pull request does not count now; None when it does."""
    if waiver.rule in policy.waivers.never:
        return "the policy never lets this rule be waived"
    if blob_at(snapshot, waiver.path) != waiver.blob:
        return "the text that it was given for has changed"
    return None


def blob_at(snapshot: Snapshot, path: str) -> str | None:
    """The blob id of a file that findings may stand in: of a feature's folder at the head, or of the law."""
    beside = (file for feature in snapshot.looked_at for file in (feature.plan, *feature.files))
    proposed = (snapshot.proposed_policy,) if snapshot.proposed_policy else ()
    amended = (law.after for law in (*snapshot.amended, *proposed))
    file = next((file for file in (*beside, *amended) if file.path == path), None) or snapshot.law_file(path)
    return file.sha if file else None


def covers(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver is about a finding."""
    named = waiver.principle is None or waiver.principle == finding.principle
    return waiver.rule == finding.rule and waiver.path == finding.path and named


def waived(findings: Iterable[Finding], snapshot: Snapshot, policy: Policy) -> tuple[Finding, ...]:
    """The findings, those that somebody lets pass marked with who, when and why."""
    valid = [waiver for waiver in snapshot.standing.waivers if why_void(waiver, snapshot, policy) is None]
    return tuple(_marked(finding, valid) for finding in findings)


def _marked(finding: Finding, waivers: Sequence[Waiver]) -> Finding:
    waiver = next((waiver for waiver in waivers if covers(waiver, finding)), None)
    return replace(finding, waived=said_of(waiver)) if waiver and not finding.existing else finding


def said_of(waiver: Waiver) -> str:
    """Who waived, when and why."""
    return f"{waiver.who} on {waiver.at[:10]}: {waiver.reason}"
