# Who is using the app.
with-problem = Fout: { $title }
me-title = Ik
visitor-title = Log in
visitor-text = Dan zie je je eigen ideeën en kun je ideeën van buren steunen. Je hebt geen wachtwoord nodig.
visitor-sign-in = Log in met je e-mailadres
signed-in-as = Je bent ingelogd als { $email }.
works-as = { $function } in { $wijk }
more-label = Over jou
my-ideas = Mijn ideeën
no-ideas = Je hebt nog geen idee ingediend.
submit-idea = Dien je idee in
idea-question = Het wijkteam heeft je iets gevraagd. Geef antwoord
idea-owner = Ligt bij { $name }, { $function }
idea-accounts-due = Vertel uiterlijk { $day } hoe het ging
idea-approval-due = Uiterlijk { $day } hoor je of alles klopt
idea-due = Antwoord uiterlijk { $day }
sign-out = Log uit
signed-out = Je bent uitgelogd.
sign-out-keeps = Wat nog niet is verzonden, blijft op deze telefoon staan. Het gaat weg als je weer inlogt.
sign-in-first = Log in om dit te zien.

# Signing in
sign-in-title = Inloggen
sign-in-text = We mailen je een code. Daarmee log je in. Een wachtwoord is niet nodig.
sign-in-ask = Mail me een code
email-label = Je e-mailadres
other-address = Gebruik een ander e-mailadres
code-title = Vul de code uit je mail in
code-hint = We hebben { $email } een code van zes cijfers gestuurd.
code-confirm = Bevestig de code
code-not-yet = We sturen een code naar { $email }.
code-ask = Mail me de code
code-wait = Geen mail? Wacht een minuut en kijk ook bij ongewenste mail.
code-again = Mail me een nieuwe code
code-sent-again = We hebben je een nieuwe code gemaild. De vorige werkt niet meer.
code-demo-mail = Dit is een proefversie: lees de mail hier

# One's own data
account-title = Mijn gegevens
account-name = Je naam
account-public = Wat mogen anderen zien?
account-show-name = Zet mijn voornaam bij mijn ideeën
account-wijk = Je wijk
account-wijk-none = Geen wijk gekozen
account-mail = Waarover mailen we je?
account-mail-supported = Nieuws over ideeën die ik steun
account-mail-wijkteam = Nieuwe ideeën in mijn wijk, als ik in het wijkteam zit
account-save = Bewaar mijn gegevens
account-saved = Je gegevens zijn bewaard.
export-title = Je gegevens meenemen
export-text = Je krijgt een bestand met alles wat we van je bewaren.
export-button = Bewaar als bestand
export-file = wijkwerk-mijn-gegevens.json
export-done = Je bestand staat bij je downloads.
export-failed = Het bestand kan nu niet worden gemaakt. Probeer het straks opnieuw.
delete-title = Verwijder je account
delete-teaser = Je kunt je account op elk moment verwijderen.
delete-link = Verwijder mijn account
delete-what = Dit gebeurt er als je je account verwijdert:
delete-ideas = Je naam en e-mailadres verdwijnen bij je ideeën.
delete-sessions = Je wordt op elk toestel uitgelogd.
delete-phone = Wat nog niet is verzonden, blijft op deze telefoon staan. Dat verwijder je zelf.
delete-email = Typ je e-mailadres om te bevestigen
delete-button = Verwijder mijn account
deleted-title = Je account is verwijderd
deleted-text = We bewaren je naam en e-mailadres niet meer.
deleted-home = Naar mijn wijk

# Sessions
sessions-title = Waar ben je ingelogd?
sessions-text = Herken je een toestel niet? Log het dan uit.
session-used = Laatst gebruikt: { $when }
session-here = Dit toestel
session-end = Log uit
session-ended = Dat toestel is uitgelogd.
sign-out-everywhere = Log overal uit
signed-out-everywhere = Je bent op elk toestel uitgelogd.
