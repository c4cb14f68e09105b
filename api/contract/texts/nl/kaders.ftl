# What a kader says of a request: what is measured, where the limit lies, what is not known yet.
asked = Je vraagt { $value }.
asked-in-all = Je vraagt in totaal { $value }.
total-cost = Alles samen kost { $value }.
cost-of = De kosten voor { $kinds } zijn samen { $value }.
cost-other-than = De andere kosten dan { $kinds } zijn samen { $value }.
own-contribution = Je legt zelf { $value } in.
other-funding = Van anderen komt { $value }.
other-payers = { $count ->
    [0] Er betaalt nog niemand anders mee.
    [one] Er betaalt 1 ander mee.
   *[other] Er betalen { $count } anderen mee.
}
volunteer-hours = Bewoners steken er { $value } in.
participants = { $count ->
    [one] Er doet 1 persoon mee.
   *[other] Er doen { $count } mensen mee.
}
supporters = { $count ->
    [0] Nog niemand steunt het plan.
    [one] 1 persoon steunt het plan.
   *[other] { $count } mensen steunen het plan.
}
opponents = { $count ->
    [0] Niemand is tegen het plan.
    [one] 1 persoon is tegen het plan.
   *[other] { $count } mensen zijn tegen het plan.
}
lead-days = Tussen het indienen en de start zit { $value }.
activity-days = Het plan duurt { $value }.
earlier-applicant = { $count ->
    [0] Je kreeg { $period } nog geen geld van deze organisatie.
   *[other] Je kreeg { $period } al { $count } keer geld van deze organisatie.
}
earlier-address = { $count ->
    [0] Voor deze plek kwam er { $period } nog geen geld van deze organisatie.
   *[other] Voor deze plek kwam er { $period } al { $count } keer geld van deze organisatie.
}
earlier-activity = { $count ->
    [0] Voor dit onderwerp kwam er { $period } nog geen geld van deze organisatie in deze wijk.
   *[other] Voor dit onderwerp kwam er { $period } al { $count } keer geld van deze organisatie in deze wijk.
}
granted-applicant = Samen met wat je { $period } al kreeg, wordt het { $value }.
granted-address = Samen met wat er { $period } al voor deze plek kwam, wordt het { $value }.
granted-activity = Samen met wat er { $period } al voor dit onderwerp in deze wijk kwam, wordt het { $value }.
in-period = { $years ->
    [one] dit jaar
   *[other] in de laatste { $years } jaar
}
per-period = { $years ->
    [one] per jaar
   *[other] per { $years } jaar
}
times = { $count } keer
times-most = Het kan hoogstens { $times } keer { $period }.
available = Er is nog { $value } in de pot.
hours-asked = Je vraagt { $value } van de partner.
no-hours-asked = Je vraagt geen uren.
hours-left = De partner heeft nog { $value }.

at-most = Het mag hoogstens { $limit } zijn.
at-least = Het moet minstens { $limit } zijn.
gives-at-most = Dit fonds geeft per keer hoogstens { $limit }.
none-allowed = Dit fonds betaalt dat niet.
more-than = Het moet meer dan { $limit } zijn.
less-than = Het moet minder dan { $limit } zijn.
one-of-these = Eén van deze dingen moet kloppen: { $alternatives }
or = { " " }Of:{ " " }
not-here = Een regel geldt hier niet. Die geldt alleen als: { $case }.
because = { $sentence } Dit geldt als: { $case }.
days = { $days ->
    [one] 1 dag
   *[other] { $days } dagen
}
hours = { $hours } uur

feature-fits = { $feature }: dat past.
feature-fits-not = { $feature }: dit kader geldt voor { $values }.
feature-excluded = { $feature }: dit kader geldt niet voor { $values }.
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
day-not-between = Het kan niet van { $from } tot en met { $until }.
day-before = Het kan alleen voor { $day }.
day-after = Het kan alleen na { $day }.
day-never = Dat mag hier niet.

evidence-quotes = een offerte
evidence-permission = toestemming van de eigenaar
evidence-supporter-list = een lijst van mensen die het steunen
evidence-plan = een tekening of plan
evidence-photos = een foto
attached = Meegestuurd: { $what }.
attached-too-much = Meegestuurd: { $what }. Dat mag hier niet.
rightly-not-attached = Niet meegestuurd: { $what }. Dat klopt.
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
judge-not = Hier moet het antwoord nee zijn: { $question }
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
