# Alles wat de bot zegt, in het Nederlands. Kort, warm, gewone woorden, «je». Ouders hebben altijd gelijk.
# Een sterretje om woorden maakt ze schuin, twee maken ze vet. Wat tussen { } staat, vult de bot in.

## Algemeen

yes = Ja
no = Nee
offer-open = Open
unknown = onbekend
not-now = Nu niet
about-then = rond { $when }
human-button = Ik wil een mens
your-buddy = jullie Maatje

## De voordeur

start-bot = Ik ben een bot. Achter mij staan mensen van het Advies Centrum Thuiszitters. Ik let niet dag en nacht op. Is er nu gevaar? Bel **112**. Denk je aan zelfdoding? Bel **113**, dat is gratis.
start-welcome =
    **Welkom bij ACT!**

    Zit je kind thuis? Of loopt het vast op school? Dan ben je hier goed. Wij zijn ouders die andere ouders helpen.

    { start-bot }

    **Wat past bij jou?**
start-home = Mijn kind zit thuis
start-stuck = Mijn kind loopt vast
start-professional = Ik werk in onderwijs of zorg
start-in-group = Dag! Ik ben de ACT!-bot. Vragen over leerplicht en school kun je hier stellen met /vraag. Over je eigen kind praten we liever privé. Stuur mij dan een privébericht.
start-team =
    { $role ->
        [maatje] Welkom, { $name }. Jij bent Maatje. Je hoort van mij als er een gezin bij je past. Even rust nodig? Typ /pauze.
       *[other] Welkom, { $name }. Jij hoort bij het team. Typ /open om te zien wat er wacht. Alles wat je kunt, staat in het menu.
    }

    Zoek je zelf hulp voor je kind? Typ /intake.
start-you-are-right =
    { $way ->
        [vast] Wat fijn dat je op tijd komt. Je hoeft niet te wachten tot je kind thuiszit.
       *[other] Wat heftig dat je kind thuiszit. Het is goed dat je er bent.
    }
start-professional-route =
    Fijn dat je meedenkt. Een kind dat thuiszit, heeft iedereen nodig.

    Stel hier gerust een vraag over regels en beleid. Liever mailen? Dat kan naar advies@adviescentrumthuiszitters.nl.
start-ask-question = Stel een vraag
start-you-are-welcome = Graag gedaan. Ik ben er als je iets nodig hebt.
start-bye = Tot later. Ik ben er als je iets nodig hebt.
start-hello-again = Dag! Fijn dat je er weer bent.
start-welcome-back = Dag! Fijn dat je er weer bent. Wat je begon, is bewaard. Wil je verder waar je was?

## Toestemming (nieuwe tekst? Geef consent-version een nieuwe datum, dan vragen we het iedereen opnieuw)

consent-version = 2026-11-29
consent-ask =
    Ik stel je straks vragen over je gezin, je kind en school. Daarna zoeken we een Maatje voor je. Dat is een ouder die dit kent en naast je staat.

    - Wat je niet wilt zeggen, sla je over.
    - Je antwoorden zijn voor jou, voor jullie Maatje en voor onze coördinator. Niet voor de groep.
    - Je kunt alles zien met /inzage en alles wissen met /wis.
    - Deze app kan meelezen. Schrijf liever geen achternaam en geen BSN.

    **Mag ACT! je antwoorden bewaren om je te helpen?**
    *Versie van deze tekst: { $version }*
consent-yes = Ja, dat mag
consent-no-button = Nee, liever niet
consent-who =
    Jij leest alles. De coördinator van ACT! leest het ook, om een goed Maatje te zoeken. Jullie Maatje leest het pas na een «ja». Anderen lezen niets. Opent iemand je verhaal? Dan schrijven we op wie dat was.

    **Mag ACT! je antwoorden bewaren om je te helpen?**
consent-about =
    Je mag er rustig over nadenken. Zeg je nee, dan bewaar ik geen antwoorden. Vragen stellen mag dan nog steeds. Zeg je ja, dan kun je altijd stoppen. Met /wis haal je alles weer weg.

    **Mag ACT! je antwoorden bewaren om je te helpen?**
consent-later = Goed, we wachten. Wil je verder? Typ /intake.
consent-no =
    Dat is goed. Ik bewaar geen antwoorden van je.

    Je kunt hier gewoon vragen stellen. Of een mens van ACT! spreken. Bedenk je je? Typ /intake.
consent-thanks = Dank je wel. We doen het rustig aan, één vraag tegelijk. Kijkt er iemand mee? Typ /weg.

## Vragenlijst

form-progress =
    Vraag { $number } van { $of } · { $section } · nog ongeveer { $minutes ->
        [one] 1 minuut
       *[other] { $minutes } minuten
    }
