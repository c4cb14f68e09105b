# What still waits on this phone.
all-sent = Alles verzonden
some-wait = { $count ->
    [one] 1 ding wacht op verbinding
   *[other] { $count } dingen wachten op verbinding
}
some-going = { $count ->
    [one] 1 ding wordt verzonden
   *[other] { $count } dingen worden verzonden
}
some-need-code = { $count ->
    [one] 1 ding wacht op je code
   *[other] { $count } dingen wachten op je code
}
some-refused = { $count ->
    [one] 1 ding vraagt je aandacht
   *[other] { $count } dingen vragen je aandacht
}
waiting-count = { $count ->
    [one] Er staat 1 ding op deze telefoon dat nog niet is verzonden.
   *[other] Er staan { $count } dingen op deze telefoon die nog niet zijn verzonden.
}
see-waiting = Bekijk wat wacht
page-title = Nog niet verzonden
nothing-waits = Er staat niets meer te wachten op deze telefoon.
keeps-nothing = Je browser bewaart niets als je deze pagina sluit. Laat de pagina open tot alles is verzonden.
no-connection = Er is geen verbinding. Zodra die er is, versturen we alles vanzelf.
walk = Wijkschouw { $reference }
something = Iets wat je hebt gemaakt
made-at = Gemaakt: { $when }
megabytes = { $size } MB
photos = { $count ->
    [one] 1 foto, { $size }
   *[other] { $count } foto’s, { $size }
}
badge-going = Wordt verzonden
badge-waits = Wacht op verbinding
badge-code = Wacht op je code
badge-retry = We proberen het opnieuw
badge-refused = Pas dit aan
reason-soon = Dit wordt zo verzonden.
reason-connection = Dit gaat vanzelf zodra er verbinding is.
reason-code = We mailden je een code. Vul die in, dan gaat het vanzelf.
reason-earlier = Eerst moet iets anders weg dat je eerder maakte.
reason-slow = Het duurde te lang. We proberen het vanzelf opnieuw.
reason-often = Het gaat even te snel achter elkaar. We proberen het zo opnieuw.
reason-server = Wijkwerk werkt nu even niet. We proberen het vanzelf opnieuw.
send-now = Probeer nu
send-all-now = Verstuur alles nu
look = Bekijk
save-as-file = Bewaar als bestand
file-name = wijkwerk-nog-niet-verzonden.json
not-saved = Het bestand kan niet worden bewaard.
delete = Verwijder
delete-question = Wil je dit verwijderen van deze telefoon?
delete-text = Het is nog niet verzonden. Daarna is het echt weg.
delete-in-doubt = Misschien is het al aangekomen. Je haalt het alleen weg van deze telefoon.
delete-yes = Ja, verwijder
delete-no = Nee, bewaar
photo-gone = Een foto staat niet meer op je telefoon. Haal de foto weg en voeg hem opnieuw toe
still-offline = Er is nog geen verbinding. Wat je maakte, staat veilig op deze telefoon.
