"""What a question weighs: a thing asked brings no more than one word can, and few words prove little."""

from __future__ import annotations

import dataclasses

from knowledge.library import Library
from tests.knowledge.mini import real_settings, several


def confidence(library: Library, question: str) -> float:
    return library.ask(question).hits[0].confidence


def test_synonyms_find_an_article_and_bring_no_more_than_the_word_itself() -> None:
    settings = dataclasses.replace(
        real_settings(), synonyms={"busje": ("taxi", "vervoer", "aanvraag", "gemeente", "leerlingenvervoer")}
    )
    library = Library.read(several(), settings)
    hit = library.ask("wie regelt het busje met twee olifanten").hits[0]
    assert hit.article.id == "leerlingenvervoer"
    assert hit.confidence < 0.3


def test_few_words_are_less_to_be_sure_of_than_many() -> None:
    library = Library.read(several(), real_settings())
    short = confidence(library, "taxi")
    assert 0 < short < confidence(library, "wie betaalt de taxi naar school")


def test_an_english_word_is_looked_for_as_it_is_and_in_dutch() -> None:
    library = Library.read(several(), real_settings())
    for question in ("can the school deregister my child", "who is the attendance officer"):
        assert library.ask(question).hits, question
    assert library.ask("can the school deregister my child").hits[0].article.id == "uitschrijven"
    assert library.ask("who is the attendance officer").hits[0].article.id == "leerplichtambtenaar"


def test_words_that_show_no_language_are_read_in_that_of_the_asker() -> None:
    library = Library.read(several(english=""), real_settings())
    assert library.ask("school transport", "en").hits[0].article.id == "leerlingenvervoer"
    english, dutch = (library.ask("transport", locale).hits for locale in ("en", "nl"))
    assert english[0].confidence > (dutch[0].confidence if dutch else 0)


def test_a_slip_of_the_finger_costs_little_of_how_sure_we_are() -> None:
    library = Library.read(several(), real_settings())
    well, slip = (confidence(library, f"wat mag de {word}") for word in ("ambtenaar", "ambtenaaar"))
    assert 0.7 * well < slip < well


def test_a_misspelt_small_word_is_a_small_word() -> None:
    search = Library.read(several(), real_settings()).search
    well, slip = (search.asked(f"wat mag leerplicht van mij {word}") for word in ("vragen", "vraegn"))
    assert slip == well


def test_a_misspelt_english_word_is_looked_for_in_dutch_too() -> None:
    library = Library.read(several(english=""), real_settings())
    well, slip = (library.ask(f"who pays for the {word}").hits for word in ("transport", "trnasport"))
    assert slip == well
    assert well[0].article.id == "leerlingenvervoer"


def test_a_misspelt_word_is_given_to_the_model_as_it_was_meant() -> None:
    search = Library.read(several(), real_settings()).search
    assert search.mended("Komt er een AMBTENAAAR, of niet?") == "Komt er een ambtenaar, of niet?"
    assert search.mended("een olifant in huis") == "een olifant in huis"
    assert search.mended("directrice en spijbelen") == "directrice en spijbelen"  # everyday words we know


def test_a_name_takes_nothing_from_how_sure_we_are() -> None:
    library = Library.read(several(), real_settings())
    bare, named = (
        confidence(library, f"wie betaalt voor {who} de taxi naar school") for who in ("haar", "Lotte")
    )
    assert named >= 0.9 * bare
    assert confidence(library, "wie betaalt voor olifanten de taxi naar school") < 0.8 * named
    assert library.search.mended("betaalt Schol de taxi") == "betaalt Schol de taxi"
