# The report of a wijkschouw on paper, for the wijkteam.
title = Wijkschouw { $wijk }, { $date }
sender = Wijkteam { $wijk }
for-the-team = Dit verslag is voor het wijkteam.
when = Wanneer
place = Waar
form = Vorm
checklist = Checklist
who = Wie deden mee
explanation = Waar het om ging
someone = { $function } ({ $partner })
residents = { $count ->
    [one] 1 bewoner
   *[other] { $count } bewoners
}
column-theme = Thema
column-stop = Halte
column-mark = Cijfer
column-previous = Vorige keer
column-bar = In beeld
previous = De vorige keer was op { $date }. Vergeleken zijn de haltes die er beide keren waren.
class = Wat is nodig
class-reason = Waarom
follow-up = Wat gebeurt ermee
owner = Wie pakt het op
due = Klaar voor
latest = Laatste nieuws
latest-of = { $date }: { $note }
late = Deze bevinding kwam later binnen.
told-left = Niet alle antwoorden passen in dit verslag. Je ziet ze op de pagina van de wijkschouw.
photo = Foto { $number } bij “{ $place }”
photos-left = Niet alle foto’s passen in dit verslag. Je ziet ze op de pagina van de wijkschouw.
findings-left = { $count ->
    [one] Er is nog 1 bevinding die niet in dit verslag past. Je leest die op de pagina van de wijkschouw.
   *[other] Er zijn nog { $count } bevindingen die niet in dit verslag passen. Je leest ze op de pagina van de wijkschouw.
}
