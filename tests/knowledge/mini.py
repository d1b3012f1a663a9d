"""A small library to test with."""

from __future__ import annotations

from pathlib import Path

from knowledge import article, settings
from knowledge.article import Article
from knowledge.settings import Settings
from knowledge.texts import Texts

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"

FILE = """---
id: {id}
title: {title}
topic: {topic}
questions:
{questions}
law: ["Lpw art. 10"]
sources:
  - name: Leerplichtwet 1969, artikel 10
    url: https://wetten.overheid.nl/BWBR0002628/2026-08-01
    date: 2026-08-01
    mark: ZEKER
school: [po, vo, so, vso, mbo]
regions: []
valid_from: 2026-08-01
valid_to:
checked_on: 2026-11-28
checked_by: redactie
certainty: zeker
review_by: 2027-08-01
english_title: {english_title}
english: >-
  {english}
---
{body}
"""

BODIES = {
    "uitschrijven": (
        "Mag school mijn kind zomaar uitschrijven?",
        ["kan school mijn zoon van school halen", "school wil haar wegdoen"],
        "School mag je kind niet zomaar uitschrijven. Er moet eerst een andere school zijn.",
        "May school deregister my child?",
        "School cannot deregister your child without another school.",
    ),
    "leerlingenvervoer": (
        "Wie betaalt de taxi naar school?",
        ["hoe vraag ik vervoer aan", "de school is te ver om te fietsen"],
        "De gemeente betaalt soms het leerlingenvervoer. Je doet een aanvraag bij de gemeente.",
        "Who pays the taxi to school?",
        "The municipality may pay for transport to school.",
    ),
    "leerplichtambtenaar": (
        "Wat doet de leerplichtambtenaar?",
        ["wat mag leerplicht van mij vragen", "hij belt over verzuim"],
        "De ambtenaar van de gemeente praat met jullie over verzuim. Hij zoekt mee naar een oplossing.",
        "What does the attendance officer do?",
        "The attendance officer talks with you about absence.",
    ),
    "vrijstelling": (
        "Wat is een vrijstelling 5 onder a?",
        ["mijn kind kan niet naar school door ziekte of handicap"],
        "Een vrijstelling 5 onder a geldt als je kind niet naar school kan. Een arts moet dat verklaren.",
        "What is an exemption?",
        "An exemption applies when a child cannot go to school at all.",
    ),
    "artikel-5a": (
        "Wat staat er in artikel 5a?",
        ["uitleg bij artikel 5a van de wet"],
        "Artikel 5a gaat over iets anders dan de vrijstelling. Lees de tekst rustig door.",
        "What does article 5a say?",
        "Article 5a is about something else.",
    ),
}


def source(id: str = "uitschrijven", **changes: str) -> str:
    """The file of one article, with some lines changed: source(title="…")."""
    title, questions, body, english_title, english = BODIES[id]
    listed = "\n".join(f"  - {question}" for question in questions)
    text = FILE.format(
        id=id,
        title=title,
        topic=id,
        questions=listed,
        english_title=english_title,
        english=english,
        body=body,
    )
    for key, value in changes.items():
        text = "\n".join(
            f"{key}: {value}" if line.startswith(f"{key}:") else line for line in text.split("\n")
        )
    return text


def one(id: str = "uitschrijven", **changes: str) -> Article:
    return article.read(f"{id}.md", source(id, **changes))


def several(**changes: str) -> list[Article]:
    return [one(id, **changes) for id in BODIES]


def real_settings() -> Settings:
    return settings.read({name: (KNOWLEDGE / name).read_text(encoding="utf-8") for name in settings.FILES})


def card_texts() -> Texts:
    texts = {
        locale: [(KNOWLEDGE / "texts" / f"library.{locale}.ftl").read_text(encoding="utf-8")]
        for locale in ("nl", "en")
    }
    return Texts.read(texts, strict=True)
