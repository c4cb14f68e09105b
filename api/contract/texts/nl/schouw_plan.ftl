# The form for a wijkschouw, and changing one.
start-title = Plan een wijkschouw
start-text = We vragen je wanneer en waar je loopt, welke checklist je gebruikt en welke route je neemt. Wat je invult, blijft op dit toestel staan tot je klaar bent.
start-button = Begin met plannen
start-go-on = Ga verder waar je was
start-again = Begin opnieuw
start-begun = Je bent al begonnen met een wijkschouw.
start-begun-in = Je bent al begonnen met een wijkschouw in { $wijk }.
only-team = Een wijkschouw plannen kan alleen het wijkteam van een wijk.
bar = Wijkschouw plannen
bar-change = Wijkschouw wijzigen
page-title = { $name } – stap { $step } van { $of }
back-question = Vorige vraag
back-start = Het begin
back-answers = Je antwoorden
go-on = Verder

wijk = In welke wijk is de wijkschouw?
wijk-required = Kies een wijk
form = Hoe gaan jullie op pad?
form-required = Kies hoe jullie op pad gaan
when = Wanneer is de wijkschouw?
when-day = Dag
when-day-required = Kies een dag
when-past = Kies een dag die nog komt
when-time = Hoe laat begint het?
when-time-required = Vul in hoe laat het begint
when-time-hint = Bijvoorbeeld 19:00
place = Waar verzamelen jullie?
place-hint = Schrijf een plek op die iedereen kan vinden, zoals de ingang van de school.
place-required = Vul in waar jullie verzamelen
place-too-long = De plek mag hoogstens { $max } tekens zijn
checklist = Welke checklist gebruiken jullie?
checklist-hint = De checklist bepaalt wat je bij elke halte beantwoordt.
checklist-required = Kies een checklist
checklist-none = Er is nog geen checklist die je kunt gebruiken.
checklist-asks = Bekijk wat deze checklist vraagt
checklist-size = { $themes ->
    [one] 1 thema
   *[other] { $themes } thema’s
} met { $items ->
    [one] 1 vraag
   *[other] { $items } vragen
}
route = Welke route lopen jullie?
route-hint = Zet de haltes in de volgorde van de route. Onderweg kun je nog haltes toevoegen.
route-required = Voeg minstens één halte toe
route-too-many = Een route heeft hoogstens { $max } haltes
route-empty = Er staan nog geen haltes op de route.
stop-add = Voeg een halte toe
stop-edit-named = Wijzig: { $name }
route-copy = Neem de haltes over van een eerdere wijkschouw
route-copy-hint = Dan kunnen we de cijfers met die keer vergelijken.
route-copy-none = Kies een wijkschouw
route-copy-choice = { $form } op { $when } ({ $stops ->
    [one] 1 halte
   *[other] { $stops } haltes
})
route-copy-button = Neem de haltes over
route-copied = De haltes zijn overgenomen.
stop = Halte { $number }
stop-name = Hoe heet deze plek?
stop-name-hint = Bijvoorbeeld: speelveld aan de Tormentil
stop-name-required = Geef de halte een naam
stop-name-too-long = De naam mag hoogstens { $max } tekens zijn
stop-text = Waar is het precies?
stop-text-too-long = De uitleg mag hoogstens { $max } tekens zijn
stop-here = Gebruik de plek waar ik nu ben
stop-here-busy = We zoeken waar je bent.
stop-here-failed = We konden niet vinden waar je bent. Beschrijf de plek in woorden.
stop-here-known = De plek op de kaart is bewaard (± { $metres } m).
stop-here-kept = De plek op de kaart is bewaard.
stop-here-remove = Haal de plek op de kaart weg
stop-unnamed = Halte zonder naam
stop-done = Bewaar de halte
stop-remove = Haal de halte weg
people = Wie van het wijkteam gaat mee?
people-hint = Wie je kiest, krijgt een uitnodiging in een mail. Jij gaat zelf ook mee.
people-nobody = Er is verder niemand in het wijkteam.
open = Doen bewoners mee?
open-residents = Bewoners kunnen zich aanmelden
open-residents-hint = De wijkschouw staat op de openbare pagina van de wijk.
open-add = Bewoners mogen zelf foto’s en bevindingen toevoegen
open-add-hint = Ze zien de checklist. De antwoorden vult het wijkteam in.
words = Wat wil je erover vertellen?
words-hint = Bijvoorbeeld waarom je deze route kiest, en hoe lang het duurt.
words-too-long = De uitleg mag hoogstens { $max } tekens zijn
check = Klopt alles?
check-missing = Dit moet nog
check-open-yes = Bewoners kunnen zich aanmelden
check-open-add = Bewoners kunnen zich aanmelden en zelf dingen toevoegen
check-open-no = Alleen het wijkteam
check-nobody = Alleen jij
check-people = { $count ->
    [one] Jij en 1 ander
   *[other] Jij en { $count } anderen
}
check-none = Niets ingevuld
row-wijk = Wijk
row-form = Vorm
row-when = Wanneer
row-place = Waar
row-checklist = Checklist
row-route = Route
row-people = Wijkteam
row-open = Bewoners
row-words = Uitleg
send = Plan de wijkschouw
send-what = Wie je hebt gekozen, krijgt een uitnodiging.
planned = De wijkschouw staat gepland.
send-change = Bewaar de wijziging
send-change-what = Verandert de dag, de tijd of de plek? Dan krijgt iedereen die meeloopt een mail.
changed = De wijkschouw is gewijzigd.
prepared = { $count ->
    [one] 1 telefoon is al klaargezet.
   *[other] { $count } telefoons zijn al klaargezet.
} Verander je de route of de checklist? Dan krijgen die mensen een mail om hun telefoon opnieuw klaar te zetten. Wat ze met de oude route invullen, komt toch binnen.
