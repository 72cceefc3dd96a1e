"""Lines of the tasks template, which are no tasks of a feature."""

import re

from plangate.domain.text.vocabulary import Vocabulary

_IDS = Vocabulary("XXX, TXXX", cased=True)
_PRINTED = (
    "- [ ] TXXX",
    "[Entity1]", "[Entity2]", "[entity1]", "[entity2]", "[Service]", "[service].py", "[endpoint/feature]",
    "[location]/[file]", "[user journey]", "Create model in [", "[Brief description of what this story delivers]",
    "[How to verify this story works on its own]", "tasks below are SAMPLE TASKS", "The tasks below are examples",
)  # fmt: skip
_CODE = re.compile(r"`[^`]*`")


def is_sample(line: str) -> bool:
    """Whether a line is one of the tasks template's own; what stands in code is spoken of, and not left."""
    said = _CODE.sub(" ", line)
    last = said.rfind("[")
    return any(printed in said for printed in _PRINTED) or any(id.end <= last for id in _IDS.places(said))