form-again = { $section } · je past een antwoord aan
form-was = Je antwoord is nu: { $shown }
form-many = Typen kan ook, met een komma ertussen.
form-example = *Bijvoorbeeld: { $words }*
form-ready = Klaar met kiezen
form-back = Terug
form-keep = Laat zo staan
form-skip = Overslaan
form-later = Later verder
form-who = Wie leest dit?
form-card = Samen invullen
form-confirm = Bedoel je «**{ $shown }**»?
form-unsure = Ik weet het niet zeker. Bedoel je een van deze?
form-not-that = Goed dat je het zegt. Dan vraag ik het nog een keer.
form-noted = Genoteerd.
form-you-are-welcome = Graag gedaan. We gaan verder.
form-noted-long = Dank je. Het is bewaard.
form-story-goes-on = Dat staat er nu bij. Vertel gerust verder, of ga door met de volgende vraag.
form-this-first = Eerst nog even dit. Typ «ja» of «nee».
form-noted-asked = Dank je. Ik heb het bewaard als antwoord. Was het een vraag aan ons? Typ /vraag en daarachter je vraag.
form-noted-as = Genoteerd: { $shown }.
form-none = geen van deze
form-place =
    { $same ->
        [yes] Dank je. Jouw regio is { $region }.
       *[no] Dank je. { $place } hoort bij { $municipality }. Jouw regio is { $region }.
    }
form-place-nearby = Ik ken { $place } nog niet precies. Het ligt bij { $municipality }, in de regio { $region }. Klopt dat niet? Typ «terug», en dan je woonplaats.
form-skipped = Goed, die laten we open.
form-that-is-all = Dank je. Dan heb ik alles.
form-comes-yet = Daar vraag ik straks naar. Eerst deze vraag nog.
form-cannot-skip = Deze heb ik wel nodig om iemand bij je te zoeken. Lukt het niet? Typ dan «mens».
form-first = Dit is de eerste vraag. Verder terug gaat niet.
form-stuck =
    { $required ->
        [yes] Het hoeft niet perfect. Lukt het niet? Typ dan «mens».
       *[no] Het hoeft niet perfect. Je mag «overslaan» typen, of «mens».
    }
form-misread-empty = Ik zie nog geen antwoord. Typ gerust een paar woorden.
form-misread-too-long = Dat is een lang verhaal, en het doet ertoe. Past het in wat minder woorden? Dan bewaar ik het goed.
form-misread-bsn = Hier lijkt een BSN in te staan. Dat bewaar ik niet, het is te privé. Typ je antwoord nog eens zonder dat nummer.
form-misread-number = Ik lees hier nog geen getal in. Typ bijvoorbeeld «11».
form-misread-too-low = Dat lijkt me te weinig. Wil je het nog eens typen?
form-misread-too-high = Dat lijkt me te veel. Wil je het nog eens typen?
form-misread-date = Ik haal er nog geen datum uit. Typ bijvoorbeeld «drie weken geleden» of «3 september».
form-misread-dates = Ik lees er meer dan één moment in. Welke bedoel je? Ongeveer is goed genoeg.
form-misread-no-such-day = Die dag staat niet op de kalender. Welke dag bedoel je? Ongeveer mag ook, bijvoorbeeld «eind februari».
form-misread-group = In welk jaar was dat ongeveer? Typ bijvoorbeeld «2024» of «twee jaar geleden».
form-misread-vague = Weet je nog ongeveer wanneer het begon? Typ bijvoorbeeld «2024» of «in maart». Weet je het niet? Typ «overslaan».
form-misread-future = Die dag moet nog komen. Bedoel je een dag die al geweest is?
form-misread-choice = Ik weet niet welke je bedoelt. Druk op een knop, of typ wat erop staat.
form-misread-yes-no = Is dat een ja of een nee?
form-misread-scale = Kies een getal, bijvoorbeeld 3.
form-misread-postcode = Die plaats ken ik nog niet. Typ de vier cijfers van je postcode, of je gemeente. Woon je in het buitenland? Typ «mens».
form-misread-phone = Dit lijkt nog geen telefoonnummer. Typ het zo: 06 12345678.
form-misread-picture = Ik zie dat er iets in je omgaat. Een plaatje kan ik alleen niet lezen. Typ je het in een paar woorden?
form-readers-case = Dit lezen jijzelf, de coördinator van ACT! en later jullie Maatje. Verder niemand.
form-readers-coordinator = Dit lezen alleen jijzelf en onze coördinator.
form-readers-match = Dit lezen jijzelf, de coördinator en jullie Maatje. Wie we als Maatje vragen, ziet dit zonder namen. Verder leest niemand het, ook school niet.

## Intake

