"""Dialects: the words in which plans are written, one file a language; see docs/dialects.md for adding one."""

from plangate.domain.documents.dialects.dialect import Dialect
from plangate.domain.documents.dialects.languages.de import GERMAN
from plangate.domain.documents.dialects.languages.en import ENGLISH
from plangate.domain.documents.dialects.languages.es import SPANISH
from plangate.domain.documents.dialects.languages.fr import FRENCH
from plangate.domain.documents.dialects.languages.id import INDONESIAN
from plangate.domain.documents.dialects.languages.it import ITALIAN
from plangate.domain.documents.dialects.languages.ja import JAPANESE
from plangate.domain.documents.dialects.languages.ko import KOREAN
from plangate.domain.documents.dialects.languages.nl import DUTCH
from plangate.domain.documents.dialects.languages.pl import POLISH
from plangate.domain.documents.dialects.languages.pt import PORTUGUESE
from plangate.domain.documents.dialects.languages.ru import RUSSIAN
from plangate.domain.documents.dialects.languages.tr import TURKISH
from plangate.domain.documents.dialects.languages.uk import UKRAINIAN
from plangate.domain.documents.dialects.languages.vi import VIETNAMESE
from plangate.domain.documents.dialects.languages.zh.hans import SIMPLIFIED_CHINESE
from plangate.domain.documents.dialects.languages.zh.hant import TRADITIONAL_CHINESE

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
    ITALIAN,
    VIETNAMESE,
    TURKISH,
    POLISH,
    UKRAINIAN,
    INDONESIAN,
    DUTCH,
)
"""Every language that is read; a plan may mix them."""
