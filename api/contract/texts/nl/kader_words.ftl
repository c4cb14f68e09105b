# The rules of a kader as sentences: the editor shows them, and who reads a kader sees what is tested.
is-at-most = { $what } is hoogstens { $limit }.
is-at-least = { $what } is minstens { $limit }.
one-of = { $what } is: { $values }.
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
earlier-grants-address = Hoe vaak hetzelfde adres al geld kreeg ({ $years })
earlier-grants-activity = Hoe vaak hetzelfde onderwerp in de wijk al geld kreeg ({ $years })
granted-applicant = Wat dezelfde aanvrager met dit plan erbij krijgt ({ $years })
granted-address = Wat hetzelfde adres met dit plan erbij krijgt ({ $years })
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
same-as = gelijk aan: { $what }
share = { $percent }% van: { $what }
each = { $amount } keer: { $what }
lowest = het laagste van: { $limits }
highest = het hoogste van: { $limits }
tiers = afhankelijk van { $what }: { $steps }
tier = vanaf { $from } { $limit }
by-feature = afhankelijk van { $what }: { $cases }
case = { $values } { $limit }
case-other = anders { $limit }
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
