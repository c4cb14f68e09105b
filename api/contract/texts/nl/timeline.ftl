# The public story of an initiative.
submitted = Ingediend
taken-up = Opgepakt
assigned = Iemand anders heeft het nu
completion-asked = Vraag gesteld aan de indiener
completed-by-submitter = Vraag beantwoord
term-extended = Het antwoord komt later
referred = Doorverwezen
withdrawn = Ingetrokken
hidden = Iets verborgen
unhidden = Weer te zien
decided = Besluit genomen
started = Uitvoering begonnen
accounted = Verantwoord
closed = Klaar
reopened = Opnieuw bekeken
