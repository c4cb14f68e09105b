# What findings became, and who does it by when.
title = Opvolging
kind-action = Actie
kind-signal = Signaal
kind-report = Melding
kind-compliment = Compliment
state-open = nog te doen
state-in-progress = mee bezig
state-done = klaar
state-dropped = vervalt
kind-and-state = { $kind }: { $state }

each-title = Wat doen we hiermee?
each-left = { $count ->
    [one] Nog 1 bevinding zonder vervolg
   *[other] Nog { $count } bevindingen zonder vervolg
}
each-done = Alle bevindingen hebben een vervolg
each-none = Er zijn geen bevindingen
each-done-more = Kijk alles nog eens na en maak daarna het verslag openbaar.
each-back = Naar de wijkschouw
each-what = Wat moet er gebeuren?
each-who = Wie pakt dit op?
each-who-me = { $name } (jij)
each-by = Uiterlijk klaar op
each-class = Wat voor werk is het?
each-class-unknown = Weet ik nog niet
each-choose = Maak hier van
each-action-hint = iemand van het wijkteam doet het
each-signal-hint = eerst uitzoeken wie het oppakt
each-report-hint = voor het meldsysteem van de gemeente
each-compliment-hint = dit is goed, zeg het verder
each-nothing = Niets doen
each-nothing-hint = met een reden
each-later = Sla nu over
each-reason = Waarom doen we hier niets mee?
each-reason-hint = Bewoners lezen dit in het verslag.
each-nothing-why = Wat is het geval?
each-nothing-button = Bewaar de reden
each-done-one = Deze bevinding heeft een vervolg.
each-dismissed = De reden is bewaard.
title-required = Vul in wat er moet gebeuren
title-too-long = Dit mag hoogstens { $max } tekens zijn

lead = Wat een wijkschouw opleverde, wie het doet en wanneer het klaar is.
only-team = De opvolging is voor het wijkteam van een wijk.
parts = Delen van de opvolging
part-open = Nog te doen
part-mine = Van mij
part-done = Klaar
whose = Van wie?
whose-all = Van iedereen
without = Nog zonder vervolg
without-more = { $count ->
    [one] Nog 1 wijkschouw
   *[other] Nog { $count } wijkschouwen
}
nothing = Hier staat niets.
nothing-more = Wat uit een wijkschouw komt en een vervolg krijgt, zie je hier.
count = { $count ->
    [one] 1 vervolg
   *[other] { $count } vervolgen
}
by = uiterlijk { $date }
late = te laat: { $date }
nobody = Niemand heeft dit nog
more = Laat meer zien
take-along = Neem mee
export-csv = Lijst als CSV-bestand
export-open311 = Meldingen als Open311-bestand
export-more = Hierin staan alleen de meldingen die nog niet klaar zijn.
hand-over = Draag alles van iemand over
from-wijkschouw = Komt uit de wijkschouw van
who = Wie doet het?
seen = Wat is gezien?
story = Wat gebeurde er?
made-on = Gemaakt op { $date }
exported-on = Doorgegeven aan de gemeente op { $date }
progress = Schrijf hoe het ermee staat
progress-title = Hoe staat het ermee?
progress-state = Waar staat het nu?
progress-note = Wat is er gebeurd?
progress-note-hint = Bewoners kunnen dit lezen bij het verslag. Zet er geen namen in.
progress-button = Bewaar
progress-done = Het is bewaard.
note-required = Schrijf wat er is gebeurd
state-open-long = Nog te doen
state-in-progress-long = Mee bezig
state-done-long = Klaar
state-dropped-long = Gaat niet door
assign = Geef het aan een ander
assign-what = De nieuwe eigenaar krijgt een mail.
assign-who = Wie doet het?
assign-required = Kies wie het doet
assign-by = Uiterlijk klaar op
assign-button = Geef het door
assigned = Iemand anders heeft het nu.
the-follow-up = Vervolg
hand-over-title = Draag alles van iemand over
hand-over-what = Gaat iemand weg uit het wijkteam? Dan gaan alle open ideeën, acties, signalen en meldingen naar een ander. De nieuwe eigenaar krijgt een mail.
hand-over-wijk = Welk wijkteam?
hand-over-from = Van wie?
hand-over-from-required = Kies van wie je alles overdraagt
hand-over-to = Naar wie?
hand-over-to-required = Kies naar wie alles gaat
hand-over-same = Kies iemand anders dan degene die weggaat
hand-over-button = Draag alles over
hand-over-none = Alleen de wijkregisseur van een wijk kan alles van iemand overdragen.
handed-over = { $count ->
    [0] Er was niets om over te dragen.
    [one] 1 ding heeft een nieuwe eigenaar.
   *[other] { $count } dingen hebben een nieuwe eigenaar.
}
