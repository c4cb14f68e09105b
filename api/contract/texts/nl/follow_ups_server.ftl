# Mail and exports about what becomes of a finding.
given-subject = Voor jou: { $title }
given-action = { $actor } heeft je deze actie gegeven: “{ $title }”.
given-signal = { $actor } heeft je dit signaal gegeven: “{ $title }”.
given-report = { $actor } heeft je deze melding gegeven: “{ $title }”.
given-compliment = { $actor } geeft je een compliment: “{ $title }”.
given-due = Het is beloofd voor { $date }.
given-place = De plek: { $place }.
given-next = Laat op de pagina weten hoe het gaat.
view = Bekijk het
handed-over-subject = { $count ->
    [one] Eén ding is nu van jou
   *[other] { $count } dingen zijn nu van jou
 }
handed-over-body = { $actor } heeft het werk van { $from } aan jou overgedragen.
handed-over-initiatives = Ideeën:
handed-over-follow-ups = Acties, signalen en meldingen:
handed-over-item = { $title } ({ $reference }), voor { $date }
handed-over-item-no-day = { $title } ({ $reference })
handed-over-view = Bekijk je werklijst
column-reference = Nummer
column-state = Stand
column-title = Melding
column-body = Toelichting
column-theme = Thema
column-place = Plek
column-latitude = Breedtegraad
column-longitude = Lengtegraad
column-due = Klaar voor
column-created = Gemeld op
column-photos = Foto’s
state-open = open
state-in-progress = bezig
moved-to = Ligt nu bij { $owner }
