"""Places and forms: where an answer may stand, and how a verdict may be written, as data.

The table in `docs/reading.md` is printed from here; a test holds it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from plangate.domain.model.findings import Status

Answer = Callable[["Spoken"], str]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One answer: the principle's label, the verdict as written, and a sentence of evidence."""

    label: str
    verdict: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer stands: `write` gives its lines, `before` what opens the list; `apart` puts a blank between."""

    name: str
    write: Answer
    before: str = ""
    apart: bool = False
    bare: bool = False
    """Whether only verdicts that no sentence ends with are read there: a comma parts too little."""


PLACES: tuple[Place, ...] = (
    Place("behind the name", lambda s: f"- **{s.label}**: {s.verdict}, {s.evidence}"),
    Place("behind a name without bold type", lambda s: f"- {s.label}: {s.verdict} - {s.evidence}"),
    Place("behind a dash", lambda s: f"- **{s.label}** — {s.verdict}. {s.evidence}"),
    Place("alone behind the name", lambda s: f"- **{s.label}**: {s.verdict}"),
    Place("before the name", lambda s: f"- {s.verdict}: **{s.label}** {s.evidence}"),
    Place("in brackets before the name", lambda s: f"- [{s.verdict}] {s.label}: {s.evidence}", bare=True),
    Place("at the end, behind a dash", lambda s: f"- **{s.label}**: {s.evidence} — {s.verdict}", bare=True),
    Place("at the end, in brackets", lambda s: f"- **{s.label}**: {s.evidence} ({s.verdict})", bare=True),
    Place("at the end, as a sentence", lambda s: f"- **{s.label}**: {s.evidence}. {s.verdict}", bare=True),
    Place("at the end, behind an arrow", lambda s: f"- **{s.label}**: {s.evidence} → {s.verdict}", bare=True),
    Place("bold at the end", lambda s: f"- **{s.label}**: {s.evidence}. **{s.verdict}**", bare=True),
    Place("in brackets in the name", lambda s: f"- **{s.label}** ({s.verdict}): {s.evidence}", bare=True),
    Place("in a bold name", lambda s: f"**{s.label}: {s.verdict}** {s.evidence}", apart=True),
    Place("a paragraph", lambda s: f"**{s.label}**: {s.verdict}. {s.evidence}", apart=True),
    Place("a paragraph with a number", lambda s: f"{s.label}: {s.verdict}. {s.evidence}", apart=True),
    Place("below the heading", lambda s: f"### {s.label}\n\n{s.verdict}. {s.evidence}", apart=True),
    Place("in the heading", lambda s: f"### {s.label} — {s.verdict}\n\n{s.evidence}", apart=True, bare=True),
    Place("in the heading, bullets below", lambda s: f"### {s.label} ({s.verdict})\n\n- {s.evidence}",
          apart=True, bare=True),
    Place("a status line", lambda s: f"### {s.label}\n\n{s.evidence}\n\nStatus: {s.verdict}", apart=True),
    Place("a bold status line", lambda s: f"### {s.label}\n\n**Status**: {s.verdict}\n\n{s.evidence}", apart=True),
    Place("a status line in a list", lambda s: f"- **{s.label}**\n  - **Status**: {s.verdict}\n  - {s.evidence}"),
    Place("one level down", lambda s: f"- **{s.label}**:\n  - {s.verdict}: {s.evidence}"),
    Place("in a group", lambda s: f"- **Group**\n  - **{s.label}**: {s.verdict}, {s.evidence}"),
    Place("in a quote below", lambda s: f"**{s.label}**: Does it hold?\n> {s.verdict}. {s.evidence}", apart=True),
    Place("below the question", lambda s: f"**{s.label}**: Does it hold?\n\n{s.verdict}. {s.evidence}", apart=True),
    Place("behind the question", lambda s: f"- **{s.label}**: does it hold? {s.verdict}, {s.evidence}"),
    Place("in a status column", lambda s: f"| {s.label} | {s.verdict} | {s.evidence} |",
          "| Principle | Status | Notes |\n|---|---|---|"),
    Place("in the last column", lambda s: f"| {s.label} | {s.evidence} | {s.verdict} |",
          "| Principle | Notes | Verdict |\n|---|---|---|"),
    Place("in a column without a known title", lambda s: f"| {s.label} | {s.verdict} | {s.evidence} |",
          "| Principle | Foo | Bar |\n|---|---|---|"),
    Place("at the start of a cell", lambda s: f"| {s.label} | {s.verdict}: {s.evidence} |",
          "| Principle | Status |\n|---|---|"),
    Place("before and after", lambda s: f"| {s.label} | ✅ | {s.verdict} |",
          "| Principle | Before design | After design |\n|---|---|---|"),
    Place("struck out before", lambda s: f"- **{s.label}**: ~~FAIL~~ {s.verdict}, {s.evidence}"),
    Place("beside a comment", lambda s: f"- **{s.label}**: {s.verdict}, {s.evidence} <!-- FAIL -->"),
    Place("was and now", lambda s: f"- **{s.label}**: FAIL → {s.verdict}"),
)  # fmt: skip
"""Every place in which an answer is read, one line or block for each principle."""


@dataclass(frozen=True, slots=True)
class Whole:
    """An answer without a verdict word of its own, or a guard: its lines, and what it is read as."""

    name: str
    write: Callable[[str, str], str]
    status: Status
    apart: bool = False


WHOLES: tuple[Whole, ...] = (
    Whole("a statement", lambda label, said: f"- **{label}**: {said}", Status.ASSERTED),
    Whole("a box that is ticked", lambda label, said: f"- [x] **{label}**: {said}", Status.PASS),
    Whole("a box that is ticked, and nothing else", lambda label, said: f"- [x] **{label}**", Status.PASS),
    Whole("an open box that says nothing", lambda label, said: f"- [ ] **{label}**", Status.UNANSWERED),
    Whole("an open box beside an answer", lambda label, said: f"- [ ] **{label}**: {said}", Status.PENDING),
    Whole("an open box with N/A", lambda label, said: f"- [ ] **{label}**: N/A, {said}", Status.NOT_APPLICABLE),
    Whole("an open box with a verdict", lambda label, said: f"- [ ] **{label}**: PASS, {said}", Status.PASS),
    Whole("a tick beside a violation", lambda label, said: f"- [x] **{label}**: VIOLATION, {said}",
          Status.VIOLATION),
    Whole("a violation below a tick", lambda label, said: f"- [x] **{label}**\n  - VIOLATION: {said}",
          Status.VIOLATION),
    Whole("a remark below a tick", lambda label,
          said: f"- [x] **{label}**: {said}\n  - **Concern**: two lists are kept",
          Status.PASS),
    Whole("a justification below a mark", lambda label, said: f"**{label}** ✅\n- {said}\n- **Justified**: it is small",
          Status.PASS, apart=True),
    Whole("a failure that is tested for", lambda label, said: f"- **{label}**: tests FAIL first, and {said}",
          Status.ASSERTED),
    Whole("a number of failures", lambda label, said: f"- **{label}**: PASS, 10 failed attempts lock the account",
          Status.PASS),
    Whole("a rejected alternative", lambda label, said: f"- **{label}**: PASS, {said}; rejected: ❌ ORM", Status.PASS),
    Whole("a denial of something else", lambda label, said: f"- **{label}**: no new queue, {said}", Status.ASSERTED),
    Whole("what would be a violation", lambda label, said: f"- **{label}**: PASS. A second list would be a violation.",
          Status.PASS),
    Whole("passed, under watch", lambda label, said: f"- **{label}**: ⚠️ PASS, under watch", Status.PASS),
    Whole("justified, with a mark", lambda label, said: f"- **{label}**: {said}. Justified. ✅", Status.PASS),
    Whole("passed with an exception", lambda label, said: f"- **{label}**: PASS with one exception, {said}",
          Status.VIOLATION),
    Whole("passed in part", lambda label, said: f"- **{label}**: PASS for reads, FAIL for joins", Status.VIOLATION),
    Whole("a warning about something deferred", lambda label, said: f"- **{label}**: ⚠️ deferred to a later release",
          Status.VIOLATION),
    Whole("deferred, and no violation", lambda label, said: f"- **{label}**: ⚠️ DEFERRED. Not a violation of the scope.",
          Status.PENDING),
    Whole("deferred, and no violation, in Spanish", lambda label,
          said: f"- **{label}**: diferido, {said}. No es una violación.",
          Status.PENDING),
    Whole("a word of violation that begins a sentence", lambda label,
          said: f"- **{label}**: Fails closed when the disk is full, {said}",
          Status.ASSERTED),
    Whole("a rule about what violates it, in Chinese", lambda label,
          said: f"- **{label}**: 违反时限的调用必须留下记录, {said}",
          Status.ASSERTED),
    Whole("a denial of another deed", lambda label, said: f"- **{label}**: does not change what is written to disk",
          Status.ASSERTED),
    Whole("a denial of another deed, in Chinese", lambda label, said: f"- **{label}**: 不改变写入路径与执行顺序",
          Status.ASSERTED),
    Whole("a step behind an arrow", lambda label, said: f"- **{label}**: red → amber → ready, {said}", Status.ASSERTED),
    Whole("an open box with a rule", lambda label, said: f"- [ ] **{label}**: secrets MUST NOT be written to disk",
          Status.UNANSWERED),
    Whole("an open box with a rule, in German", lambda label,
          said: f"- [ ] **{label}**: ein Schlüssel darf nie geschrieben werden",
          Status.UNANSWERED),
    Whole("an open box with a rule and how it is kept", lambda label,
          said: f"- [ ] **{label}**: secrets MUST NOT be logged; the field is left out of every line, {said}",
          Status.PENDING),
    Whole("a rule that is told", lambda label, said: f"- **{label}**: secrets must never be written to disk, {said}",
          Status.ASSERTED),
    Whole("a mark, and a word against it", lambda label, said: f"- **{label}**: ✅ N/A: {said}", Status.NOT_APPLICABLE),
    Whole("a word, and another behind it", lambda label, said: f"- **{label}**: PASS ({said}) — N/A",
          Status.NOT_APPLICABLE),
    Whole("a mark, and the word below", lambda label, said: f"**{label}** ✅\n\n- No aplica: {said}",
          Status.NOT_APPLICABLE, apart=True),
    Whole("not applicable to a part", lambda label, said: f"- **{label}**: **N/A** for the client; server PASS, {said}",
          Status.PASS),
    Whole("not applicable to a part, in Chinese", lambda label,
          said: f"- **{label}**: **不适用**于客户端；服务端：通过",
          Status.PASS),
    Whole("a part that is not applicable", lambda label, said: f"- **{label}**: {said}. **Entfällt** für den Client.",
          Status.ASSERTED),
    Whole("a part of each", lambda label, said: f"- **{label}**: **N/A** pour le client; serveur: ÉCHEC",
          Status.VIOLATION),
    Whole("work to come in brackets", lambda label, said: f"- **{label}**: PASS\n  （TODO：{said}）", Status.PENDING),
    Whole("work to come below a tick", lambda label, said: f"- [x] **{label}**: {said}\n  - (TODO: name them)",
          Status.PENDING),
    Whole("a plan behind a pass", lambda label, said: f"- **{label}**: PASS (Planned), {said}", Status.PASS),
    Whole("a word of work to come in a sentence below", lambda label,
          said: f"- [x] **{label}**: {said}\n  - TODO comments are forbidden",
          Status.PASS),
    Whole("a value in code", lambda label, said: f"- **{label}**: `unverified` is what a meter begins with, {said}",
          Status.ASSERTED),
    Whole("values in code behind arrows", lambda label, said: f"- **{label}**: {said}: `open` → `failed`",
          Status.ASSERTED),
    Whole("a value in code below the name", lambda label, said: f"- **{label}**:\n  - {said}\n  - state: `pendiente`",
          Status.ASSERTED),
    Whole("a verdict in code", lambda label, said: f"- **{label}**: `FAIL`, {said}", Status.VIOLATION),
    Whole("a measure", lambda label, said: f"- **{label}**: <200 ms for each valve", Status.ASSERTED),
    Whole("an estimate", lambda label, said: f"- **{label}**: ~3 files, {said}", Status.ASSERTED),
    Whole("measures below the name", lambda label, said: f"- **{label}**:\n  - ≤ 3 件\n  - ≈200 мс\n  - {said}",
          Status.ASSERTED),
    Whole("a warning of work to come", lambda label, said: f"- **{label}**: ⚠️ to be verified before merge",
          Status.PENDING),
    Whole("a mark against its word", lambda label, said: f"- **{label}**: ❌ PASS", Status.UNCLEAR),
    Whole("a sign that nobody knows", lambda label, said: f"- **{label}**: ❔", Status.UNCLEAR),
    Whole("not followed in this feature", lambda label, said: f"- **{label}**: not followed in this feature",
          Status.VIOLATION),
    Whole("as far as time allows", lambda label, said: f"- **{label}**: as far as time allows", Status.UNCLEAR),
    Whole("what is only in a comment", lambda label, said: f"- **{label}**: {said} <!-- VIOLATION -->",
          Status.ASSERTED),
    Whole("what is struck out", lambda label, said: f"- **{label}**: {said} ~~VIOLATION~~", Status.ASSERTED),
)  # fmt: skip
"""Answers without a verdict in a slot, and guards: what looks like a verdict and is none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A table whose column asks for the negative, so that its answers turn around."""

    title: str
    cell: str
    status: Status


ASKED: tuple[Asked, ...] = (
    Asked("Violation?", "No", Status.PASS),
    Asked("Violation?", "Yes", Status.VIOLATION),
    Asked("Deviation", "✅", Status.VIOLATION),
    Asked("Deviation", "❌", Status.PASS),
    Asked("Exception needed", "no", Status.PASS),
    Asked("Exception needed", "yes", Status.VIOLATION),
)
"""Columns that ask for the negative."""

PROHIBITIONS = {
    "en": ("secrets MUST NOT be written to disk", "no raw value may be written there"),
    "pt": ("os segredos não devem ser escritos", "nenhum segredo pode ser escrito em disco"),
    "es": ("los secretos no deben ser escritos", "ningún secreto puede ser escrito en disco"),
    "fr": ("un secret ne doit jamais être écrit", "aucun secret ne peut être écrit sur disque"),
    "de": ("ein Schlüssel darf nicht geschrieben werden", "kein Schlüssel darf geschrieben werden"),
    "ja": ("秘密情報を記述してはならない", "秘密情報は記述しないこと"),
    "zh-Hans": ("不得编写密钥到磁盘", "密钥不应编写到磁盘"),
    "zh-Hant": ("不得編寫密鑰到磁碟", "密鑰不應編寫到磁碟"),
    "ko": ("비밀은 디스크에 작성되어서는 안 된다", "비밀을 디스크에 작성하지 말아야 한다"),
    "ru": ("ключи не должны быть написаны", "ни один ключ не может быть написан"),
    "it": ("i segreti non devono essere scritti", "nessun segreto può essere scritto su disco"),
    "pl": ("klucze nie mogą być zapisane na dysku", "żaden klucz nie może być zapisany na dysku"),
    "uk": ("ключі не повинні бути записані", "жоден ключ не може бути записаний"),
    "tr": ("anahtarlar diske yazılmamalıdır", "hiçbir anahtar diske yazılamaz"),
    "vi": ("khóa không được viết ra đĩa", "cấm viết khóa ra đĩa"),
    "nl": ("een sleutel mag niet worden geschreven", "geen sleutel mag worden geschreven"),
    "id": ("rahasia tidak boleh ditulis ke disk", "tidak satu pun rahasia boleh ditulis ke disk"),
}
"""Rules that forbid, in two wordings for each dialect; a denied deed of the dialect is in each."""
