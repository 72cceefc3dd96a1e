"""A law and a plan in Dutch."""

from textwrap import dedent

from tests.unit.domain.review.other_languages.language import Language

DUTCH = Language(
    law=dedent("""\
        # Grondwet van de bibliotheek

        ## Kernprincipes

        ### I. Kleine delen

        Elke mogelijkheid moet in een module staan die apart getest kan worden.

        ### II. Eerst testen (NIET ONDERHANDELBAAR)

        Een falende test moet bestaan voordat de code bestaat.

        ### III. Eenvoudige taal

        Het is aanbevolen dat lezers zonder kennis van de code berichten begrijpen.

        **Versie**: 1.2.0 | **Geratificeerd**: 2026-01-10 | **Laatst gewijzigd**: 2026-03-02
        """),
    plan=dedent("""\
        # Implementatieplan: Zoeken in de catalogus

        **Featurebranch**: `001-search` | **Datum**: 2026-04-01 | **Specificatie**: [spec.md](./spec.md)

        ## Samenvatting

        Lezers vinden boeken op titel. De index staat naast de catalogus.

        ## Technische context

        **Taal/Versie**: Python 3.12
        **Primaire afhankelijkheden**: Typer 0.12
        **Opslag**: SQLite 3.45
        **Testen**: pytest 8
        **Doelplatform**: Linux
        **Projecttype**: één pakket
        **Prestatiedoelen**: 10 ms
        **Beperkingen**: 64 MB geheugen
        **Schaal/Omvang**: 20 000 boeken

        ## Grondwettoets

        {answers}

        ## Projectstructuur

        ### Documentatie (deze feature)

        ```text
        specs/001-search/
        ├── plan.md
        ├── research.md
        └── tasks.md
        ```

        ### Broncode

        ```text
        src/
        └── search/
            └── index.py      # NIEUW
        ```

        **Structuurbesluit**: Eén pakket, omdat de index geen andere gebruiker heeft.

        ## Complexiteitsregistratie

        Geen schendingen.
        """),
    answers=(
        "- **I. Kleine delen**: VOLDAAN, de index is een module met eigen tests",
        "- **II. Eerst testen**: Voldoet - de tests van de zoekvragen worden eerst geschreven",
        "- **III. Eenvoudige taal**: ✅ Conform, een leeg resultaat wordt in één zin uitgelegd",
    ),
    violations=(
        "SCHENDING, er is geen tijd",
        "OVERTREDING, er is geen tijd",
        "Gedeeltelijk voldaan",
        "niet voldaan",
        "VOLDOET NIET",
        "deels voldaan",
        "❌ Niet nageleefd",
        "Dit principe wordt in deze feature niet gevolgd",
    ),
)
