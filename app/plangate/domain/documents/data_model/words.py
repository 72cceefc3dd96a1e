"""The words of data models: what titles, labels and heads of columns say."""

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import before_first, fold, word_set

_MAX_FOREIGN_LENGTH = 40
"""Characters of a title that is told by a word of a script without blanks: in a longer one it says little."""

_KINDS = word_set(
    "entity entities enum enums enumeration enumerations table tables type types object objects model models dto dtos "
    "aggregate aggregates root class struct interface collection command event entidad entidade entité entität 実体 "
    "实体 實體 エンティティ 엔티티 엔터티 сущность таблица tabla tabela tabelle"
)
"""What a title calls an entity before its name: `Entity 3: Book`, `New Enum: Role`."""

_STANDINGS = word_set("new modified existing updated extended enhanced eliminated removed deprecated core internal")
_BESIDE_KINDS = _STANDINGS | word_set("value nested record utility request response aggregate")
_NAMED_KIND = Vocabulary("entity, value object, aggregate root, enum, enumeration, table, 実体, 实体, 實體, 資料表, 表")
"""What brackets behind a name say that it is."""

_TRAILING_KINDS = word_set(
    "enum enums enumeration enumerations struct structs class classes interface interfaces trait traits table tables "
    "entity entitys dto dtos enhancement enhancements modification modifications change changes update updates"
)

_SAID_OF_GROUPS = word_set(
    "definition definitions used involved affected changes existing new unchanged modifications extensions description "
    "descriptions details categories catalog catalogue list analysis specification specifications"
)
_ONE = word_set("entity table")
_SEVERAL = word_set("model models type types structures objects tables structs records enum enums enumerations")
_QUALIFIERS = _STANDINGS | word_set(
    "key main primary supporting domain data utility runtime database db system persistent implementation api state "
    "value shared"
)
_GROUP = Vocabulary(
    "實體, 实体, 資料表, 数据表, 資料結構, 数据结构, エンティティ, テーブル, 엔티티, 엔터티, 테이블, сущност*, "
    "таблиц*, entidades, entités, entitäten, tabellen, tablas, tabelas"
)
_NO_GROUP = Vocabulary(
    "relation*, diagram*, flow*, validation*, rule, rules, transition*, migration*, summary, mapping*, er, erd, not a, "
    "not an, no entit*, 관계, 關聯, 关系, 關係, 関係, связ*"
)

_PARTS = word_set(
    "fields attributes properties columns relationship relationships relations rules constraints invariants transition "
    "transitions overview purpose note notes indexes indices lifecycle diagram diagrams summary example examples "
    "validation validations schema operations methods behavior behaviors behaviour behaviours consideration "
    "considerations strategy flow usage description requirements changes mapping queries semantics guarantees "
    "enforcement compatibility hierarchy steps ownership performance concepts layout management handling scaling "
    "bounds estimates tests testing structure format composition errors access implementation php py ts toml json "
    "yaml yml"
)
"""The last words of titles of a part of an entity, or of what stands beside entities."""

_WHOLE_PARTS = word_set("field before after definition")
_LEADS = word_set("example sample before after why how migration flow")
_OF_STATES = word_set("machine machines change changes transition transitions diagram diagrams")
_OF_PARTS = word_set("after before for in")
_PART = Vocabulary(
    "欄位, 字段, 索引, 規則, 规则, 約束, 约束, 關聯, 关系, 関係, 說明, 说明, 概述, 概覽, 示例, 範例, 範圍, 流程"
)

_FIELDS = word_set(
    "field fields attribute attributes properties columns members values variants cases поля campos atributos champs "
    "attributs felder"
)
_FIELDS_JOINED = Vocabulary("欄位, 字段, 属性, 屬性, フィールド, カラム, 필드, 속성")
_FIELD_HEADS = word_set(
    "field column property attribute member parameter key value variant case 欄位 字段 属性 屬性 列 項目 フィールド "
    "カラム 필드 속성 поле атрибут campo atributo champ attribut feld eigenschaft spalte"
)
_TYPE_HEADS = frozenset({"type", "data type", "타입", "тип", "tipo", "typ"})
_NOT_FIELDS = word_set(
    "purpose identity location table rule rules unique pk fk usage note notes behavior behaviors behaviour behaviours "
    "before after default description validation validations invariants constraints transition transitions "
    "responsibility responsibilities persistence storage fr requirement requirements file"
)
"""The last words of labels beside fields, which may be written just like one."""