intake-welcome-back = Fijn dat je er weer bent. We gaan verder waar je was.
intake-nothing-yet = Je bent nog niet begonnen. Typ /intake als je wilt beginnen. Liever een mens? Typ «mens».
intake-all-done = Je verhaal is al bij ons. We zijn ermee bezig. Wil je iets weten? Stel gerust een vraag. Of typ «mens».
intake-siblings = Gaat het om nog een kind? Typ /mens en daarachter een paar woorden. Dan kijkt een mens van ACT! met je mee.
intake-paused = Goed. Alles is bewaard. Typ /verder als je weer tijd hebt.
intake-question-unknown = Dat weet ik niet zeker. Wil je dat een mens kijkt? Typ /vraag en daarachter je vraag. Wij gaan intussen verder.
intake-nudge = ACT! heeft een bericht voor je. Je was ergens mee bezig, en dat is bewaard. Wil je verder?
intake-warning = ACT! heeft een bericht voor je. Wat je begon, ligt nu bijna drie maanden stil. Over een week wissen we het. Wil je verder?
intake-go-on = Ja, verder
intake-erase-draft = Wis wat ik begon
intake-draft-erased = Het is gewist. Je kunt altijd opnieuw beginnen met /intake.
intake-gone = We hebben gewist wat je begon, want het lag drie maanden stil. Opnieuw beginnen mag altijd: typ /intake.
spent-here-we-are = Die knop was van eerder. Hier zijn we nu:
spent = Die knop is al gebruikt, of van eerder. Je hoeft niets opnieuw te doen. Wil je iets weten? Typ het gewoon.

intake-again = Wil je opnieuw beginnen? Dan wis ik wat je tot nu toe vertelde. Eén antwoord aanpassen kan ook: typ «terug».
intake-again-yes = Wis het, begin opnieuw
intake-again-no = Nee, verder waar ik was
intake-begun-again = Goed, we beginnen opnieuw. Wat je eerder vertelde, is gewist.
form-edit = Dat kan. Noem wat er anders moet, bijvoorbeeld «wijzig postcode». Of typ «terug». Aan het eind lees je ook alles na.

## Wat ouders over de vragen zelf zeggen

aside-what =
    { $why } { $kind ->
        [date] Een dag, een maand of een jaar is goed. Ongeveer mag ook.
        [number] Typ een getal.
        [postcode] Typ vier cijfers, of de naam van je woonplaats.
        [phone] Typ een telefoonnummer.
        [scale] Kies het getal dat nu het beste past.
        [yes-no] Typ «ja» of «nee».
        [one] Kies wat het dichtst in de buurt komt.
        [many] Kies alles wat past. Eén mag ook.
       *[other] Schrijf wat in je opkomt. Eén zin is genoeg.
    }
aside-why =
    { $why } { $required ->
        [yes] {""}
       *[no] Wil je het niet zeggen? Typ «overslaan».
    }
aside-later =
    { $required ->
        [yes] Alles is bewaard. Typ «later» als je wilt stoppen. Met /verder kom je hier terug. Deze vraag heb ik wel nodig om iemand bij je te zoeken.
       *[no] Ja, dat mag. Typ «overslaan», dan kun je het aan het eind nog aanvullen. Of typ «later» als je nu wilt stoppen. Alles is bewaard.
    }
aside-together = Ja, dat mag. Jullie mogen het samen doen, of om de beurt. Doe dat wel hier, in dit gesprek, dan blijft jullie verhaal bij elkaar.
aside-siblings = Meer dan één kind thuis, dat is veel. Vertel nu over één kind. Aan het eind vraag ik of je nog iets kwijt wilt. Schrijf daar over je andere kind. Jullie Maatje helpt het hele gezin.
aside-who = Ik ben een bot, geen mens. Achter mij staan de mensen van ACT! zelf. De coördinator leest jouw verhaal, en later jullie Maatje. Wil je nu een mens? Typ «mens».
aside-upset = Dat snap ik. Ik ben maar een bot, en ik begrijp niet alles. Liever een mens? Typ «mens». Even stoppen mag ook: typ «later».
aside-sorry = Dat geeft niks. Vertel het op jouw manier, in je eigen tijd.
aside-what-now = Je hoeft het niet alleen uit te zoeken. Vertel hier wat er speelt, dan denkt een Maatje straks met je mee. Kan het niet wachten? Typ «mens», of /hulp.
aside-all-told = Dit is alles wat je vertelde. Je mag het nog aanpassen of open laten.

## Waar ben ik, en wanneer hoor ik iets?

standing-form =
    Je bent bij vraag { $number } van { $of }. Het duurt nog ongeveer { $minutes ->
        [one] 1 minuut
       *[other] { $minutes } minuten
    }. Daarna lees je alles na, en verstuur je het zelf. Dan zoeken wij een Maatje.
standing-summary = Je bent er bijna. Alles is ingevuld, alleen nog niet verstuurd. Klopt het? Typ «ja». Daarna zoeken we een Maatje, en hoor je van ons.
standing-go-on = Verder? Typ /verder.
standing-in-line =
    Je verhaal is bij ons (code **{ $code }**). Er is nog geen Maatje vrij. { $place ->
        [1] Je bent als eerste aan de beurt in de regio { $region }.
       *[other] Je staat op plek **{ $place }** in de regio { $region }.
    } We kijken elke week opnieuw, en je hoort dan van ons. Heb je nu iemand nodig? Typ «mens».
