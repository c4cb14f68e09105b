# Handing in an idea: for whom, of whom the money is asked, and what the kaders would say of it.
question = Van wie vraag je geld?
short = Van wie je geld vraagt
wijkteam-chooses = Dat weet ik niet, het wijkteam kiest
wijkteam-chooses-hint = Dit is bijna altijd goed. Het wijkteam kent de potjes.
wijkteam-chooses-short = Het wijkteam kiest
known = Ik weet het al
asked-in-all = Je vraagt samen { $amount }. Vul in van wie je hoeveel vraagt.
amount-of = { $partner }, in euro
divided = Verdeeld
divided-of = { $sum } van { $requested }
nothing = Vul in van wie je hoeveel vraagt, of kies dat het wijkteam kiest
applicant-question = Voor wie vraag je dit?
applicant-hint = Sommige regels gelden alleen voor een groep, of juist voor een vereniging.
applicant-short = Voor wie je het vraagt
applicant-resident = Alleen ik
applicant-group = Een groep buren
applicant-association = Een vereniging
applicant-foundation = Een stichting
applicant-school = Een school
applicant-company = Een bedrijf
applicant-untold = Dat vertel ik later
taking-part = Hoeveel mensen doen er mee, denk je?
taking-part-short = Mensen die meedoen

# "Past je idee?"
fits-title = Past je idee?
fits-asking = We kijken of je idee past bij de regels.
fits-no-connection = Zodra er verbinding is, kijken we of je idee past. Je kunt gewoon verdergaan.
fits-not-now = We kunnen nu niet kijken of je idee past. Het wijkteam kijkt er straks naar.
fits-no-kaders = Er is geen regel waar je idee niet bij past.
fits-if-asked = Bij de regels van één of meer organisaties past je idee nog niet. Kijk hieronder.
fits-all = Zoals het er nu staat, past je idee bij alle regels.
fits-open = { $count ->
    [one] Voor 1 regel is nog niet duidelijk of je idee past.
   *[other] Voor { $count } regels is nog niet duidelijk of je idee past.
}
fits-judges = { $count ->
    [one] Zo te zien past je idee. Naar 1 regel kijkt straks nog iemand.
   *[other] Zo te zien past je idee. Naar { $count } regels kijkt straks nog iemand.
}
fits-fails = { $count ->
    [one] Je idee past nog niet bij 1 regel.
   *[other] Je idee past nog niet bij { $count } regels.
}
fits-look = Bekijk de regels
fits-advice = Dit is advies. Je kunt je idee altijd insturen. Het wijkteam denkt met je mee.
if-pays = Als { $partner } meebetaalt
if-asked-title = Als een organisatie meebetaalt
if-asked-what = Er is nog niet gekozen wie betaalt. Dit zijn de regels als een organisatie alles betaalt. Soms past een deel wel.
fits-judged = Iemand van { $partner } kijkt hiernaar:
fits-tell = Vertel het
kader-meets = Past
kader-fails = Past nog niet
kader-open = Nog niet duidelijk
