# After the grant: beginning, and telling how it went.
title = Vertel hoe het ging
bar = Hoe het ging
lead = Je plan “{ $title }” is gesteund. Vertel in een paar stappen wat ervan is gekomen.
needs-title = Dit vragen we je
needs-spent = Hoeveel je hebt uitgegeven
needs-story = Een paar zinnen over hoe het ging
needs-photo = Een foto van wat het geworden is
needs-receipts = Foto’s van de bonnen
kept-on-phone = Wat je invult, bewaren we op deze telefoon. Je kunt dus stoppen en later verdergaan, ook zonder internet.
begin = Begin
go-on = Ga verder
returned-title = Er mist nog iets
returned-more = Wat je al instuurde, staat er nog. Pas aan wat nodig is en stuur het opnieuw.
done-already = Je hebt al verteld hoe het ging.
not-yet = Dit kan als je plan is toegekend.
waits-already = Je verhaal staat op deze telefoon en is nog niet verzonden.
waits-look = Bekijk waar het staat
waits-name = Hoe het ging met { $title }

# The questions
spent-question = Hoeveel heb je uitgegeven, in euro?
spent-hint = Je kreeg { $granted }.
spent-short = Uitgegeven
spent-more = Dat is { $amount } meer dan je kreeg. Dat deel betaal je zelf.
spent-less = Dan blijft er { $amount } over. Dat gaat terug naar het wijkbudget.
spent-all = Dat is precies wat je kreeg.
story-question = Hoe ging het?
story-hint = Een paar zinnen is genoeg. Als alles klaar is, kan iedereen dit lezen.
story-short = Hoe het ging
results-question = Wat is het geworden?
results-hint = Maak een foto van het resultaat. Liever zonder gezichten: iedereen kan de foto straks zien.
results-short = Foto’s van het resultaat
receipts-question = Heb je de bonnen?
receipts-hint = Maak een foto van elke bon. Alleen het wijkteam ziet de bonnen.
receipts-short = Bonnen
photos-before = { $count ->
    [one] De foto die je eerder stuurde, blijft erbij.
   *[other] De { $count } foto’s die je eerder stuurde, blijven erbij.
}
full = Je telefoon is vol. Wat je nu typt, wordt niet bewaard. Maak ruimte vrij, of verstuur het voordat je de app sluit.
not-written = We kunnen nu niets bewaren op deze telefoon. Laat deze pagina open tot alles is verzonden.

# Checking the answers
check-title = Kijk na wat je vertelt
check-send = Verstuur je verhaal
check-next = Het gaat naar de wijkregisseur. Je krijgt een bevestiging per mail.
sign-in-first = Log eerst in. Wat je hebt ingevuld, blijft staan.

# What became of it
waits-title = Bewaard, nog niet verstuurd
waits-text = Je verhaal gaat naar het wijkteam zodra de app open is en er verbinding is. Sluit de app gerust: je raakt niets kwijt.
waits-strip = Geen verbinding. Alles staat veilig op deze telefoon
going-title = We versturen je verhaal
going-text = Het gaat nu naar het wijkteam. Dit duurt meestal een paar tellen.
retry-text = Het lukte nog niet om je verhaal te versturen. We proberen het steeds opnieuw.
step-going = We versturen je verhaal
step-sent = Verstuurd
step-reads = De wijkregisseur kijkt ernaar
step-done = Klopt alles, dan is je plan afgerond
step-done-more = Mist er nog iets? Dan mailen we je wat.
code-why = Bevestig nog een keer dat het adres van jou is. Daarna gaat je verhaal meteen naar het wijkteam.
code-kept = Alles staat veilig op deze telefoon. Je kunt de code ook later invullen.
code-other-person = Je bent nu ingelogd als { $email }. Dit verhaal is van een ander e-mailadres.
refused-title = Je verhaal is nog niet verstuurd
refused-text = Het wijkteam kan het zo niet krijgen. Pas dit eerst aan:
gone-title = Dit verhaal staat niet op deze telefoon
gone-text = Misschien heb je het verwijderd, of op een ander toestel ingevuld.
sent-title = Je verhaal is verstuurd
sent-text = Bedankt dat je vertelt hoe het ging.
to-idea = Bekijk je idee

# Beginning
start-title = Begin met je plan
start-what = Met deze knop laat je weten dat je begint. De wijkregisseur en wie je idee steunt, horen het.
start-after = Ben je klaar? Dan vertel je bij je idee hoe het ging.
start-button = Ik begin
started = Fijn, je bent begonnen
next-start = Je plan kan doorgaan. Laat weten dat je begint
next-account = Vertel hoe het ging
next-returned = Er mist nog iets bij wat je vertelde. Vul het aan