standing-asked = Je verhaal is bij ons (code **{ $code }**). We hebben iemand gevraagd die bij jullie kan passen. Je hoort uiterlijk { $until } van ons. Kan die niet? Dan vragen we een ander.
standing-paired = Jullie hebben een Maatje: **{ $name }** (code { $code }). De coördinator brengt jullie met elkaar in contact. Hoor je niets? Typ «mens».
standing-stop = Wil je stoppen met je hulpvraag? Typ /intrekken. Wil je ook alles wissen? Typ /wis. Wil je er eerst over praten? Typ «mens».
standing-siblings = Fijn dat je het zegt. Ook voor je andere kind ben je hier goed. Een mens van ACT! kijkt er samen met jou naar. Druk op de knop. Of typ /mens, en daarachter een paar woorden over je kind.
standing-edit = Je verhaal is al verstuurd. Klopt er iets niet meer? Typ /mens en daarachter wat er anders moet. Dan past de coördinator het met je aan.
standing-request =
    Je vraag aan een mens heeft nummer **{ $code }**. { $late ->
        [yes] Het duurt langer dan beloofd. Dat spijt me. Typ «mens», dan geef ik een seintje.
       *[no] Je hoort uiterlijk { $due } om 17:00 iets.
    }

## Klopt dit?

summary-is-this-right = **Klopt dit?** Lees het rustig na.
summary-line = { $number }. { $asked }
    → { $shown }
summary-open = *open gelaten*
summary-how = Klopt er iets niet? Druk op «Wijzig» met het nummer. Of typ «wijzig 3» of «wijzig postcode».
summary-still-open = Je verhaal is nog niet verstuurd. Klopt het? Typ «ja». Klopt er iets niet? Typ bijvoorbeeld «wijzig 3» of «wijzig postcode».
summary-which = Wat wil je aanpassen? Typ bijvoorbeeld «wijzig postcode», of «de leeftijd is 12». Het nummer van de regel mag ook. Er is nog niets verstuurd.
summary-send = Ja, klopt. Versturen
summary-change = Wijzig { $number }

## Zaak en Maatje

case-begun = Dank je wel voor je verhaal. We laten je niet los. Je zaak heeft code **{ $code }**. Daarmee vinden wij je terug, zonder je naam.
buddy-being-asked =
    { $again ->
        [yes] We zoeken verder, en hebben opnieuw iemand gevraagd. Je hoort uiterlijk { $until } van ons.
       *[no] We hebben iemand gevraagd die bij jullie kan passen. Je hoort uiterlijk { $until } van ons.
    }
family-in-line =
    { $again ->
        [yes] Er kwam deze week nog geen Maatje vrij. We zijn je niet vergeten.
       *[no] Er is nu nog geen Maatje vrij.
    } { $place ->
        [1] Je bent als eerste aan de beurt in de regio { $region }.
       *[other] Je staat op plek **{ $place }** in de regio { $region }.
    } We kijken elke week opnieuw, en je hoort dan van ons. Intussen kun je hier alles vragen. Heb je nu iemand nodig? Typ «mens», of /hulp.
family-has-buddy = Goed nieuws: **{ $name }** wil jullie Maatje zijn. De coördinator brengt jullie met elkaar in contact. Past het niet? Typ «mens», dan kijken we samen verder.
family-withdrew = Het gezin met code { $code } gaat nu niet verder met ons. Je hoeft niets meer te doen. Dank je wel.
family-unreachable = Ik kan het gezin met code { $code } hier niet meer bereiken. Heb jij hun nummer? Bel ze dan. De coördinator weet het ook.
buddy-alert = ACT! heeft een bericht voor je.
offer-card =
    **Wil je Maatje worden van een gezin?**

    - Regio: { $region }
    - Leeftijd van het kind: { $age }
    - Waar het om gaat: { $themes }

    Meer zie je pas na je «ja». Nee zeggen mag altijd, zonder reden. We horen het graag voor { $until }.
