# The frame around every page.
skip-link = Naar de inhoud
back-to = Terug naar
nav-label = Hoofdmenu
nav-wijk = Mijn wijk
nav-ideas = Ideeën
nav-submit = Indienen
nav-worklist = Werklijst
nav-decisions = Besluiten
nav-budget = Budget
nav-wijkschouw = Wijkschouw
nav-wijkschouw-short = Schouw
nav-follow-ups = Opvolging
nav-me = Ik
foot-accessibility = Toegankelijkheid
foot-privacy = Privacy
foot-about = Over Wijkwerk
