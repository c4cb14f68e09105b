# Deciding: refusals, what is still missing, letters. The server writes these; the app shows them as they come.

partner-unknown = Kies een organisatie uit de lijst
partner-twice = Deze organisatie staat er al. Tel de bedragen bij elkaar op
hours-range = Vul een aantal uren in tussen 0 en { $max }
division-sum = Samen is dit { $sum }. Het moet samen { $requested } zijn
result-photo-required = Voeg een foto toe van wat het geworden is
receipts-required = Voeg een foto toe van de bonnen
payment-beyond = Er is nog { $open } toegezegd. Meer kun je niet betalen
spent-required = Vul in hoeveel je hebt uitgegeven
story-required = Vertel in een paar zinnen hoe het ging
facts-range = Vul een aantal in tussen 0 en { $max }
kader-unknown = Dit kader geldt niet voor dit idee
kader-told = Dit kader is al duidelijk door de gegevens. Daar is geen oordeel voor nodig
kader-not-yours = Alleen iemand van { $partner } beoordeelt dit kader
judgement-required = Vertel waarom je dat vindt
not-your-partner = Je geeft alleen het standpunt van je eigen organisatie
nothing-asked = Aan deze organisatie is niets gevraagd
objection-required = Vertel waarom niet. De indiener leest dit ook
condition-required = Vertel wat de voorwaarde is
lower-required = Vertel waarom het minder is dan gevraagd
beyond-asked = Er is { $asked } gevraagd. Meer geven kan niet
hours-beyond-asked = Er is { $asked } uur gevraagd. Meer geven kan niet
agree-nothing = Vul in wat je geeft, of kies dat je het er niet mee eens bent
divide-first = Verdeel eerst wat er gevraagd is over de organisaties
all-answered = Alle organisaties hebben hun standpunt al gegeven
motivation-required = Schrijf op waarom. De indiener leest dit
way-forward-required = Schrijf op wat de indiener nu kan doen
meeting-future = De datum van het overleg ligt in de toekomst
total-changed = Het bedrag is intussen { $total }. Kijk het nog een keer na
outcome-part = De organisaties geven minder dan gevraagd. Kies voor een deel
outcome-whole = De organisaties geven alles wat gevraagd is
no-ground = Weigeren kan pas als er een reden is: een kader waar het niet in past, of een organisatie die nee zegt
paid-beyond-spent = Er is { $paid } betaald en { $spent } uitgegeven. Boek eerst terug wat er te veel is betaald
unpaid-unseen = Er is { $spent } uitgegeven en { $paid } betaald. Boek eerst de { $unpaid } die nog niet betaald is, of bevestig dat dit niet meer wordt betaald
returns-changed = Er gaat nu { $returns } terug naar het wijkbudget. Kijk het nog een keer na
note-required = Schrijf op waarvoor dit is
no-commitment = Deze organisatie heeft voor dit idee niets toegezegd

# What is missing, and who can do something about it.
blocker-division = We weten nog niet van welke organisatie het geld komt.
blocker-kader-fails = Kader { $number } past niet: { $title }.
blocker-kader-open = Kader { $number } is nog niet duidelijk: { $title }.
blocker-view-missing = { $partner } heeft nog geen standpunt gegeven.
blocker-view-objects = { $partner } is tegen, en geen andere organisatie geeft iets.
blocker-view-outdated = { $partner } gaf een standpunt, maar daarna is de vraag veranderd.
blocker-mandate = { $amount } is meer dan { $mandate }. Zo ver gaat het mandaat van wie voor { $partner } ja zei.
blocker-hours-mandate = { $hours } uur is meer dan { $mandate } uur. Zo ver gaat het mandaat van wie voor { $partner } ja zei.
blocker-no-mandate = Wie voor { $partner } ja zei, heeft geen mandaat voor geld.
blocker-no-hours-mandate = Wie voor { $partner } ja zei, heeft geen mandaat voor uren.
blocker-above-manager = Samen is het { $total }. Boven { $limit } beslist een manager van { $partner }.
blocker-above-stuurgroep = Samen is het { $total }. Boven { $limit } beslist de stuurgroep, voor { $partner }.
blocker-budget-missing = { $partner } heeft dit jaar geen wijkbudget voor deze wijk.
blocker-budget-short = In de pot van { $partner } zit nog { $available }. Dat is minder dan { $amount }.
blocker-nothing = Geen enkele organisatie geeft geld.
resolve-submitter = de indiener
resolve-wijkregisseur = de wijkregisseur
resolve-partner = iemand van { $partner }

# Signatures.
label-manager = { $name }, manager { $partner }
label-stuurgroep = { $name }, stuurgroep { $partner }

# What a decision begins with.
draft-refused = We kunnen dit plan nu niet steunen.
draft-partly = We steunen je plan voor een deel.
draft-kader = { $sentences } Daarom past het niet in dit kader: { $title }.
draft-objection = { $partner } doet niet mee. { $reason }
draft-lower = { $partner } geeft minder dan je vroeg. { $reason }
draft-way-forward = Wil je het plan aanpassen? Het wijkteam denkt met je mee. Daarna kun je het opnieuw indienen.

