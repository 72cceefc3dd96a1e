"""The words of data models, as data: matched against folded titles (lower-case words, no punctuation)."""

import re

_KIND = (
    r"entit(?:y|ies)|enum(?:eration)?s?|tables?|(?:nested |record |utility )?types?|value objects?|models?|dtos?"
    r"|(?:response|request) (?:dto|model)s?|aggregates?(?: root)?|class|struct|interface|collection|command|event"
    r"|entidade?|entité|entität|実体|实体|實體|エンティティ|엔[터티]티|сущность|таблица|tabla|tabela|tabelle"
)
EXPLICIT = re.compile(
    rf"(?i)(?P<how>(?:new|modified|existing|updated|extended|enhanced|eliminated|removed|deprecated|core|internal)\s+)*"
    rf"(?P<kind>{_KIND})\s*[-#]?\s*(?P<number>\d{{0,3}})\s*(?:[:：]|\s[-–—]\s)\s*(?P<name>\S.*)"
)
"""A heading that says itself that it is an entity: `Entity 3: Book`, `New Enum: Role`."""

GROUP = re.compile(
    r"(?:.{0,40}\b)?entities(?: (?:definitions?|used|involved|affected|changes))?(?: existing| new| unchanged)?"
    r"|(?:(?:core|data|key|new|domain|existing) )*(?:entity|table) (?:definitions?|modifications|extensions|changes"
    r"|descriptions?|details|categories|catalogu?e?"
    r"|list"
    r"|analysis|models?|specifications?)"
    r"|(?:(?:new|modified|enhanced|extended|updated|existing|core|key|main|primary|supporting|domain|internal|data"
    r"|utility"
    r"|runtime|database|db|system|persistent|implementation|api|state|value|shared) )*"
    r"(?:models?|types|structures|objects|tables|structs|records|enums?|enumerations)(?: changes| definitions?)?"
    r"|(?:new |modified )?entity definitions|new runtime structures"
    r"|.{0,20}(?:實體|实体|資料表|数据表|資料結構|数据结构|エンティティ|テーブル|엔[터티]티|테이블|сущност\w+|таблиц\w*"
    r"|entidades|entités|entitäten|tabellen|tablas|tabelas).{0,12}"
)
"""The title of a section whose sub-sections, items or rows are entities."""

NO_GROUP = re.compile(
    r"relation|diagram|flow|validation|\brules?\b|transition|migration|summary|mapping|\berd?\b|관계"
    r"|關聯|关系|關係|関係|связ|\bnot an?\b|\bno entit"
)

ATTRIBUTE = re.compile(
    r"(?:.{0,30}\b)?(?:fields|attributes|properties|columns|relationships?|relations|rules|constraints|invariants"
    r"|transitions?|overview|purpose|notes?|indexes|indices|lifecycle|diagrams?|summary|examples?|validations?|schema"
    r"|operations|methods|behaviou?r|considerations?|strategy|flow|usage|description|requirements|changes|mapping"
    r"|queries"
    r"|semantics|guarantees|enforcement|compatibility|hierarchy|steps|ownership|performance|concepts|layout|management"
    r"|handling|scaling|bounds|estimates|tests|testing|structure|format|composition|errors|access"
    r"|implementation)(?: (?:after|before|for|in) .*"
    r"| (?:\w+ )?(?:summary|table|notes|overview))?"
    r"|(?:example|sample|before|after|why|how|migration:?|flow) .*|state machine.*|state (?:change|transition"
    r"|diagram).*"
    r"|.{0,20}(?:欄位|字段|索引|規則|规则|約束|约束|關聯|关系|関係|說明|说明|概述|概覽|示例|範例|範圍|流程).{0,12}"
    r"|fields?|before|after|validation|schema|purpose|definition|.*\b(?:php|py|ts|toml|json|ya?ml)"
)
"""The title of a part of an entity, or of what stands beside entities: never an entity itself."""

