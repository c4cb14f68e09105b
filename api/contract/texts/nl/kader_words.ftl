# The rules of a kader as sentences: the editor shows them, and who reads a kader sees what is tested.
is = { $what } is { $bound }.
depends = { $what } hangt af van { $by }: { $steps }.
nothing-on = Je geeft niets uit aan { $kinds }.
grants-applicant = Dezelfde aanvrager krijgt hoogstens { $times } keer { $period } geld.
grants-address = Voor dezelfde plek is er hoogstens { $times } keer { $period } geld.
grants-activity = Voor hetzelfde onderwerp in de wijk is er hoogstens { $times } keer { $period } geld.
per-period = { $years ->
    [one] per jaar
   *[other] per { $years } jaar
}
one-of = { $what } is { $values }.
one-of-tenant = Je huurt van { $values }.
one-of-lives = Je woont in { $values }.
one-of-fund = Er betaalt een ander fonds mee: { $values }.
one-of-none = { $what } is: nog niets gekozen.
falls-from = { $what } is op of na { $day }.
falls-until = { $what } is op of voor { $day }.
falls-between = { $what } is tussen { $from } en { $until }.
falls-open = { $what } is bekend.
has = Er zit bij: { $what }.
judge = Iemand van de organisatie beoordeelt: { $question }
judge-empty = Iemand van de organisatie beoordeelt: nog geen vraag.
all = Al deze regels gelden:
any = Eén van deze regels is genoeg:
not = Dit mag juist niet zo zijn:
guideline = Richtlijn. Past het niet, dan beoordeelt iemand van de organisatie het:
when = Alleen als:
then = Dan geldt:
and = { " " }en{ " " }
or = { " " }of{ " " }
not-so = niet: { $clause }
if-then = als { $this }, dan { $then }

asked = Wat je vraagt
asked-in-all = Wat je aan iedereen samen vraagt
total-cost = Wat alles samen kost
cost-of = Wat je uitgeeft aan { $kinds }
cost-other-than = Wat je uitgeeft aan iets anders dan { $kinds }
own-contribution = Wat je zelf inlegt
other-funding = Wat er van anderen komt
other-payers = Het aantal anderen dat meebetaalt
volunteer-hours = De tijd die bewoners erin steken
participants = Het aantal mensen dat meedoet
supporters = Het aantal mensen dat het steunt
opponents = Het aantal mensen dat ertegen is
lead-days = De tijd tussen indienen en beginnen
activity-days = Hoe lang het duurt
earlier-grants-applicant = Hoe vaak dezelfde aanvrager al geld kreeg ({ $years })
earlier-grants-address = Hoe vaak dezelfde plek al geld kreeg ({ $years })
earlier-grants-activity = Hoe vaak hetzelfde onderwerp in de wijk al geld kreeg ({ $years })
granted-applicant = Wat dezelfde aanvrager met dit plan erbij krijgt ({ $years })
granted-address = Wat dezelfde plek met dit plan erbij krijgt ({ $years })
granted-activity = Wat hetzelfde onderwerp in de wijk met dit plan erbij krijgt ({ $years })
available = Wat er nog in de pot zit
hours-asked = De tijd die je van de organisatie vraagt
hours-left = De tijd die de organisatie nog heeft
years = { $years ->
    [one] dit jaar
   *[other] in { $years } jaar
}

days = { $days ->
    [one] 1 dag
   *[other] { $days } dagen
}
hours = { $hours } uur
people = { $count ->
    [one] 1 persoon
   *[other] { $count } mensen
}
others = { $count ->
    [one] 1 ander
   *[other] { $count } anderen
}
times = { $count } keer
at-most = hoogstens { $limit }
at-least = minstens { $limit }
share = { $percent }% van { $of }
each = { $amount } per { $one }
each-participant = deelnemer
each-supporter = persoon die het steunt
each-opponent = persoon die ertegen is
each-payer = ander die meebetaalt
each-volunteer-hour = uur dat bewoners helpen
each-hour-asked = uur dat je van de organisatie vraagt
each-hour-left = uur dat de organisatie nog heeft
each-day = dag dat het duurt
each-lead-day = dag tussen indienen en beginnen
each-grant = keer dat er al geld kwam
each-cent = cent van { $what }
and-also = ,{ " " }en{ " " }
or-else = ,{ " " }of{ " " }
looking-at = (gekeken naar { $by }) { $steps }
tier-below = tot { $next } { $limit }
tier-from = vanaf { $from } { $limit }
case = bij { $values } { $limit }
case-other = bij iets anders { $limit }
nothing = nog niet ingevuld

applicant-kind = Wie het vraagt
wijk = De wijk
buurt = De buurt
theme = Het onderwerp
tenant-of = Van wie je huurt
lives-in = De wijk waar je woont
complex = Het gebouw of de straat
other-fund = Het andere fonds
kind-resident = een bewoner
kind-group = een groep bewoners
kind-association = een vereniging
kind-foundation = een stichting
kind-school = een school
kind-company = een bedrijf

day-submitted = De dag van indienen
day-start = De eerste dag
day-end = De laatste dag
evidence-quotes = een offerte
evidence-permission = toestemming van de eigenaar
evidence-supporter-list = een lijst van mensen die het steunen
evidence-plan = een tekening of plan
evidence-photos = een foto
