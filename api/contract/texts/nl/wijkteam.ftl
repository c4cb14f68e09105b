# The worklist, and what the wijkteam does with an idea.
wijkteam-of = Wijkteam { $wijk }
which-wijkteam = Welk wijkteam?
only-for-wijkteam = De werklijst is voor het wijkteam van een wijk.
to-mijn-wijk = Ga naar Mijn wijk
choose-one = Kies een idee in de lijst.
buckets = Delen van de werklijst
bucket-all = Alles
bucket-mine = Van mij
bucket-new = Nieuw
bucket-ours = In behandeling
bucket-to-decide = Te beslissen
bucket-after-grant = Na de toekenning
bucket-resident = Wacht op indiener
bucket-overdue = Te laat
nothing = Hier staat niets open.
nothing-more = Kijk bij Alles, of bekijk alle ideeën van je wijk.
days-late = { $days ->
    [one] 1 dag te laat
   *[other] { $days } dagen te laat
}
days-left = { $days ->
    [0] vandaag
    [one] nog 1 dag
   *[other] nog { $days } dagen
}
question-open = vraag gesteld
is-new = nieuw
waits-for = wacht op { $name } sinds { $date }
waits-for-accounts = wacht op de verantwoording van { $name }
accounts-wait = de verantwoording wacht op de wijkregisseur
the-submitter = de indiener
by = uiterlijk { $date }

what-to-do = Wat wil je doen?
nothing-to-do = Je kunt nu niets met dit idee doen.
why-not = Wat kan nu niet, en waarom?
hidden-now = Deze tekst is verborgen. Alleen de indiener en het wijkteam zien dit idee.
asked-now = We hebben de indiener dit gevraagd
take-up = Pak op
taken-up = Je hebt dit idee nu. De indiener krijgt een mail.

ask = Stel een vraag
ask-what = De indiener krijgt je vraag in een mail. De klok staat stil tot het antwoord er is.
ask-label = Wat wil je weten?
ask-hint = Vraag alles in één keer. Alleen de indiener en het wijkteam lezen dit.
ask-button = Verstuur je vraag
asked = Je vraag is verstuurd. De klok staat stil.

assign = Geef het aan een ander
assign-what = Iedereen ziet wie het idee nu heeft.
assign-what-from = { $name } heeft dit idee nu. Iedereen ziet wie het daarna heeft.
assign-label = Wie krijgt dit idee?
assign-required = Kies wie dit idee krijgt
assign-nobody = Er is nu niemand anders aan wie je dit kunt geven.
assign-button = Geef het idee
assigned = Het idee heeft een nieuwe eigenaar.

extend = Verzet de datum
extend-what = Dit kan één keer. Iedereen ziet de nieuwe datum en de reden.
extend-date = Nieuwe datum voor het antwoord
extend-date-required = Kies een nieuwe datum
extend-hint = Nu is het { $date }. Je kunt de datum hoogstens { $weeks } weken verzetten.
extend-reason = Waarom is er meer tijd nodig?
extend-button = Verzet de datum
extended = De datum is verzet.

refer = Verwijs door
refer-what = Past dit beter bij een andere organisatie? Bijvoorbeeld omdat het gaat over schulden, zorg of een ruzie tussen buren. De indiener krijgt je uitleg in een mail.
refer-final = De tekst en de foto’s gaan van de openbare pagina. Je kunt dit niet terugdraaien.
refer-organisation = Naar welke organisatie?
refer-organisation-hint = De naam komt op de openbare pagina.
refer-explanation = Wat kan de indiener nu doen?
refer-explanation-hint = Schrijf hoe je deze organisatie bereikt en wat ze doen.
refer-button = Verwijs door en haal de tekst weg
referred = Het idee is doorverwezen.

hide = Verberg een tekst of foto
hide-what = Verberg wat niet openbaar mag zijn, zoals een naam, een kenteken of een belediging. De indiener krijgt je reden in een mail.
hide-which = Wat wil je verbergen?
hide-whole = De hele tekst
hide-whole-hint = Alleen de indiener en het wijkteam zien het idee dan nog.
hide-photo = Foto { $number }
hide-required = Kies wat je wilt verbergen
hide-reason = Waarom verberg je dit?
hide-reason-hint = Schrijf ook wat de indiener kan veranderen.
hide-button = Verberg dit
hidden = Het is verborgen. De indiener krijgt een mail.
unhide = Zet de tekst terug
unhidden = Iedereen kan de tekst weer lezen.
to-decision = Kaders, standpunten en besluit
to-decisions = Wat wacht op jouw besluit?
to-budget = Bekijk het wijkbudget
