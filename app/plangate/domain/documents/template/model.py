"""What a template is: a plan in its unfilled state, and the strings that must not survive."""

from dataclasses import dataclass, field

from plangate.domain.documents.plan.model import Plan
from plangate.domain.documents.template.layers import Unresolved


@dataclass(frozen=True, slots=True)
class Template:
    """The plan template in force.

    `source` is core, override, `preset:<id>`, `extension:<id>`, or upstream (nothing resolved, as `unresolved` says:
    what every known stock template has is expected, and structural findings weigh less). `plan` is its text read as a
    plan. `placeholders` are the exact strings of it that a filled plan no longer holds, those of upstream's known
    templates included; each opens with a square bracket. `optional` are titles of sections that may be left out.
    The plan is no part of the hash: to look at all of it takes long, and the placeholders tell templates apart.
    """

    path: str | None
    source: str
    plan: Plan = field(hash=False)
    placeholders: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    unresolved: Unresolved | None = None