offer-not-now = Nu niet
offer-pause = Ik neem pauze
offer-declined = Dank je dat je het zegt. We vragen een ander. Wil je even geen vragen? Typ /pauze.
offer-take-your-time = Neem gerust de tijd. Wil je wel? Typ «ja». Past het nu niet? Typ «nu niet», dan vragen we een ander. Heb je rust nodig? Typ «pauze».
offer-only-card = Goede vraag. Over dit gezin mag ik nu alleen zeggen wat op de kaart staat. Na je «ja» lees je hun verhaal. Past het dan toch niet? Dan zoeken we samen verder. Eerst iets vragen aan de coördinator? Typ /mens en daarachter je vraag.
offer-gone = Deze vraag is niet meer open. Je hoeft niets te doen.
offer-expired = De vraag van laatst is niet meer open. Dat is helemaal goed. Komt het nu niet uit? Typ /pauze.
buddy-pauses = Goed dat je voor jezelf zorgt. We vragen je niets meer. Ben je er weer? Typ «/pauze uit».
buddy-is-back = Fijn, je bent er weer. We vragen je als er een gezin past.
buddy-paired = Mooi, jij bent nu het Maatje van gezin **{ $code }**. Het gezin weet het. De coördinator brengt jullie met elkaar in contact. Hun verhaal kun je nu lezen.
pair-how = Typ het zo: /koppel Z-001 Bram. Met /open zie je welke gezinnen wachten.
pair-no-case = Ik vind geen zaak { $code } in jouw regio. Kijk met /open welke er zijn.
pair-has-buddy = Zaak { $code } heeft al een Maatje.
pair-over = Zaak { $code } is teruggetrokken. Er wordt niemand meer gevraagd.
pair-no-buddy =
    { $some ->
        [no] Er is nu geen Maatje dat ik kan bereiken. Vraag je Maatje om mij eerst /start te sturen.
       *[yes] Ik vind geen Maatje «{ $name }». Kies uit: { $names }.
    }
pair-paused = { $name } neemt nu pauze. Kies iemand anders.
pair-full = { $name } heeft nu geen plek vrij. Kies iemand anders.
pair-asked-already = { $name } is al gevraagd voor zaak { $code }. Je hoort het antwoord.
pair-asked = Ik heb { $name } gevraagd voor zaak { $code }. Je hoort het antwoord.

## Vragen

question-how = Typ je vraag gewoon hier, in je eigen woorden. Bijvoorbeeld: «Mag school mijn kind zomaar uitschrijven?» In een groep begin je met /vraag.
question-which = Ik weet het niet zeker. Bedoel je een van deze?
question-was-this-it = **Was dit het antwoord?**
question-no = Nee, iets anders
question-more = Lees alles
question-glad = Fijn. Vraag gerust verder.
question-human = Vraag een mens
question-say-otherwise =
    Jammer, dat was het niet. { $others ->
        [yes] Misschien past een van deze? Je mag het ook anders zeggen.
       *[no] Zeg het eens met andere woorden. Of vraag een mens.
    }
question-passed-on = Ik geef je vraag door aan een mens van ACT! (nummer **{ $code }**). Je hoort uiterlijk { $due } om 17:00 iets. Kan het niet wachten? Typ /hulp.
question-unknown = Dat weet ik niet. Ik geef je vraag door aan een mens van ACT! (nummer **{ $code }**). Je hoort uiterlijk { $due } om 17:00 iets.
question-story = Fijn dat je dit vertelt. Ik geef het door aan een mens van ACT! (nummer **{ $code }**). Je hoort uiterlijk { $due } om 17:00 iets. Wil je nu al meer vertellen? Dan zoeken we ook een Maatje voor je: een ouder die dit kent.
question-story-more = Dat staat er nu ook bij (nummer **{ $code }**). Vertel gerust verder.
question-from-group = Dat weet ik niet. Ik vraag het aan een mens van ACT! en je hoort het antwoord in ons eigen gesprek, uiterlijk { $due } om 17:00.
question-unknown-in-group = Dat weet ik niet. Stuur je vraag in een privébericht aan mij, dan kijkt een mens mee.
question-gone = Dat vind ik niet meer terug. Stel je vraag gerust opnieuw.
human-already =
    { $added ->
        [yes] Ik heb het erbij gezet.
       *[no] Een mens van ACT! heeft je vraag al.
    } Je nummer blijft **{ $code }**. { $late ->
        [yes] Het duurt langer dan beloofd. Dat spijt me. Ik heb het team weer een seintje gegeven.
       *[no] Je hoort uiterlijk { $due } om 17:00 iets.
    } { $added ->
        [yes] Kan het niet wachten? Typ /hulp.
       *[no] Wil je er iets bij zeggen? Typ /mens en daarachter je woorden. Kan het niet wachten? Typ /hulp.
    }
human-coming = Een mens van ACT! leest mee (nummer **{ $code }**). Je hoort uiterlijk { $due } om 17:00 iets. Kan het niet wachten? Typ /hulp.

## Voor het team

team-new-case = Er is een nieuwe zaak: { $code }. Typ /open voor het overzicht.
team-withdrawn = Het gezin met code { $code } gaat nu niet verder met ons. We zoeken geen Maatje meer, en hun verhaal is dicht. Je hoeft niets te doen.
team-paired = { $name } is nu het Maatje van gezin { $code }. Breng jij ze met elkaar in contact? Met /zaak { $code } lees je hun verhaal.
team-nobody-left = Voor { $code } heb ik iedereen gevraagd die past. Niemand zei nog ja. Wie niet antwoordde, vraag ik over een week nog eens. Weet jij iemand? Typ /koppel { $code } met de naam.
team-unreachable = Ik kan het gezin met code { $code } hier niet meer bereiken. Met /zaak { $code } zie je of we mogen bellen.
team-group-lost = Ik ben uit de regiogroep van { $name } gezet. Ik stuur er nu niemand meer heen. Hoort de groep er nog bij? Haal me er weer in en typ daar **/regio koppel**.
team-new-question = Er is een nieuwe vraag: { $code }. Typ /open om te lezen.
team-asked-again =
    { $added ->
        [yes] Er is iets bij { $code } gezet.
       *[no] { $code } wacht langer dan beloofd.
    } Typ /open om te lezen.
