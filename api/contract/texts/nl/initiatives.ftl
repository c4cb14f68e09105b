# The list of ideas, one idea, and what its submitter can do.
supports = { $count ->
    [one] 1 steun
   *[other] { $count } steunen
}
lies-with = Ligt bij { $name }, { $function }
latest = Laatste stap op { $date }
due = Antwoord uiterlijk { $date }
due-accounts = Verantwoording uiterlijk { $date }
due-approval = Kijkt uiterlijk { $date } naar de verantwoording
due-paused = Wacht op de indiener. De klok staat stil
due-extended = Deze datum is één keer verzet.
count-beyond = Meer dan 1.000 ideeën
count = { $count ->
    [one] 1 idee
   *[other] { $count } ideeën
}
none-title = We vinden geen ideeën die hierbij passen.
none-more = Zoek met andere woorden, of dien zelf een idee in.
more = Meer laten zien
search-label = Zoek een idee
search = Zoek
filter = Filter en sorteer
filter-count = Filter en sorteer ({ $count })
filter-wijk = Wijk
filter-all-wijken = Alle wijken
filter-theme = Thema
filter-all-themes = Alle thema’s
filter-phase = Waar het staat
filter-all-phases = Alles
phase-open = Nog open
phase-decided = Besloten
sort = Volgorde
sort-newest = Nieuwste eerst
sort-supported = Meeste steun eerst
sort-due = Eerst wat snel antwoord krijgt

the-idea = Het idee
handed-in = ingediend op { $date }
handed-in-by = ingediend op { $date } door { $name }
referred-to = Dit idee is doorverwezen naar { $organisation }. Daar helpen ze verder.
hidden = Het wijkteam heeft deze tekst verborgen. Alleen jij en het wijkteam zien dit idee.
question-for-you = Het wijkteam vraagt je iets
question-pauses = Zolang je niet antwoordt, staat de klok stil.
question-answer = Beantwoord de vraag
late-title = Je had al antwoord moeten krijgen.
late-more = De wijkregisseur ziet dit ook. Wil je weten hoe het staat?
late-link = Bel of mail het wijkteam
withdraw-link = Trek je idee in
open-in-worklist = Open dit idee in de werklijst
facts = Meer over dit idee
fact-theme = Thema
fact-buurt = Buurt
fact-place = Plek
fact-when = Wanneer
fact-participants = Wie doen er mee
fact-benefit = Wat hebben de buren eraan
fact-estimate = Zoveel mensen staan erachter, denkt de indiener
people = { $count ->
    [one] 1 persoon
   *[other] { $count } mensen
}
from-until = { $start } tot en met { $end }

money = Geld
money-none = Voor dit idee is geen geld nodig.
money-asked = Gevraagd: { $amount }
money-total = Alles samen kost { $amount }.
money-own = De buren leggen zelf { $amount } in.
money-other = Anderen betalen { $amount }.
money-other-from = { $source } betaalt { $amount }.
part-asked = Gevraagd
part-own = Buren
part-other = Anderen
costs-all = { $count ->
    [one] Bekijk de kosten
   *[other] Bekijk alle { $count } kosten
}
cost = Waarvoor
amount = Bedrag
together = Samen

story = Wat is er gebeurd
something-happened = Er is iets veranderd
now-submitted = Het wijkteam gaat dit oppakken
now-needs-completion = De indiener beantwoordt een vraag
now-in-review = Het wijkteam bekijkt dit idee
now-granted = Het plan kan beginnen
now-in-progress = Het plan wordt uitgevoerd
now-accounting = De wijkregisseur bekijkt hoe het ging
later-accounts = De indiener vertelt hoe het ging
later-completed = Klaar
later-decision = Antwoord, met uitleg
later-by = uiterlijk { $date }

support = Steun dit idee ({ $count })
supported = Je steunt dit idee ({ $count })
support-sign-in = Log in en steun dit idee ({ $count })
support-given = Je steunt dit idee. Dank je wel.
support-taken-back = Je steunt dit idee niet meer.

messages = Berichten
messages-for-submitter = Alleen jij en het wijkteam lezen dit.
messages-for-wijkteam = Alleen de indiener en het wijkteam lezen dit.
messages-none = Er zijn nog geen berichten.
message-label = Schrijf een bericht
message-send = Verstuur je bericht
message-sent = Je bericht is verstuurd.

withdraw-title = Wil je je idee intrekken?
withdraw-what = Niemand ziet je idee dan nog, en het wijkteam stopt ermee. Je kunt dit niet terugdraaien. Later een nieuw idee indienen kan wel.
withdraw-reason = Waarom trek je het in?
withdraw-button = Trek je idee in
withdrawn = Je idee is ingetrokken.

complete-title = Beantwoord de vraag
question-asked = Het wijkteam vraagt:
complete-answer = Je antwoord
complete-change = Pas ook je idee aan (niet verplicht)
complete-idea-title = Titel van je idee
complete-plan = Wat wil je doen en waarom?
complete-costs = Wat kost je idee?
complete-own = Wat leggen jullie zelf in, in euro?
complete-button = Verstuur je antwoord
completed = Je antwoord is verstuurd. De klok loopt weer.
cost-number = Kosten { $number }
cost-for = Waarvoor?
cost-amount = Bedrag in euro
cost-kind = Soort kosten
cost-add = Nog een post
cost-remove = Haal weg
cost-remove-number = Haal kosten { $number } weg
complete-photos = Wil je foto’s meesturen?
complete-photos-hint = Zet geen gezichten of kentekens op de foto.
photo-sent = Verzonden
