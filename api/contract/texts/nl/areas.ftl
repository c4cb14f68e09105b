# Mijn wijk and choosing a wijk.
title = Mijn wijk
choose-title = Waar woon je?
choose-intro = Kies je wijk of dorp. Dan zie je wat er speelt en wie er in het wijkteam zitten. We onthouden je keuze op dit toestel.
choose-other = kies een andere wijk
choose-other-link = Kies een andere wijk
all-wijken = Alle wijken
make-mine = Maak dit mijn wijk
municipality = Gemeente { $name }
hero-wijk = Heb je een idee voor je wijk?
hero-dorp = Heb je een idee voor je dorp?
hero-other = Heb je een idee voor { $name }?
hero-promise = Vertel het ons. Je hoort binnen { $weeks ->
    [one] 1 week
   *[other] { $weeks } weken
} of het kan, en waarom.
hero-button = Dien je idee in
now = Dit speelt nu
all-ideas = { $count ->
    [one] Bekijk het idee
   *[other] Alle { $count } ideeën
}
nothing-now = Er staan nu geen ideeën open.
nothing-now-more = Heb jij er een? Dien het in, dan kijkt het wijkteam ernaar.
decided = Wat is besloten
all-decided = Alle besluiten
team-mine = Jouw wijkteam
team = Het wijkteam
call = Bel { $name }
mail = Mail { $name }
team-call = Bel het wijkteam: { $phone }
team-mail = Mail het wijkteam: { $email }
buurten = Deze buurten horen erbij
work-overdue = { $count } te laat
work-new = { $count } nieuw
work-ours = { $count } in behandeling
work-open = Ga naar de werklijst
mandates = Wie mag wat beslissen?
