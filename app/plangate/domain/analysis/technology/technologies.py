"""Languages, databases, frameworks and test tools, by the names that projects write: data, with its sources.

Languages and the endings of their files are GitHub linguist's. Databases and web frameworks are those that the Stack
Overflow Developer Survey asks for; test tools are those of Wikipedia's list of unit testing frameworks for these
languages, and what has come since; mappers are those that the frameworks' own documentation names. Names are matched as
written, for many are words too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain


class TechnologyClass(StrEnum):
    """What a technology is; a rule compares only within one kind."""

    LANGUAGE = "language"
    DATABASE = "database"
    TESTS = "test tool"
    BACKEND = "web framework"
    FRONTEND = "frontend framework"
    MAPPER = "object-relational mapper"


@dataclass(frozen=True, slots=True)
class Technology:
    """A technology: `form` matches its name, `home` is the language family that it belongs to, empty for any.

    `within` names another one that it brings with it, such as React for Next.js; `endings` are of a language's files.
    One of `hints` is in every text that names it: looking for them is far cheaper than for the form.
    """

    name: str
    kind: TechnologyClass
    form: str
    home: str = ""
    within: str = ""
    endings: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


def _languages(*rows: tuple[str, str, str, str]) -> tuple[Technology, ...]:
    return tuple(
        Technology(name, TechnologyClass.LANGUAGE, form or re.escape(name), home, "", tuple(ends.split()), (name,))
        for name, form, home, ends in rows
    )


def _all(kind: TechnologyClass, *rows: tuple[str, str, str] | tuple[str, str, str, str]) -> tuple[Technology, ...]:
    return tuple(
        Technology(row[0], kind, row[1] or re.escape(row[0]), row[2], (*row[3:], "")[0], (), _hints(row[0]))
        for row in rows
    )


def _hints(name: str) -> tuple[str, ...]:
    return _HINTS.get(name, (name.removesuffix(".js").removesuffix("JS"),))


_HINTS: dict[str, tuple[str, ...]] = {
    "PostgreSQL": ("Postgre", "postgre"),
    "SQLite": ("SQLite", "sqlite"),
    "SQL Server": ("SQL Server", "MSSQL"),
    "Oracle Database": ("Oracle",),
    "MongoDB": ("Mongo",),
    "Cosmos DB": ("Cosmos",),
    "DuckDB": ("uckDB", "uckdb"),
    "RocksDB": ("ocksDB", "ocksdb"),
    "Neo4j": ("Neo4",),
    "pytest": ("pytest", "PyTest", "Pytest"),
    "Jest": ("Jest", "jest"),
    "Vitest": ("itest",),
    "Mocha": ("ocha",),
    "xUnit": ("xUnit", "xunit"),
    "RSpec": ("RSpec", "rspec"),
    "Minitest": ("initest",),
    "Fastify": ("astify",),
    "Axum": ("xum",),
    "Actix Web": ("ctix",),
    "Spring Boot": ("Spring",),
    "Ruby on Rails": ("Rails",),
    "Tortoise ORM": ("Tortoise",),
    "SQLAlchemy": ("lchemy",),
    "Entity Framework": ("Entity Framework", "EF"),
    "SeaORM": ("SeaORM", "sea-orm"),
    "GORM": ("GORM", "gorm"),
    "ActiveRecord": ("Active",),
}
_GO = r"Go(?:lang)?(?=\s*\d|\s+only|\b(?!\s+(?:to|on|for|back|through|live)))"

TECHNOLOGIES = (
    *_languages(
        ("Rust", "", "rust", ".rs"),
        ("Go", _GO, "go", ".go"),
        ("Python", "", "python", ".py"),
        ("TypeScript", "", "js", ".ts .tsx"),
        ("JavaScript", "", "js", ".js .jsx .mjs"),
        ("Java", r"Java(?!Script)", "jvm", ".java"),
        ("Kotlin", "", "jvm", ".kt"),
        ("C#", "C#", "dotnet", ".cs"),
        ("C++", r"C\+\+", "cpp", ".cpp .cc .hpp"),
        ("Ruby", "", "ruby", ".rb"),
        ("Elixir", "", "beam", ".ex .exs"),
        ("Swift", "", "swift", ".swift"),
        ("PHP", "", "php", ".php"),
        ("Scala", "", "jvm", ".scala"),
        ("Zig", "", "zig", ".zig"),
        ("Dart", "", "dart", ".dart"),
    ),
    *_all(
        TechnologyClass.DATABASE,
        ("PostgreSQL", r"Postgre(?:s|SQL)|postgres(?:ql)?", ""),
        ("MySQL", "", ""),
        ("MariaDB", "", ""),
        ("SQLite", r"SQLite3?|sqlite3?|better-sqlite3|rusqlite", ""),
        ("SQL Server", r"(?:Microsoft |MS )?SQL Server|MSSQL", ""),
        ("Oracle Database", r"Oracle(?: Database| DB)", ""),
        ("MongoDB", r"Mongo(?:DB)?", ""),
        ("DynamoDB", r"(?:Amazon )?DynamoDB", ""),
        ("Cosmos DB", r"(?:Azure )?Cosmos ?DB", ""),
        ("Firestore", r"(?:Cloud )?Firestore", ""),
        ("Cassandra", "", ""),
        ("CockroachDB", "", ""),
        ("DuckDB", r"DuckDB|duckdb", ""),
        ("ClickHouse", "", ""),
        ("Neo4j", r"Neo4[jJ]", ""),
        ("CouchDB", "", ""),
        ("RocksDB", r"RocksDB|rocksdb", ""),
        ("Supabase", "", "", "PostgreSQL"),
        ("TimescaleDB", "", "", "PostgreSQL"),
    ),
    *_all(
        TechnologyClass.TESTS,
        ("pytest", r"pytest(?:-[a-z]+)?|PyTest|Pytest", "python"),
        ("unittest", "", "python"),
        ("Jest", r"Jest|jest", "js"),
        ("Vitest", r"[Vv]itest", "js"),
        ("Mocha", r"Mocha|mocha", "js"),
        ("Jasmine", r"Jasmine", "js"),
        ("AVA", "AVA", "js"),
        ("xUnit", r"x[Uu]nit(?:\.net)?", "dotnet"),
        ("NUnit", "", "dotnet"),
        ("MSTest", "", "dotnet"),
        ("JUnit", r"JUnit(?: ?[45])?", "jvm"),
        ("TestNG", "", "jvm"),
        ("Kotest", "", "jvm"),
        ("Spock", "", "jvm"),
        ("RSpec", r"RSpec|rspec", "ruby"),
        ("Minitest", r"[Mm]initest", "ruby"),
        ("PHPUnit", "", "php"),
        ("Pest", "Pest", "php"),
        ("XCTest", "", "swift"),
        ("Swift Testing", "", "swift"),
    ),
    *_all(
        TechnologyClass.BACKEND,
        ("FastAPI", "", "python"),
        ("Django", "", "python"),
        ("Flask", "", "python"),
        ("Express", r"Express(?:\.js)?(?=[\s,;.)/+]|$)", "js"),
        ("Fastify", r"[Ff]astify", "js"),
        ("NestJS", r"Nest\.?JS", "js"),
        ("Koa", "Koa", "js"),
        ("Hono", "Hono", "js"),
        ("Axum", r"[Aa]xum", "rust"),
        ("Actix Web", r"[Aa]ctix(?:[- ][Ww]eb)?", "rust"),
        ("Rocket", "Rocket", "rust"),
        ("Gin", "Gin", "go"),
        ("Echo", "Echo", "go"),
        ("Fiber", "Fiber", "go"),
        ("Spring Boot", r"Spring(?: Boot| MVC| WebFlux)", "jvm"),
        ("Quarkus", "", "jvm"),
        ("Micronaut", "", "jvm"),
        ("Ktor", "", "jvm"),
        ("Ruby on Rails", r"(?:Ruby on )?Rails", "ruby"),
        ("Sinatra", "", "ruby"),
        ("Laravel", "", "php"),
        ("Symfony", "", "php"),
        ("CodeIgniter", "", "php"),
        ("Phoenix", "Phoenix", "beam"),
    ),
    *_all(
        TechnologyClass.FRONTEND,
        ("React", r"React(?:\.js)?(?! Native|-[Nn]ative)", "js"),
        ("Vue", r"Vue(?:\.js)?", "js"),
        ("Angular", "", "js"),
        ("Svelte", r"Svelte", "js"),
        ("SolidJS", r"Solid(?:JS|\.js)", "js"),
        ("Preact", "", "js"),
        ("Next.js", r"Next\.?[jJ][sS]", "js", "React"),
        ("Remix", "Remix", "js", "React"),
        ("Gatsby", "", "js", "React"),
        ("Docusaurus", "", "js", "React"),
        ("Nuxt", r"Nuxt(?:\.?[jJ][sS])?", "js", "Vue"),
        ("SvelteKit", "", "js", "Svelte"),
    ),
    *_all(
        TechnologyClass.MAPPER,
        ("SQLAlchemy", r"[Ss]ql[Aa]lchemy|SQLAlchemy", "python"),
        ("SQLModel", "", "python", "SQLAlchemy"),
        ("Tortoise ORM", r"Tortoise(?:[ -]ORM)?", "python"),
        ("Peewee", "", "python"),
        ("Prisma", "", "js"),
        ("TypeORM", "", "js"),
        ("Sequelize", "", "js"),
        ("Drizzle", r"Drizzle(?: ORM)?", "js"),
        ("Entity Framework", r"Entity Framework(?: Core)?|EF ?Core", "dotnet"),
        ("NHibernate", "", "dotnet"),
        ("Hibernate", "", "jvm"),
        ("Diesel", "Diesel", "rust"),
        ("SeaORM", r"SeaORM|sea-orm", "rust"),
        ("GORM", r"GORM|gorm", "go"),
        ("ActiveRecord", r"Active ?Record", "ruby"),
        ("Eloquent", "Eloquent", "php"),
        ("Doctrine", "Doctrine", "php"),
    ),
)  # fmt: skip
"""Every technology that is known, kind by kind."""


@cache
def _form(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.#-])(?:{form})(?![\w#])")


_HEAD_LENGTH = 3


def _by_head() -> dict[str, list[Technology]]:
    """The technologies by the first characters of their hints that begin with a capital."""
    by_head: dict[str, list[Technology]] = {}
    for technology in TECHNOLOGIES:
        heads = (hint[:_HEAD_LENGTH] for hint in technology.hints if hint[0].isupper())
        for head in dict.fromkeys(heads):
            by_head.setdefault(head, []).append(technology)
    return by_head


_BY_HEAD = _by_head()
_SMALL = tuple((hint, one) for one in TECHNOLOGIES for hint in one.hints if not hint[0].isupper())
_PLACES = {technology.name: place for place, technology in enumerate(TECHNOLOGIES)}


def _heads() -> re.Pattern[str]:
    """Where such a hint may begin: each first letter stands there once and in front, so that others are passed over."""
    behind: dict[str, list[str]] = {}
    for head in _BY_HEAD:
        behind.setdefault(head[0], []).append(re.escape(head[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?={'|'.join(others)})" for first, others in behind.items()))


_HEAD = _heads()

_CHARACTERS_BEFORE, _CHARACTERS_BEHIND = 16, 60
"""Characters around a hint in which the whole name stands, with what tells it from a word."""


def technologies_in(text: str, among: Sequence[Technology] = TECHNOLOGIES) -> tuple[Technology, ...]:
    """The technologies that a text names, in the order of this list, without those that others bring with them."""
    likely = among if among is not TECHNOLOGIES else likely_in(text)
    return tuple([technology for technology in likely if is_named(technology, text)])


def likely_in(text: str) -> tuple[Technology, ...]:
    """The technologies that a text, or a part of it, may name, and surely all that it does."""
    begun = {text[head.start() : head.start() + _HEAD_LENGTH] for head in _HEAD.finditer(text)}
    # The shortest hint is `Go`.
    begun |= {beginning[:2] for beginning in begun}
    likely = chain.from_iterable(_BY_HEAD.get(beginning, ()) for beginning in begun)
    found = {_PLACES[one.name]: one for one in likely if any(map(text.__contains__, one.hints))}
    found |= {_PLACES[one.name]: one for hint, one in _SMALL if hint in text}
    return tuple(found[place] for place in sorted(found))


def is_named(technology: Technology, text: str) -> bool:
    """Whether the text names the technology."""
    return any(hint in text and _is_hinted(technology, hint, text) for hint in technology.hints)


def with_name_as(technology: Technology, text: str, sign: str) -> str:
    """The text with a sign wherever it names the technology."""
    return _form(technology.form).sub(sign, text)


def _is_hinted(technology: Technology, hint: str, text: str) -> bool:
    """Whether the name stands where one of its hints does: the form is slow to look for."""
    form = _form(technology.form)
    at = text.find(hint)
    while at >= 0:
        if form.search(text, max(at - _CHARACTERS_BEFORE, 0), at + _CHARACTERS_BEHIND):
            return True
        at = text.find(hint, at + len(hint))
    return False
