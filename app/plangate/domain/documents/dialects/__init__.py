"""Dialects: the words in which plans are written, one file a language; see docs/dialects.md for adding one."""

from plangate.domain.documents.dialects.de import GERMAN
from plangate.domain.documents.dialects.dialect import Dialect
from plangate.domain.documents.dialects.en import ENGLISH
from plangate.domain.documents.dialects.es import SPANISH
from plangate.domain.documents.dialects.fr import FRENCH
from plangate.domain.documents.dialects.ja import JAPANESE
from plangate.domain.documents.dialects.ko import KOREAN
from plangate.domain.documents.dialects.pt import PORTUGUESE
from plangate.domain.documents.dialects.ru import RUSSIAN
from plangate.domain.documents.dialects.zh_hans import SIMPLIFIED_CHINESE
from plangate.domain.documents.dialects.zh_hant import TRADITIONAL_CHINESE

DIALECTS: tuple[Dialect, ...] = (
    ENGLISH,
    PORTUGUESE,
    SPANISH,
    FRENCH,
    GERMAN,
    JAPANESE,
    SIMPLIFIED_CHINESE,
    TRADITIONAL_CHINESE,
    KOREAN,
    RUSSIAN,
)
"""Every language that is read; a plan may mix them."""
