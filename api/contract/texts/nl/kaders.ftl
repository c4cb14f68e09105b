# What a kader says of a request: what is measured, where the limit lies, what is not known yet.
asked = Je vraagt { $value }.
asked-in-all = Je vraagt in totaal { $value }.
total-cost = Alles samen kost { $value }.
cost-of = De kosten voor { $kinds } zijn samen { $value }.
cost-other-than = De andere kosten dan { $kinds } zijn samen { $value }.
own-contribution = Je legt zelf { $value } in.
other-funding = Van anderen komt { $value }.
other-payers = Er betalen { $value } anderen mee.
volunteer-hours = Bewoners steken er { $value } in.
participants = Er doen { $value } mensen mee.
supporters = { $value } mensen steunen het plan.
opponents = { $value } mensen zijn tegen het plan.
lead-days = Tussen het indienen en de start zit { $value }.
activity-days = Het plan duurt { $value }.
earlier-grants = Er is in deze periode al { $value } keer geld gegeven.
granted-in-period = Samen met wat er al gegeven is, wordt het { $value }.
available = Er is nog { $value } in de pot.
hours-asked = Je vraagt { $value } van de partner.
no-hours-asked = Je vraagt geen uren.
hours-left = De partner heeft nog { $value }.

at-most = Het mag hoogstens { $limit } zijn.
at-least = Het moet minstens { $limit } zijn.
gives-at-most = Dit fonds geeft per keer hoogstens { $limit }.
none-allowed = Dit fonds betaalt dat niet.
none-before = Dat mag in deze periode niet vaker.
days = { $days ->
    [one] 1 dag
   *[other] { $days } dagen
}
hours = { $hours } uur

feature-fits = { $feature }: dat past.
feature-fits-not = { $feature }: dit kader geldt voor { $values }.
feature-applicant-kind = Wie het vraagt
feature-wijk = De wijk
feature-buurt = De buurt
feature-theme = Het onderwerp
feature-tenant-of = Van wie je huurt
feature-lives-in = Waar je woont
feature-complex = Het gebouw of de straat
feature-other-fund = Het andere fonds

day-submitted = Ingediend op { $day }.
day-start = De start is op { $day }.
day-end = Het eindigt op { $day }.
day-from = Het kan vanaf { $day }.
day-until = Het kan tot en met { $day }.

evidence-quotes = een offerte
evidence-permission = toestemming van de eigenaar
evidence-supporter-list = een lijst van mensen die het steunen
evidence-plan = een tekening of plan
evidence-photos = een foto
attached = Meegestuurd: { $what }.
not-attached = Stuur mee: { $what }.

missing = We weten nog niet: { $what }.
missing-asked = hoeveel geld je vraagt
missing-costs = wat het kost
missing-own = wat je zelf inlegt
missing-other = wat er van anderen komt
missing-payers = hoeveel anderen meebetalen
missing-volunteer-hours = hoeveel uur bewoners meehelpen
missing-participants = hoeveel mensen meedoen
missing-supporters = hoeveel mensen het steunen
missing-opponents = hoeveel mensen ertegen zijn
missing-submitted = wanneer het is ingediend
missing-start = wanneer het begint
missing-end = wanneer het eindigt
missing-grants = wat er eerder is gegeven
missing-place = waar het precies is
missing-available = wat er nog in de pot zit
missing-hours-asked = hoeveel uur je van de partner vraagt
missing-hours-left = hoeveel uur de partner nog heeft
missing-evidence = wat er is meegestuurd
missing-limit = welke grens hier geldt
judge = Past dit plan binnen dit kader?

# The page of the kaders.
title = Waar een idee in moet passen
intro = Een plan dat in alle kaders past, gaat door. Hier lees je ze, per organisatie. Past je idee nog niet? Het wijkteam denkt met je mee.
number = Kader { $number }
applies-always = Geldt voor elk idee.
applies-involved = Geldt als je deze organisatie om geld, hulp of uren vraagt.
applies-money = Geldt als je deze organisatie om geld vraagt.
applies-work = Geldt als je deze organisatie om hulp of uren vraagt.
reading = Zo lezen wij dit
since = Geldt vanaf { $day }.
over-title = Waar moet een idee in passen?
over-more = Elke organisatie heeft regels voor wat kan en wat niet. We noemen ze kaders.
over-link = Lees de kaders