team-new-request = Iemand wil een mens spreken: { $code }. Typ /open om te lezen.
team-failed = Eén bericht is bij ons niet gelukt (kenmerk { $mark }). De vrager weet dat er iemand kijkt. Vraag de beheerder om het log van nu.
open-nothing = Er staat niets open. Mooi.
open-title = **Wat er openstaat: { $count }**
open-line =
    - { $code } · { $kind ->
        [human] wil een mens
       *[other] vraag
    } · { $region } · { $late ->
        [yes] **te laat**, beloofd voor { $due }
       *[no] voor { $due }
    }
open-case =
    - { $code } · zoekt een Maatje · { $region } · { $days ->
        [0] vandaag
        [one] 1 dag
       *[other] { $days } dagen
    } · { $asked ->
        [yes] iemand is gevraagd
       *[no] wacht
    }
open-read = Lees { $code }
open-gone = Die staat niet meer open.
open-request =
    **{ $code }**, beloofd voor { $due }.
    { $shown }
    Antwoorden? Typ /antwoord { $code } en daarachter je tekst.
open-no-words = Er staat geen vraag bij. Deze ouder wil graag iemand spreken.
story-how = Typ het zo: /zaak Z-001
story-none = Ik vind geen zaak { $code } die jij mag lezen.
story-title = **Het verhaal van gezin { $code }.** Dit is alleen voor jou. We schrijven op dat je het las.
story-line =
    **{ $asked }**
    { $shown }
story-read = Lees hun verhaal
answer-how = Typ het zo: /antwoord H-0001 en daarachter je tekst.
answer-no-request = Ik vind geen vraag { $code } in jouw regio. Kijk met /open welke er zijn.
answer-already = { $code } was al beantwoord.
answer-unreachable = Ik kan de vrager van { $code } niet meer bereiken.
answer-sent = Je antwoord op { $code } is verstuurd.
answer-from-human =
    **Antwoord van een mens van ACT!** op { $code }:

    { $words }

## Groepen

group-hello = Dag! Ik ben de ACT!-bot. Hoort deze groep bij een regio? Een moderator typt dan bijvoorbeeld: /regio koppel utrecht
group-how = Deze groep hoort nog niet bij een regio. Typ bijvoorbeeld: /regio koppel utrecht
group-is = Deze groep hoort bij de regio { $region }.
group-linked = Deze groep hoort nu bij de regio **{ $region }**.
group-not-yours = Deze regio hoort niet bij jou. De coördinator kan dit wel voor je doen.
group-unlinked = Deze groep hoort nu bij geen regio meer.
group-which-region =
    { $near ->
        [no] Ik ken de regio «{ $name }» niet. Typ de naam van een gemeente of regio.
       *[yes] Welke regio bedoel je met «{ $name }»? Kies uit: { $names }.
    }
group-welcome = Welkom in de groep van { $region }! Je bent hier onder ouders. Noem hier geen namen van kinderen. Voor je eigen verhaal kun je mij een privébericht sturen.
group-offer = In de regio **{ $region }** is een groep van ouders zoals jij. Wil je de weg erheen? Niemand ziet daar je antwoorden.
group-yes-please = Ja, graag
group-later = Goed. Typ /groep als je later wilt.
group-invite = Dit is de groep van { $region }. Je bent er welkom. De uitnodiging is alleen voor jou.
group-shut = Het lukt me nu niet om je in de groep van { $region } te laten. Dat ligt niet aan jou. Typ «mens», dan helpt iemand van ACT! je erin.
group-none-yet = In de regio { $region } is hier nog geen groep. Dat groeit nog.
group-no-region = Ik weet je regio nog niet. Typ /intake, dan vraag ik je postcode.

## Crisis (de nummers staan in knowledge/crisis)

