"""What is said about the conversation is told apart from answers and from questions about school."""

from __future__ import annotations

import pytest

from bot.core.shelf import content_root
from bot.forms.asides import Asides
from bot.forms.corrections import complains, named, swapped
from bot.forms.nodes import BadForm
from tests.player import shelf

SAID = {
    "status": (
        "wanneer hoor ik iets?", "Wanneer krijg ik een maatje", "hoe lang duurt het nog?",
        "is er al een maatje?",
        "hoe staat het ermee?", "ben ik al klaar?", "hoeveel vragen nog?", "wat gebeurt er nu?", "status",
        "duurt lang zeg", "when do I hear from you?", "wie is mijn maatje?", "ik wacht al weken op antwoord",
        "en hoe lang duurt dat dan?", "heeft iemand het al gelezen?", "wanneer bellen jullie?",
        "is mijn aanvraag binnengekomen?", "sta ik op de wachtlijst?", "wat is de stand van zaken",
        "hoe lang duurt het voor ik een maatje heb", "ben ik aan de beurt?",
    ),
    "sign-up": ("ik wil me aanmelden", "ik zoek hulp", "kan iemand ons helpen?", "I need help"),
    "upset": ("wat een kutbot", "rot op", "je luistert niet naar me", "teveel vragen", "laat me met rust"),
    "what": ("wat bedoel je?", "ik snap het niet", "wat moet ik hier invullen?", "huh?"),
    "why": ("waarom wil je dat weten?", "waarom moet ik dit invullen?", "is dat belangrijk?"),
    "readers": ("komt dit bij jeugdzorg terecht?", "leest school dit ook?", "is dit veilig?",
        "kan school dit lezen?", "mijn ex mag dit niet zien", "en de gemeente dan?"),
    "later-too": ("mag ik dit ook later invullen?", "kan dit later?", "mag ik dit overslaan?"),
    "together": ("kan mijn man dit invullen?", "mag mijn dochter het zelf doen?"),
    "siblings": ("ik heb er twee thuis", "mijn andere zoon zit ook thuis", "mag ik nog een kind aanmelden?"),
    "slip": ("oeps", "ik heb me vergist", "oeps verkeerd gedrukt"),
    "mistake": ("vorige vraag was anders",),
    "again": ("opnieuw beginnen", "ik wil opnieuw beginnen"),
    "edit": ("ik wil iets aanpassen",),
    "who": ("wie zit hier achter?", "ben je een robot?"),
    "call-me": (
        "kan iemand me bellen?", "bel me op 06 12345678", "ik wil een ander maatje",
        "het klikt niet met Bram", "ik wil maatje worden",
    ),
    "withdraw": ("ik wil mijn toestemming intrekken",),
    "erase": ("ik wil alles wissen", "wis mijn gegevens"),
    "privacy": ("wat doen jullie met mijn gegevens?",),
    "export": ("mag ik mijn gegevens inzien?",),
    "language": ("I don't speak Dutch",),
    "abilities": ("wat kan je allemaal?", "menu"),
    "professional": ("ik ben ib'er op een basisschool", "ik werk bij een samenwerkingsverband"),
    "away": ("weg", "mijn ex komt binnen"),
    "may-ask": ("mag ik iets vragen?", "ik heb een vraag", "can I ask you something?"),
    "what-now": ("wat moet ik nou", "ik weet niet meer wat ik moet doen"),
    "takes-it": ("ja leuk", "oke dan doe ik het", "prima, ik wil wel", "count me in"),
    "declines": ("sorry ik zit vol", "ik kan er nu geen bij hebben", "liever niet, dit is te ver"),
    "rests": ("ik wil even pauze, mijn moeder is ziek", "I need a break"),
    "returns": ("ik ben er weer", "mijn pauze is voorbij"),
    "second-thoughts": ("oeps verkeerde knop, ik wil wel", "is het nog vrij?", "en de andere?"),
}  # fmt: skip
ANSWERS = (
    "hij zit nu al lang thuis", "het werkt niet", "hij luistert niet", "ik ben moe", "school mag niet alles",
    "mijn ex mag hem niet meer zien", "de gemeente", "leerplicht", "er gaat niks goed",
    "het duurt al heel lang", "het is ingewikkeld", "moeder", "11", "ja",
    "mag school mijn kind zomaar uitschrijven?", "hoe lang mag school mijn kind schorsen?",
    "wat zegt school?",
    "wat gebeurt er als mijn kind niet gaat?", "hoeveel thuiszitters zijn er?", "wat is leerplicht?",
    "moet mijn kind naar school?", "ik heb er genoeg van", "wie beslist dit op school?",
    "De vorige school begreep hem niet.", "ik ben juf en mijn zoon zit thuis",
    "wat kan je doen tegen een boete?", "mijn man is thuis", "hij wil weg van school",
)  # fmt: skip


