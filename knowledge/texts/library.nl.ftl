# De vaste woorden op een antwoordkaart uit de bibliotheek.
card-source = Bron: { $source }
card-checked = Nagekeken op { DATE($day) }
card-valid-checked = Geldig per { DATE($valid) } · nagekeken op { DATE($checked) }
card-expired = **Let op:** dit geldt niet meer sinds { DATE($day) }.
card-stale = **Let op:** dit is een tijd niet nagekeken. Vraag het voor de zekerheid na.
card-uncertain = **Let op:** dit is niet helemaal zeker. Vraag het na voordat je iets beslist.
card-region = **Let op:** dit geldt alleen in de regio {$regions}.
card-schools = Dit gaat over: { $schools }.
card-not-schools = Dit gaat niet over: { $schools }.
card-school-po = basisschool
card-school-vo = middelbare school
card-school-so = speciaal onderwijs
card-school-vso = voortgezet speciaal onderwijs
card-school-mbo = mbo