crisis-yes = Ja, er is gevaar
crisis-no = Nee, zo bedoel ik het niet
crisis-in-group = Dat klinkt zwaar. Je kunt mij een privébericht sturen, dan kijken we samen. Is er nu gevaar? Bel **112**.
crisis-still-heavy = Nog steeds zwaar, hoor ik. Goed dat je het weer zegt. Is er nu gevaar?
crisis-told = Ik ben een bot en hou geen wacht. Ik vertel iemand van ACT! dat hier hulp nodig is.
crisis-nobody = Ik ben een bot en hou geen wacht. Ik kan nu ook niemand van ACT! bereiken. Wacht niet op ons: bel.
crisis-nobody-after-all = Het lukt nu niet om iemand van ACT! te bereiken. Wacht niet op ons: bel.
crisis-good-go-on = Goed dat je het zegt. Wordt het toch te zwaar? Typ /hulp. We gaan verder waar we waren.
crisis-good-to-hear = Goed dat je het zegt. Had je een vraag? Typ die gerust nog eens. Wordt het toch te zwaar? Typ /hulp.
crisis-taken-back = Goed dat je het zegt. Voor de zekerheid laat ik de melding bij ACT! staan. Wordt het toch te zwaar? Typ /hulp.
crisis-human-is-here = Iemand van ACT! pakt dit op en neemt contact met je op. Is er nu gevaar? Wacht niet, bel **112**.
crisis-alert = **Crisis:** { $lane }. Zaak: { $code }. Pak jij dit op?
crisis-alert-again = **Crisis, nog niemand:** { $lane }. Zaak: { $code }. Wie pakt dit op?
crisis-no-case = nog geen
crisis-take = Ik pak dit op
crisis-you-took-it =
    Dank je. Het gaat om { $name }, account { $account }. { $known ->
        [yes] De ouder weet dat je contact opneemt.
       *[no] Ik kan deze ouder zelf niet bereiken. Zoek contact in de groep.
    }
crisis-taken-already = Een ander pakt dit al op. Dank je.
crisis-not-on-call = Je staat nu niet op de lijst van wie dienst heeft. Een ander wordt gebeld.
crisis-erased = Er stond een crisis open: { $lane }. Deze persoon heeft net alles gewist. Ik weet nu niet meer wie het was.
crisis-is-erased = Dit alarm is gewist. Ik weet niet meer over wie het ging. Dank je dat je er wilde zijn.
crisis-lane-acuut-gevaar = acuut gevaar
crisis-lane-suicide = zelfdoding
crisis-lane-geweld = geweld of misbruik
crisis-lane-weggelopen = kind is weg
crisis-lane-kind-zelf = een kind vraagt zelf hulp
crisis-lane-huisartsenpost = dokter nodig

## Privacy

privacy-about =
    **Wat we bewaren**

    - Wat je zelf vertelt in de intake, en je vragen aan een mens.
    - Van je postcode alleen vier cijfers. Geen BSN.
    - Je verhaal lezen alleen jij, de coördinator en jullie Maatje. School niet. Wie het opent, schrijven we op.

    Begin je en ga je niet verder? Dan wissen we het na 90 dagen. Je kunt altijd /inzage, /wis en /intrekken typen. Deze app kan je berichten ook zien, want de app is niet van ons.

    Verantwoordelijk: { $controller }
privacy-your-data = Dit is alles wat we van je hebben. Het is alleen voor jou.
erase-sure =
    Wil je dat ik alles van je wis? Je antwoorden, je zaak en je vragen zijn dan echt weg. Dat kan ik niet terugdraaien.

    Onze berichten in dit gesprek kun je zelf uit de app wissen.
erase-yes = Ja, wis alles
erase-no = Nee, bewaar het
erase-not = Goed, alles blijft staan.
erase-done = Alles is gewist. Weg is weg. Wil je ooit terug? Typ /start. Het ga jullie goed.
withdraw-done = Goed, we stoppen ermee. Niemand leest je antwoorden meer, en we zoeken geen Maatje. Wil je ook alles wissen? Typ /wis.
language-which = Welke taal wil je? / Which language do you prefer?
language-is = Goed, we praten Nederlands.

## Hulplijst

help-which =
    { $found ->
        [no] Dat staat niet in mijn lijst. Misschien past een van deze?
       *[yes] Waar gaat het om? Kies wat het dichtst bij komt.
    } Of typ het in een paar woorden. Is er nu gevaar? Bel **112**. Denk je aan zelfdoding? Bel **113**.
help-which-one =
    **{ $group }**

    Wat past het best?
help-back = Iets anders
help-in-group = Typ /hulp met een paar woorden erbij, bijvoorbeeld: /hulp geschorst. De hele lijst krijg je als je mij privé /hulp stuurt. Is er nu gevaar? Bel **112**.

## Als het anders loopt

lost-talk =
    Ik ben er. { $told ->
        [yes] Vertel gerust verder. Of kies wat nu past.
       *[no] Ik begrijp alleen nog niet wat je nodig hebt. Wat past?
    }
lost-team =
    Dat begrijp ik nog niet. { $role ->
        [maatje] Past er een gezin bij je? Dan hoor je het van mij. Iets over een gezin of over jezelf? Typ /mens en daarachter je woorden, dan leest de coördinator het. Rust nodig? Typ /pauze.
       *[other] Wat er wacht, zie je met /open. Een vraag beantwoorden? Typ /antwoord H-0001 en daarachter je tekst. Een gezin koppelen? Typ /koppel Z-001 Bram.
    }
