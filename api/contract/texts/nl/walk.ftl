# Walking a wijkschouw.
title = { $page } – wijkschouw { $reference }
start-title = Begin de schouw
paused-title = De schouw staat op pauze
finished-title = Klaar met lopen
finished-more = Wat nog op deze telefoon staat, gaat vanzelf weg zodra er verbinding is. Je kunt nog iets veranderen.
back-to-page = Over deze schouw
not-there = Deze schouw is er niet, of is niet voor jou.
sign-in-first = Log in om deze schouw te lopen.
cancelled = Deze schouw gaat niet door.
other-person = Deze schouw is klaargemaakt door { $email }. Wat op deze telefoon wacht, gaat weg zodra die persoon is ingelogd. Maak de schouw opnieuw klaar om zelf te lopen.
about-wijk = Wijk
about-when = Wanneer
about-where = Verzamelen
about-checklist = Vragenlijst
about-route = Route
about-people = Wie lopen mee
checklist-version = { $title }, versie { $number }
route-sum = { $stops ->
    [one] 1 halte, { $questions } vragen
   *[other] { $stops } haltes, { $questions } vragen
}
prepare-title = Maak je telefoon klaar
prepare-more = Onderweg is er soms geen verbinding. Met één tik staat alles op je telefoon wat je nodig hebt.
prepare = Maak klaar voor onderweg
prepare-again = Haal opnieuw op
preparing = Even geduld, we zetten alles op je telefoon.
ready-title = Klaar voor onderweg
ready-more = Alles staat op je telefoon: { $size } MB, opgehaald op { $when }. Je kunt op pad, ook zonder verbinding.
begin = Begin met lopen
go-on = Ga verder
change-more = Verander nog iets
privacy = Schrijf geen namen of kentekens op. Zet geen gezichten op de foto.
phone-keeps-nothing = Je browser bewaart niets als je deze pagina sluit. Gebruik een gewoon venster, anders ben je je antwoorden kwijt.
phone-full = Je telefoon is bijna vol: er is nog { $size } MB over. Maak eerst ruimte, dan passen je foto’s erbij.
phone-home-screen = Zet de app op je beginscherm
phone-home-screen-more = Anders kan je iPhone na een week wissen wat je hebt bewaard. Tik op de knop Deel en kies: Zet op beginscherm.
phone-may-forget = Je browser belooft niet dat alles bewaard blijft als de telefoon vol raakt. Verstuur je antwoorden daarom dezelfde dag.
strip-looking = We kijken wat er nog wacht
strip-sent = Alles verzonden
strip-answers-saved = { $count ->
    [one] 1 antwoord bewaard op deze telefoon
   *[other] { $count } antwoorden bewaard op deze telefoon
}
strip-saved = { $count ->
    [one] 1 ding bewaard op deze telefoon
   *[other] { $count } dingen bewaard op deze telefoon
}
strip-answers-wait = { $count ->
    [one] 1 antwoord is nog niet verzonden
   *[other] { $count } antwoorden zijn nog niet verzonden
}
strip-waits = { $count ->
    [one] 1 ding is nog niet verzonden
   *[other] { $count } dingen zijn nog niet verzonden
}
strip-sign-in = { $count ->
    [one] Log in om 1 ding te versturen
   *[other] Log in om { $count } dingen te versturen
}
strip-refused = { $count ->
    [one] 1 ding vraagt je aandacht
   *[other] { $count } dingen vragen je aandacht
}
strip-keeps-nothing = Je browser bewaart niets. Laat de pagina open.
stop-of = Halte { $number } van { $of }
stop-name = { $number }. { $name }
once-title = Eén keer
once-sub = Voor de hele schouw
count = { $done } van { $of }
total = { $done } van { $of } beantwoord
opens-overview = vragen beantwoord, opent het overzicht
nothing-to-ask = Deze schouw heeft geen vragen
watch = Het wijkteam geeft de antwoorden. Jij loopt mee en ziet waar we op letten.
watch-add = Het wijkteam geeft de antwoorden. Zie jij iets? Voeg dan een bevinding toe, met een foto.
next = Volgende vraag
next-stop = Naar de volgende halte
to-finish = Naar afronden
undo = Ongedaan
back-to-question = Terug naar de vraag
other-answers = Anders: weet ik niet, niet van toepassing
not-applicable = Niet van toepassing
dont-know = Weet ik niet
skip = Sla over
skipped = Overgeslagen
not-answered = Nog niet beantwoord
by-other = Beantwoord door iemand anders
other-said = { $author } antwoordde: { $answer }
difference = Jullie antwoorden verschillen
difference-more = Kies samen welk antwoord telt.
difference-mine = Kies dit: jij, { $when }
difference-other = Kies dit: { $author }, { $when }
far = Je bent ongeveer { $metres } meter van { $stop }. Klopt de halte?
photo = Foto
gallery = Album
note = Notitie
no-names = Schrijf geen namen of kentekens op.
asks-photo = Maak er een foto bij.
asks-note = Schrijf op wat je ziet.
photo-number = Foto { $number }
photo-kept = Bewaard
photo-remove = Haal weg
photo-remove-yes = Ja, haal weg
photo-remove-yes-number = Ja, haal foto { $number } weg
photo-remove-no = Nee
photo-remove-number = Haal weg: foto { $number }
example-alt = Voorbeeld bij deze vraag
keep-answer = Bewaar dit antwoord
number-hint = Een heel getal van 0 tot { $most }
number-wrong = Vul een heel getal in van 0 tot { $most }
words-wrong = Maak je antwoord korter dan { $limit } tekens
scale-yes = Ja
scale-partly = Deels
scale-no = Nee
scale-very-good = Heel goed
scale-good = Goed
scale-fair = Matig
scale-poor = Slecht
scale-bad = Heel slecht
scale-mark = Een { $mark }
overview = Overzicht
first-open = Naar de eerste open vraag
what-else = Wat wil je nog meer?
add-finding = Voeg een bevinding toe
add-stop = Voeg een halte toe
history = Laatste antwoorden
history-empty = Je hebt op deze telefoon nog niets beantwoord.
what-waits = Wat is verzonden?
settings = Hoe je loopt
moves-on = Ga na een antwoord vanzelf verder
moves-on-off = Niet meer vanzelf verder
position = Gebruik mijn plek
position-off = Gebruik mijn plek niet meer
position-is-off = Je plek gaat niet mee met je antwoorden.
position-looking = We zoeken waar je bent.
position-unknown = Je telefoon geeft je plek niet. Dat is niet erg: je antwoord hoort bij de halte.
position-here = { $metres ->
    [one] Je plek is bekend op 1 meter.
   *[other] Je plek is bekend op { $metres } meter.
}
pause = Neem pauze
finding-note = Wat zie je?
finding-at = Bij halte { $stop }
finding-theme = Waar hoort het bij?
finding-empty = Schrijf op wat je ziet
finding-keep = Bewaar de bevinding
finding-kept = Je bevinding staat op deze telefoon
stop-name-label = Hoe heet deze plek?
stop-hint = Een straat en een kenmerk, zoals: Zuiderlaan, bij de bushalte
stop-empty = Geef deze plek een naam
stop-keep = Ga hier verder
finish = Rond de schouw af
finish-more = Daarna gaat alles vanzelf naar het wijkteam zodra er verbinding is. Je telefoon mag in je zak.
finish-now = Rond af
finish-not-yet = Nog niet
finish-watch = Stop met meelopen
finish-watch-more = Wat je zelf hebt toegevoegd, gaat vanzelf naar het wijkteam zodra er verbinding is.
finish-watch-now = Ik ben klaar
required-title = Deze vragen zijn nodig
required-more = Beantwoord ze nu, of rond toch af.
open-become-skipped = { $count ->
    [one] 1 vraag zonder antwoord wordt overgeslagen.
   *[other] { $count } vragen zonder antwoord worden overgeslagen.
}
not-kept = Je laatste antwoord is niet bewaard
not-kept-full = Je telefoon is vol. Maak ruimte en probeer het opnieuw. Laat deze pagina open.
not-kept-more = Laat deze pagina open en probeer het opnieuw.
keep-again = Bewaar opnieuw
sent-none = Er is nog niets verzonden.
sent-sum = { $answers ->
    [0] Er is geen antwoord verzonden
    [one] 1 antwoord is verzonden
   *[other] { $answers } antwoorden zijn verzonden
}, { $findings ->
    [one] en 1 bevinding.
   *[other] en { $findings } bevindingen.
}
waits-sum = { $things ->
    [one] 1 ding wacht nog
   *[other] { $things } dingen wachten nog
}, { $photos ->
    [one] met 1 foto.
   *[other] met { $photos } foto’s.
}
all-there = Alles van deze telefoon is bij het wijkteam.
sign-in-more = Je bent niet meer ingelogd. Alles staat veilig op deze telefoon. Log in, dan gaat het vanzelf.
and-more = { $count ->
    [one] En nog 1 ding.
   *[other] En nog { $count } dingen.
}
an-answer = Een antwoord
a-finding = Een bevinding
a-stop = Een halte
the-end = Het afronden
the-rest = De schouw zelf
state-saved = Bewaard op deze telefoon
state-waits = Wacht
state-sending = Wordt verzonden
state-sent = Verzonden
state-sign-in = Wacht tot je bent ingelogd
state-refused = Niet aangenomen
delete-more = Het antwoord blijft op deze telefoon staan, maar wordt niet verzonden.