FIELDS = re.compile(
    r"(?:.{0,24}\b)?(?:fields?|attributes|properties|columns|members|values|variants|cases|欄位.{0,4}|字段.{0,4}|属性"
    r"|屬性"
    r"|フィールド|カラム|필드|속성|поля|campos|atributos|champs|attributs|felder|attribute)(?: changes| definitions?)?"
)
"""The label, or title, of a list of fields."""

FIELD_HEAD = re.compile(
    r"(?:field|column|property|attribute|member|parameter|key|value|variant|case|欄位|字段|属性|屬性|列|項目"
    r"|フィールド|カラム"
    r"|필드|속성|поле|атрибут|campo|atributo|champ|attribut|feld|eigenschaft|spalte)(?: ?names?| name|名稱|名称|名)?"
    r"|name"
)
"""The head of the column that names fields; `name` alone only beside a column of types."""

TYPE_HEAD = re.compile(r"(?:data )?type|.{0,4}(?:類型|类型|型別|型)|データ型|타입|тип|tipo|typ")

RELATIONS = re.compile(
    r"(?:.{0,24}\b)?(?:relationships?|relations|associations?|references|foreign keys|entity relationship diagram|erd"
    r"|關聯|关系|關係|関係|リレーション|관계|связи|relaciones|relacionamentos|relações|beziehungen)(?: .{0,20})?"
)

NOTHING = re.compile(
    r"(?i)\b(?:no|without(?: any)?|does not (?:introduce|require|add|change)(?: any)?)\s+(?:new\s+|persistent\s+"
    r"|persisted\s+"
    r"|structural\s+|further\s+)*(?:data[- ]?model|data|schema|entit(?:y|ies)|database|model|data structures?|tables?)"
    r"(?:\s+(?:model|entities|schema|structures?))?(?:\s+(?:changes?|modifications?|are|is|needed|required"
    r"|affected)\b|[\s.,;:]|$)"
    r"|\bno (?:structural |schema )?changes? (?:to|in|of|for) (?:the )?(?:\w+ ){0,2}(?:data[- ]?model|schema|database"
    r"|entities)\b"
    r"|\b(?:data model|schema) (?:is |remains? )?(?:unchanged|not applicable)\b|\bnot applicable\b"
    r"|数据模型(?:没有|無|无)变|データモデル(?:の)?変更(?:は)?(?:なし|ありません)|데이터 모델 변경 없음"
)
"""A sentence that says that the feature changes no data model."""

CHANGES = (
    (
        "unchanged",
        re.compile(r"(?i)\b(?:unchanged|no (?:\w+ ){0,2}changes?(?: required)?|preserved|reused)\b|変更なし|무변경"),
    ),
    (
        "changed",
        re.compile(
            r"(?i)\b(?:modified|changed|changes|extended|extends|enhanced|updated|renamed|consolidated|modifications?"
            r"|enhancements?)\b"
            r"|修改|変更|수정"
        ),
    ),
    ("removed", re.compile(r"(?i)\b(?:eliminated|removed|deprecated|deleted|dropped)\b|廃止|삭제")),
    # What is there before the feature is unchanged, where no other word stands beside these.
    ("unchanged", re.compile(r"(?i)\b(?:existing|already exists?)\b|現有|现有|既存|기존")),
    ("new", re.compile(r"(?i)\bnew\b|新增|新規|신규")),
)
"""Words beside an entity's name, or in the title above it, that say what happens to it; the first that fits counts."""

LABEL = re.compile(
    r"purpose|identity|location|table|rules?|unique|pk|fk|primary key|usage|notes?|behaviou?r|before|after|default"
    r"|description"
    r"|validations?|invariants|constraints|state transitions?|responsibilit(?:y|ies)|persistence|storage|fr"
    r"|requirements?|source file|file"
)
"""Labels beside a list of fields: never a field, though one may be written just so."""

KIND = re.compile(
    r"(?i)[(（]\s*(?:[\w ,-]{0,30}\b)?(?:entity|value object|aggregate root|enum(?:eration)?|table|実体|实体|實體"
    r"|資料表|表)\b"
)
"""Brackets behind a name that say what it is."""