@pytest.mark.parametrize(("kind", "words"), [(kind, one) for kind, said in SAID.items() for one in said])
def test_an_aside_is_heard(kind: str, words: str) -> None:
    assert shelf().asides.of(words) == kind


@pytest.mark.parametrize("words", ANSWERS)
def test_an_answer_is_no_aside(words: str) -> None:
    assert shelf().asides.of(words) is None
    assert not shelf().asides.meant(words)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("hij heet Sam en is 11", "Sam"), ("Sam, 11 jaar", "Sam"), ("mijn zoon heet Sam", "Sam"),
        ("Ik heet Karin", "Karin"), ("onze dochter Noor (9)", "Noor"), ("hij is 11 en heet Sam.", "Sam"),
        ("zijn naam is Daan van Dijk", "Daan van Dijk"), ("noem haar maar Muis", "Muis"),
        ("his name is Sam and he is 11", "Sam"),
    ],
)  # fmt: skip
def test_a_name_is_taken_out_of_its_sentence(words: str, name: str) -> None:
    called = shelf().asides.called(words)
    assert called is not None
    assert called.name == name


@pytest.mark.parametrize("words", ["Sam", "Jan-Willem", "S.", "Sam of Sammie", "mijn zoon durft niet", "11"])
def test_a_name_alone_stays_whole(words: str) -> None:
    assert shelf().asides.called(words) is None


def test_what_she_meant_instead() -> None:
    assert shelf().asides.meant("nee wacht ik bedoelde 12") == "12"
    assert shelf().asides.meant("Sorry, 12.") == "12"
    assert shelf().asides.meant("ik bedoel Utrecht") == "Utrecht"


def test_a_correction_names_its_question() -> None:
    questions = shelf().forms["intake"].questions
    for words, question, value in (
        ("wijzig postcode", "postcode", ""),
        ("de postcode is 3512", "postcode", "3512"),
        ("de naam klopt niet", "kind_naam", ""),
        ("leeftijd moet 13 zijn", "leeftijd", "13"),
        ("het telefoonnummer is 0612345678", "telefoon", "0612345678"),
    ):
        change = named(questions, words)
        assert change is not None
        assert (change.question.id, change.value) == (question, value)
    assert named(questions, "hmm") is None


def test_old_and_new_are_told_apart() -> None:
    for words in ("het is Utrecht niet Amersfoort", "niet Amersfoort maar Utrecht", "Utrecht ipv Amersfoort"):
        assert swapped(words) == ("Utrecht", "Amersfoort")
    assert swapped("hij wil niet") is None
    assert not complains("hij gaat graag naar school")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- '<may> <this> (ook )?(nog )?later'", "- '<may> <those> later'", "«<those>» staat niet boven"),
        ("- '<may> <this> (ook )?(nog )?later'", "- '<may> (ook <this>'", "Kloppen de haakjes?"),
        ("  later-too:", "  later-to:", "Bedoel je «later-too»?"),
        ("(?P<meant>.+)", "(.+)", "Zet (?P<meant>"),
    ],
)
def test_a_mistake_in_the_words_is_told_with_its_line(old: str, new: str, told: str) -> None:
    text = (content_root() / "knowledge" / "asides.yaml").read_text("utf-8")
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    with pytest.raises(BadForm) as caught:
        Asides.read(text.replace(old, new, 1))
    assert told in caught.value.message
    assert abs(caught.value.line - line) <= 2