_RELATIONS = Vocabulary(
    "relationship*, relations, association*, references, foreign keys, erd, 關聯, 关系, 關係, 関係, リレーション, "
    "관계, связи, relaciones, relacionamentos, relações, beziehungen"
)

_CHANGES = (
    (False, Vocabulary("unchanged, no change*, no _ change*, no _ _ change*, preserved, reused, 変更なし, 무변경")),
    (
        True,
        Vocabulary(
            "modified, changed, changes, extended, extends, enhanced, updated, renamed, consolidated, modification*, "
            "enhancement*, 修改, 変更, 수정"
        ),
    ),
    (False, Vocabulary("eliminated, removed, deprecated, deleted, dropped, 廃止, 삭제")),
    # What is there before the feature stays, where no other word stands beside these.
    (False, Vocabulary("existing, already exist*, 現有, 现有, 既存, 기존")),
    (True, Vocabulary("new, 新增, 新規, 신규")),
)
"""Words beside an entity's name, or in the title above it, that say whether it is built; the first that fits counts."""


def is_built(title: str) -> bool | None:
    """Whether a title says that the feature adds or changes an entity; None without a word of it."""
    return next((built for built, words in _CHANGES if words.stands_in(title)), None)


def name_behind_kind(title: str) -> str:
    """The name behind what calls it an entity; empty where a title calls nothing so."""
    kind = before_first(title, (":", "：", " - ", " – ", " — "))
    words = [word for word in fold(kind).split() if not word.isdigit()]
    is_kind = words[-1:] != [] and words[-1] in _KINDS and _BESIDE_KINDS.issuperset(words[:-1])
    return title[len(kind) :].lstrip(" :：–—-") if is_kind else ""


def has_kind(brackets: str) -> bool:
    """Whether brackets behind a name say that it is an entity."""
    return _NAMED_KIND.stands_in(brackets)


def without_kind(name: str) -> str:
    """A name without what it says that it is: `Role Enum` as `Role`."""
    words = name.split(" ")
    while len(words) > 1 and words[-1].lower() in _TRAILING_KINDS:
        words.pop()
    return " ".join(words)


def is_group(title: str) -> bool:
    """Whether what stands below a title are entities."""
    words = fold(title).split()
    if not words or _NO_GROUP.stands_in(title):
        return False
    *_, noun = kept = _without_end(words, _SAID_OF_GROUPS) or words
    if noun == "entities" or (len(title) <= _MAX_FOREIGN_LENGTH and _GROUP.stands_in(title)):
        return True
    return (noun in _SEVERAL or (noun in _ONE and kept != words)) and _QUALIFIERS.issuperset(kept[:-1])


def is_part(title: str) -> bool:
    """Whether a title is of a part of an entity, or of something beside entities: never of an entity itself."""
    words = fold(title).split() or [""]
    first, *others = words
    kept = [first, *takewhile(lambda word: word not in _OF_PARTS, others)]
    kept = _without_end(kept, {"table"}) or kept
    return (
        kept[-1] in _PARTS
        or words[0] in (_LEADS if others else _WHOLE_PARTS)
        or (first == "state" and not _OF_STATES.isdisjoint(others[:1]))
        or (len(title) <= _MAX_FOREIGN_LENGTH and _PART.stands_in(title))
    )


def is_of_fields(title: str) -> bool:
    """Whether a title, or a label, is of the fields of an entity."""
    words = _without_end(fold(title).split(), {"changes", "definition", "definitions"})
    return words[-1:] != [] and (words[-1] in _FIELDS or _FIELDS_JOINED.stands_in(words[-1]))


def is_field_label(label: str) -> bool:
    """Whether a label that stands beside fields may be a field itself."""
    return _NOT_FIELDS.isdisjoint(fold(label).split()[-1:])


def is_of_relations(title: str) -> bool:
    """Whether a title, or a label, is of relations."""
    return _RELATIONS.stands_in(title)


def are_heads_of_fields(heads: Sequence[str]) -> bool:
    """Whether a table with those heads, folded, lists fields; `name` alone only beside a column of types."""
    typed = any(head in _TYPE_HEADS or head.endswith(("類型", "类型", "型別", "型")) for head in heads[:4])
    named = [head.removesuffix("s").removesuffix("name").rstrip("名稱称 ") for head in heads[:2]]
    return any(name in _FIELD_HEADS for name in named) or (typed and "name" in heads[:2])


def _without_end(words: Sequence[str], said: frozenset[str] | set[str]) -> list[str]:
    """The words up to the last that is none of some."""
    return [*dropwhile(said.__contains__, reversed(words))][::-1]
