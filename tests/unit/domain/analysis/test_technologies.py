"""The vocabulary of technologies finds what projects write, and no words."""

import pytest

from plangate.domain.analysis.technology.technologies import TECHNOLOGIES, technologies_in


def test_every_technology_is_found_by_its_own_name_and_named_once():
    for technology in TECHNOLOGIES:
        assert technology in technologies_in(f"It uses {technology.name}.")
    assert len({technology.name for technology in TECHNOLOGIES}) == len(TECHNOLOGIES)


def test_what_a_technology_brings_with_it_is_known():
    names = {technology.name for technology in TECHNOLOGIES}

    assert {technology.within for technology in TECHNOLOGIES} <= names | {""}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Go 1.23", ["Go"]),
        ("Java 21, Kotlin", ["Java", "Kotlin"]),
        ("JavaScript", ["JavaScript"]),
        ("C# 13 / .NET 9", ["C#"]),
        ("postgres 17", ["PostgreSQL"]),
        ("Azure Cosmos DB", ["Cosmos DB"]),
        ("rusqlite", ["SQLite"]),
        ("pytest-asyncio, Vitest", ["pytest", "Vitest"]),
        ("xUnit", ["xUnit"]),
        ("Next.js 15", ["Next.js"]),
        ("EF Core 9", ["Entity Framework"]),
        ("Express 5, Express.js", ["Express"]),
    ],
)
def test_technologies_are_found_as_they_are_written(text, names):
    assert [technology.name for technology in technologies_in(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Go to the page, and go on.",
        "Guardrails and details.",
        "a rusty tool",
        "It must express intent; an echo of it.",
        "javascript:void(0)",
        "React Native",
        "reactive streams, a gin in a login",
        "Phoenixes rise in spring, on the rails of pestilence.",
        "",
    ],
)
def test_words_are_no_technologies(text):
    assert technologies_in(text) == ()
