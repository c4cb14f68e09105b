# The pages around a wijkschouw: the list, one wijkschouw, its result.
title = Wijkschouw
title-of = Wijkschouw in { $wijk }
lead = We lopen samen door de wijk en kijken wat goed is en wat beter kan.
which-wijk = Welke wijk?
all-wijken = Alle wijken
plan = Plan een wijkschouw
to-checklists = Bekijk de checklists
to-follow-ups = Bekijk de opvolging
under-way = Nu bezig
coming = Dit komt eraan
past = Geweest
none-coming = Er is nog geen wijkschouw gepland.
none-coming-more = Kijk later nog eens, of bekijk wat er eerder uit een wijkschouw kwam.
none-past = Hier was nog geen wijkschouw.
more = Laat meer zien
go-on = Ga verder
heading = { $form } op { $when }
who-organises = { $name } organiseert
people = { $count ->
    [0] nog niemand doet mee
    [one] 1 persoon doet mee
   *[other] { $count } mensen doen mee
}
you-take-part = Je doet mee
report-mark = Cijfer { $score }
report-mark-of = Cijfer { $score } van 10
no-mark = Geen cijfer

form-walk = Wandeling
form-bicycle = Fietsronde
form-evening = Avondronde
form-children = Ronde met kinderen
form-accessibility = Ronde toegankelijkheid
form-street-corner = Gesprek op de hoek
form-online = Online gesprek
form-walk-hint = Te voet langs een route.
form-bicycle-hint = Handig als de route lang is.
form-evening-hint = Als het donker is: licht en veiligheid.
form-children-hint = Kinderen wijzen aan wat zij zien.
form-accessibility-hint = Met rolstoel, kinderwagen of stok.
form-street-corner-hint = Op één plek, met wie langskomt.
form-online-hint = Achter een scherm, met foto’s van de wijk.

state-planned = Gepland
state-under-way = Nu bezig
state-completed = Gelopen, verslag komt nog
state-reported = Verslag is klaar
state-cancelled = Gaat niet door

subject = Waar letten we op?
organiser = Wie organiseert?
who = Wie doet mee?
route = De route
route-count = { $count ->
    [0] Er is nog geen route.
    [one] 1 halte
   *[other] { $count } haltes
}
stop-added = onderweg toegevoegd
calendar = Zet in je agenda
see-checklist = Bekijk de checklist
cancelled = Deze wijkschouw gaat niet door
join = Ik loop mee
join-sign-in = Log in en loop mee
joined = Je loopt mee. We hebben je een mail gestuurd.
leave = Ik loop toch niet mee
left = Je loopt niet meer mee.
you-joined = Je loopt mee
you-joined-more = Kom naar { $place }. Verandert er iets, dan krijg je een mail.
you-may-add = Je kunt onderweg zelf foto’s maken en opschrijven wat je ziet.
not-open = Deze wijkschouw is voor het wijkteam.
closed = Meelopen kan niet meer.
for-the-team = Voor het wijkteam
prepare = Zet klaar op je telefoon
begin = Begin de wijkschouw
walk-along = Loop mee op je telefoon
walk-on = Ga verder met de wijkschouw
complete-still = Het verslag is openbaar. Geef ook deze bevindingen nog een vervolg.
complete-more = De wijkschouw is klaar. Geef elke bevinding een vervolg en maak daarna het verslag openbaar.
follow-up = Volg de bevindingen op
follow-up-open = { $count ->
    [0] Alle bevindingen hebben een vervolg.
    [one] 1 bevinding heeft nog geen vervolg.
   *[other] { $count } bevindingen hebben nog geen vervolg.
}
change = Wijzig de wijkschouw
invite = Nodig het wijkteam uit
cancel = Annuleer de wijkschouw
report = Maak het verslag openbaar
report-what = Iedereen kan de cijfers, de foto’s en de bevindingen dan zien. Namen van mensen staan er niet bij.
report-open = { $count ->
    [one] 1 bevinding heeft nog geen vervolg. Dat staat zo in het verslag.
   *[other] { $count } bevindingen hebben nog geen vervolg. Dat staat zo in het verslag.
}
report-differ = { $count ->
    [one] Bij 1 vraag is nog geen antwoord gekozen. Die vraag telt niet mee.
   *[other] Bij { $count } vragen is nog geen antwoord gekozen. Die vragen tellen niet mee.
}
differences-more = Kies samen welk antwoord telt.
differences-to = Bekijk de verschillen
differences-title = Verschillende antwoorden
differences-lead = Deze vragen zijn door meer mensen beantwoord, en niet hetzelfde. Kies per vraag welk antwoord telt.
differences-none = Er zijn geen verschillen meer
difference-choose = Dit antwoord telt
difference-chosen = Dit antwoord telt nu.
you-are-invited = Je bent uitgenodigd
you-are-invited-more = Laat weten of je meeloopt.
decline = Ik kan niet
reported = Het verslag is openbaar.
participant-invited = uitgenodigd
participant-left = loopt niet mee
participant-you = (jij)

cancel-title = Annuleer de wijkschouw
cancel-what = Iedereen die meeloopt, krijgt je reden in een mail. Je kunt dit niet terugdraaien.
cancel-reason = Waarom gaat het niet door?
cancel-reason-hint = Schrijf ook of er een nieuwe datum komt. De reden is openbaar.
cancel-button = Annuleer de wijkschouw
cancel-done = De wijkschouw gaat niet door. Iedereen krijgt een mail.
invite-title = Nodig het wijkteam uit
invite-what = Wie je kiest, krijgt een mail met de datum en de plek.
invite-who = Wie wil je uitnodigen?
invite-required = Kies wie je wilt uitnodigen
invite-nobody = Iedereen van het wijkteam is al uitgenodigd.
invite-button = Verstuur de uitnodiging
invite-done = De uitnodiging is verstuurd.
the-wijkschouw = Wijkschouw

result = Wat kwam eruit?
mark = Het cijfer van deze wijkschouw
answered = { $answered } van de { $expected } vragen zijn beantwoord.
answers-late = { $count ->
    [one] 1 antwoord kwam later binnen.
   *[other] { $count } antwoorden kwamen later binnen.
}
differences-open = { $count ->
    [one] 1 vraag is verschillend beantwoord.
   *[other] { $count } vragen zijn verschillend beantwoord.
}
told = Geteld en verteld
told-once = De hele wijkschouw
told-late = { $said } (kwam later binnen)
compared = Vergeleken met de wijkschouw van
download = Download als PDF
themes = Cijfer per thema
stops = Cijfer per halte

all-the-same = Overal hetzelfde cijfer: { $score }.
theme-both = { $best } krijgt het hoogste cijfer ({ $high }), { $worst } het laagste ({ $low }).
findings = Wat is gezien?
findings-none = Er zijn geen bevindingen.
finding-at = { $theme } · { $stop }
finding-late = kwam later binnen
finding-by = gezien door { $name }
finding-no-note = Geen notitie
finding-open = Nog geen vervolg
follow-up-who = { $name } pakt het op
follow-up-by = uiterlijk { $date }

class-at-once = Meteen doen
class-maintenance = Bij gewoon onderhoud
class-project = In een project
class-private-ground = Eigen terrein van een bewoner of bedrijf
class-nothing = Niets doen

home-none = Er is nu geen wijkschouw gepland.
home-all = Alle wijkschouwen
back-to-choice = Toch iets anders kiezen