# The public story.
event-granted = Toegekend: { $amount }.
event-granted-no-money = Het plan kan doorgaan.
event-partly = Voor een deel toegekend: { $amount } van { $requested }.
event-refused = Niet toegekend.
event-approved = De verantwoording is goedgekeurd.

# Mail.
granted-subject = Goed nieuws over “{ $title }”
partly-subject = We steunen “{ $title }” voor een deel
refused-subject = Besluit over “{ $title }”
granted-body = Het wijkteam heeft besloten over je plan “{ $title }”. Je krijgt { $amount }.
granted-body-no-money = Het wijkteam heeft besloten over je plan “{ $title }”. Het kan doorgaan.
partly-body = Het wijkteam heeft besloten over je plan “{ $title }”. Je vroeg { $requested }. Je krijgt { $amount }.
refused-body = Het wijkteam heeft besloten over je plan “{ $title }”. We kunnen het nu niet steunen.
decision-part = { $partner } geeft { $amount }.
decision-reasons = Waarom:
decision-conditions = Dit spreken we met je af:
decision-way = Wat je nu kunt doen:
decision-object = Ben je het er niet mee eens? Laat het ons weten voor { $date }. Bel of mail de wijkregisseur, of schrijf naar { $email }. Zeg waarom je het anders ziet. Iemand die er niet bij was, kijkt er opnieuw naar.
decision-next = Begin je? Zet het op de pagina van je idee. Vertel na afloop daar ook hoe het ging.
decision-next-due = Doe dat uiterlijk { $date }.
decision-letter = De brief staat bij je idee.
view-asked-subject = Wat vindt { $partner } van “{ $title }”?
view-asked-body = { $actor } vraagt het standpunt van { $partner } over “{ $title }” in { $wijk }.
view-asked-amount = Gevraagd van { $partner }: { $amount }.
view-asked-due = De indiener krijgt antwoord voor { $date }.
view-asked-button = Geef je standpunt
higher-subject = Een besluit van jou is nodig: “{ $title }”
higher-body = { $actor } gaf het standpunt van { $partner } over “{ $title }” in { $wijk }. Het bedrag gaat boven dat mandaat. Daarom vragen we jou.
all-in-subject = Je kunt besluiten over “{ $title }”
all-in-body = Alle standpunten over “{ $title }” zijn binnen. Er ontbreekt niets meer.
all-in-button = Besluit
reopened-subject = We kijken opnieuw naar “{ $title }”
reopened-body = { $actor } heeft het besluit over “{ $title }” opnieuw geopend. Dit is de reden:
reopened-money = Geld dat was toegezegd en nog niet is betaald, gaat terug naar het wijkbudget. Na het nieuwe besluit hoor je meer.
paid-subject = Er is { $amount } betaald
paid-body = { $actor } heeft { $amount } betaald voor “{ $title }”, namens { $partner }: { $note }.
paid-left = Er is nog { $left } toegezegd.
accounted-subject = Hoe het ging met “{ $title }”
accounted-body = De indiener heeft verteld hoe het ging met “{ $title }”. Er is { $spent } uitgegeven.
accounted-due = Kijk ernaar, uiterlijk { $date }.
accounted-button = Bekijk de verantwoording
accounted-thanks-subject = We hebben je verhaal over “{ $title }”
accounted-thanks-body = Bedankt dat je vertelt hoe het ging met “{ $title }”. De wijkregisseur kijkt ernaar. Uiterlijk { $date } hoor je of er nog iets mist.
returned-subject = Nog een vraag over “{ $title }”
returned-body = { $actor } heeft je verhaal over “{ $title }” bekeken. Er mist nog iets:
returned-due = Vul het aan, uiterlijk { $date }.
returned-button = Vul het aan
approved-subject = “{ $title }” is afgerond
approved-body = Je verhaal over “{ $title }” is goedgekeurd. Bedankt voor wat je voor de wijk deed.
approved-unpaid = Je gaf { $unpaid } uit die we niet hebben betaald, en die betalen we ook niet meer. Klopt dat niet? Mail dan naar { $email }.
approved-released = Er was { $amount } over. Dat gaat terug naar het wijkbudget.
view = Bekijk je idee

# The letter.
letter-subject-granted = Besluit: je plan kan doorgaan
letter-subject-partly = Besluit: je krijgt een deel van wat je vroeg
letter-subject-refused = Besluit: we kunnen je plan nu niet steunen
letter-partner = Organisatie
letter-amount = Bedrag
letter-total = Samen
letter-what = Wat we besloten
letter-why = Waarom
letter-conditions = Wat we met je afspreken
letter-way = Wat je nu kunt doen
letter-kaders = Waar we naar keken
letter-object = Ben je het er niet mee eens?
letter-meeting = Besloten in het overleg van { $date }.
letter-between = Besloten tussen twee overleggen door.
letter-team = Wijkteam { $wijk }
letter-kader = Kader { $number }, { $title }: { $says }. { $why }
letter-signed = { $label }, namens het wijkteam van { $wijk }
letter-kader-meets = past
letter-kader-fails = past niet
letter-kader-open = niet te zeggen
