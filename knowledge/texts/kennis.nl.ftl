# Wat het team ziet van de bibliotheek, en wat de bot over plaatsen zegt. Kort, warm, gewone woorden.

## Na een antwoord

kennis-learn = Wil je dat de bibliotheek dit antwoord ook leert kennen?
kennis-make = Maak er een artikel van
kennis-add = Zet hem bij een artikel
kennis-not = Goed, dan doen we er verder niets mee.
kennis-gone = Dat is er niet meer. Kijk met /kennis wat er ligt.
kennis-drafted =
    Mooi. Concept **{ $code }** is klaar. Een vrijwilliger kan het afmaken: /kennis concept { $code }

    Het staat nog niet in de bibliotheek.
kennis-which = Bij welk artikel hoort de vraag?
kennis-none-near = Ik vind geen artikel dat erop lijkt. Zullen we er een artikel van maken?
kennis-words =
    Zo leert de bibliotheek de vraag kennen, bij «{ $title }»:

    > { $words }

    **Staat er een naam, een school of een plaats in?** Typ de vraag dan zonder: /kennis vraag { $code } en je woorden.
kennis-words-good = Zo is het goed
kennis-too-long =
    Maak er één korte vraag van, zonder namen. Hoogstens { $most } tekens. Typ het zo: /kennis vraag { $code } en je woorden.
kennis-added = Gelukt. Wie dit zo vraagt, vindt nu «{ $title }». Het werkt binnen een minuut.

## Overzicht

kennis-overview =
    **De bibliotheek**

    - Gevraagd en niet gevonden: { $missed } in 30 dagen
    - Opnieuw nakijken: { $review }
    - Kreeg een «nee»: { $down } in 90 dagen
    - Concepten: { $drafts }
kennis-missed-button = Niet gevonden
kennis-review-button = Nakijken
kennis-down-button = Kreeg een «nee»
kennis-drafts-button = Concepten
kennis-back = Overzicht
kennis-more = En nog { $rest }.
kennis-how = Typ /kennis voor het overzicht, of /kennis concept D-001 voor een concept.
kennis-missed-title = **Gevraagd en niet gevonden: { $count }**
kennis-missed-line =
    - { $code } · { $days ->
        [0] vandaag
        [one] 1 dag
       *[other] { $days } dagen
    } · { $answered ->
        [yes] beantwoord
       *[no] wacht
    }
kennis-review-title = **Opnieuw nakijken: { $count }**
kennis-review-line = - { $title } ({ $id }) · voor { DATE($day) }
kennis-expired-line = - { $title } ({ $id }) · **geldt niet meer** sinds { DATE($day) }
kennis-down-title = **Kreeg een «nee»: { $count }**
kennis-down-line =
    - { $title } ({ $id }) · { $times ->
        [one] 1 keer
       *[other] { $times } keer
    }
kennis-drafts-title = **Concepten: { $count }**
kennis-draft-line = - { $code } · { DATE($day) }
kennis-file = Concept { $code }. Haal namen, scholen en plaatsen eruit voor je het deelt.
kennis-file-how = Vul aan wat leeg is: de bron, het onderwerp en meer vragen. Zet het dan als { $name } in knowledge/articles. `actbot check` kijkt het na.
kennis-done = Klaar, weg ermee
kennis-thanks = Dank je wel. Het concept is weg.

## Als er iets stuk is in de inhoud

kennis-broken =
    { $count ->
        [one] In de bibliotheek staat één ding dat ik niet kan lezen.
       *[other] In de bibliotheek staan { $count } dingen die ik niet kan lezen.
    } Ouders zien de vorige tekst. Wil jij kijken?
kennis-broken-line = - { $problem }

menu-kennis = Team: wat weet de bibliotheek nog niet

## Een postcode of plaats, zomaar

place-is = { $place } hoort bij { $municipality }. De regio is **{ $region }**.
place-here = { $place } ligt in de regio **{ $region }**.
place-nearby = Ik ken { $place } nog niet precies. Het ligt bij { $municipality }, in de regio **{ $region }**.
place-which = Welke plaats bedoel je?
place-group = In die regio is een groep van ouders. Wil je de weg erheen?
place-no-group = In die regio is hier nog geen groep. Wel kun je alles vragen, of een mens spreken.