lost-still-asked = Ik wacht nog op je antwoord. Druk op een knop, of typ wat erop staat: { $labels }. Liever een mens? Typ «mens».
lost-intake = Hulp voor mijn kind
lost-intake-self = Hulp voor mij
unknown-command = «/{ $name }» ken ik niet. Typ gewoon je vraag. Of typ «mens».
unknown-command-near = «/{ $name }» ken ik niet. Bedoel je /{ $near }?
refused =
    { $team ->
        [yes] Dit hoort bij een andere rol in het team. Vraag het aan de coördinator.
       *[no] Dit kan alleen iemand van het team. Heb je iets nodig? Typ «mens», dan kijkt er iemand mee.
    }
only-in-group = Dit typ je in de groep zelf.
told-at-home = Dat is iets voor jou alleen. Ik antwoord in ons eigen gesprek. Komt daar niets binnen? Dan staan privéberichten van deze server bij jou uit. Zet ze aan in de privacy-instellingen van de server, en typ het dan nog eens.
nameless = Ik kan niet zien wie je bent: je schrijft hier anoniem, als de groep. Zet «anoniem» even uit bij je beheerdersrechten, en typ het dan nog eens.
write-first = Dat doen we liever privé. Stuur mij eerst een privébericht met /start.
shared-not-read =
    { $kind ->
        [voice] Een spraakbericht kan ik niet beluisteren, en ik bewaar het niet. Typ je het in een paar woorden?
        [photo] Een foto kan ik niet bekijken, en ik bewaar hem niet. Staat er een brief op? Typ dan in een paar woorden wat erin staat. Stuur hier geen brieven van artsen of kopieën van een pas.
        [video] Een filmpje kan ik niet bekijken, en ik bewaar het niet. Typ je het in een paar woorden?
        [file] Een bestand kan ik niet lezen, en ik bewaar het niet. Typ je het in een paar woorden? Stuur hier geen brieven van artsen of kopieën van een pas.
        [sticker] Een sticker zegt vaak veel. Ik kan hem alleen niet lezen. Typ je het in een paar woorden?
        [contact] Het nummer van iemand anders bewaar ik niet. Wil je dat wij jou bellen? Dat vraag ik in /intake.
        [location] Waar je nu bent, bewaar ik niet. Typ liever je postcode of je woonplaats.
       *[other] Dit kan ik niet lezen, en ik bewaar het niet. Typ je het in een paar woorden?
    }
bsn-not-kept = Hier lijkt een BSN in te staan. Dat bewaar ik niet, het is te privé. Wis het bericht zelf ook. Typ het gerust nog eens, zonder dat nummer.
bsn-in-group = Hier leek een BSN in te staan. Dat is te privé voor een groep. Staat het er nog? Wis het dan zelf.
away-done = Klaar. Je eigen berichten en meldingen haal je zelf weg.
reworded = Ik zie dat je een eerder bericht hebt veranderd. Dat lees ik niet opnieuw. Typ gerust een nieuw bericht.
reworded-answer = Je antwoord is aangepast.
reworded-in-intake = Ik zie dat je een eerder bericht hebt veranderd. Je antwoord verandert daarmee niet. Typ «terug» voor de vorige vraag. Of noem wat er anders moet, bijvoorbeeld «wijzig postcode».
too-fast = Er komt nu heel veel tegelijk binnen. Ik lees even niet mee, en wat je nu stuurt bewaar ik niet. Wacht tien tellen. Stuur dan nog eens wat ik gemist heb. Is er nu gevaar? Bel **112**.
failed = Er ging iets mis bij ons, niet bij jou. Een mens kijkt mee. Probeer het zo nog eens.

## Menu (hoogstens 100 tekens)

menu-start = Begin hier: voor wie is ACT!?
menu-intake = Hulp vragen voor je kind
menu-verder = Verder waar je was
menu-status = Waar ben ik, en wanneer hoor ik iets?
menu-vraag = Stel een vraag over leerplicht of school
menu-hulp = Wie helpt waarmee, met nummers
menu-mens = Ik wil een mens spreken
menu-groep = De groep in jouw regio
menu-privacy = Wat we bewaren en waarom
menu-inzage = Zie alles wat we van je hebben
menu-wis = Wis alles van mij
menu-weg = Snel weg: ik haal mijn berichten weg
menu-intrekken = Toestemming intrekken
menu-taal = Taal / language
menu-pauze = Maatje: even geen nieuwe gezinnen
menu-open = Team: wat staat er open
menu-antwoord = Team: beantwoord een vraag
menu-zaak = Team: lees het verhaal van een gezin
menu-koppel = Team: koppel een Maatje
menu-regio = Team: koppel deze groep aan een regio
menu-description = Voor ouders van een kind dat thuiszit of vastloopt op school. Stel een vraag, of vraag hulp van een Maatje: een ouder die naast je staat. Gevaar? Bel 112. Denk je aan zelfdoding? Bel 113.
menu-about = Hulp van ouders, voor ouders van thuiszitters.
menu-words = In je eigen woorden
