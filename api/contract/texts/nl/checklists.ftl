# Checklists: which there are, what they ask, and making them.
title = Checklists
lead = Een checklist zegt waar je op let bij een wijkschouw. Een versie die in gebruik is, verandert niet meer.
none = Er zijn nog geen checklists.
new = Maak een checklist
import = Lees een bestand in
size = { $themes ->
    [one] 1 thema
   *[other] { $themes } thema’s
}, { $items ->
    [0] nog geen vragen
    [one] 1 vraag
   *[other] { $items } vragen
}
version-since = Versie { $number }, sinds { $date }
only-draft = Nog niet in gebruik
has-draft = Er is een concept
look = Zo ziet het eruit op je telefoon
questions = Alle vragen
item-of = Vraag { $number } van { $of }
before = Vorige vraag
after = De vraag erna
download = Bewaar als bestand
download-yaml = YAML-bestand
download-json = JSON-bestand
versions = Versies
version = Versie { $number }
version-older = Er is een nieuwere versie. Een wijkschouw houdt de versie waarmee die begon.
version-newest = Bekijk de nieuwste versie
version-draft = concept
edit = Wijzig de checklist
edit-go-on = Ga verder met het concept
edit-from = Maak hier een nieuwe versie van
edit-what = Je werkt in een concept. Niemand anders ziet het, tot je het in gebruik neemt.
asks-note = Bij een slecht antwoord: notitie
asks-photo = Bij een slecht antwoord: foto
asks-both = Bij een slecht antwoord: foto en notitie
asks-once = Eén keer, niet bij elke halte
asks-required = Moet beantwoord worden
answer-number = Een getal
answer-number-unit = Een getal: { $unit }
answer-text = Een paar woorden
example = Voorbeeld
bad = telt als slecht

new-title = Maak een checklist
new-name = Hoe heet de checklist?
new-name-hint = Bijvoorbeeld: Veilig naar school
new-button = Maak de checklist
import-title = Lees een checklist in
import-file = Kies een bestand
import-file-hint = Een YAML- of JSON-bestand dat je eerder uit Wijkwerk hebt bewaard.
import-required = Kies eerst een bestand
import-button = Lees het bestand in
import-failed = We konden het bestand niet lezen. Kies een ander bestand.
imported = De checklist is ingelezen als concept.
not-yours = Een checklist maken kan alleen een wijkregisseur of een beheerder.

saved = Alles is bewaard
saving = We bewaren het…
not-saved = Nog niet bewaard
save-trouble = Wat je hebt gewijzigd, staat op dit toestel. We bewaren het zodra het kan.
save-again = Bewaar opnieuw
problems = { $count ->
    [one] Eén ding is nog niet goed
   *[other] { $count } dingen zijn nog niet goed
}
field-title = Naam van de checklist
field-explanation = Waar is de checklist voor?
themes = Thema’s en vragen
theme = Thema { $number }
field-theme = Naam van het thema
theme-unnamed = Thema zonder naam
theme-add = Voeg een thema toe
theme-remove = Haal het thema weg
theme-removed = Het thema is weg.
item-add = Voeg een vraag toe
item-unnamed = Vraag zonder tekst
item-remove = Haal de vraag weg
item-removed = De vraag is weg.
item-edit = Wijzig: { $name }
item-title = Vraag { $number } van { $theme }
item-back = De checklist
item-done = Terug naar de checklist
field-question = Wat vraag je?
field-guidance = Hoe kijk je hiernaar?
field-guidance-hint = Bijvoorbeeld: kijk naar het vuilste stuk van tien bij tien meter.
field-scale = Hoe wordt de vraag beantwoord?
scale-yes-no = Ja, een beetje of nee
scale-one-to-five = Van 1 tot 5
scale-report-mark = Rapportcijfer van 1 tot 10
scale-image-quality = Beeldkwaliteit A+, A, B, C of D
scale-choice = Een van je eigen antwoorden
scale-number = Een getal
scale-text = Een paar woorden
field-unit = Wat tel je?
field-unit-hint = Bijvoorbeeld: lampen
field-most = Het hoogste getal
field-rules = Wat geldt nog meer?
rule-once = Vraag dit één keer, niet bij elke halte
rule-required = Vraag er aan het einde naar als het antwoord nog mist
rule-photo = Vraag een foto bij een slecht antwoord
rule-note = Vraag een notitie bij een slecht antwoord
answers = De antwoorden
answers-standard = De antwoorden van deze schaal:
answers-own = Schrijf eigen woorden bij de antwoorden
answers-own-stop = Gebruik weer de gewone woorden
answer-add = Voeg een antwoord toe
answer-remove = Haal het antwoord weg
answer-named = Antwoord { $value }
answer-label = Woorden op de knop
answer-hint = Uitleg eronder
answer-score = Cijfer
answer-score-none = Telt niet mee
answer-bad = Dit is een slecht antwoord
field-example = Voorbeeldfoto
field-example-hint = Laat zien hoe het eruit moet zien. Zet geen mensen en kentekens op de foto.
example-failed = De foto kon niet worden opgeslagen. Probeer het opnieuw.
example-sending = We versturen de foto.
example-there = Opgeslagen
discard = Gooi het concept weg
discard-what = De wijzigingen in dit concept zijn dan weg. Je kunt dit niet terugdraaien.
discarded = Het concept is weg.
publish-title = Neem de checklist in gebruik
publish-what = Vanaf nu kan het wijkteam deze versie kiezen. Je kunt deze versie dan niet meer wijzigen, wel een nieuwe maken.
publish-old = Een wijkschouw die al gepland staat, houdt de versie die gekozen was.
publish-to = Neem in gebruik…
publish-button = Neem in gebruik
published = De checklist is in gebruik.
yes = Ja
partly = Een beetje
no = Nee
