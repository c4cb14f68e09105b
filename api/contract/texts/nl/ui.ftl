# Words inside components.
optional = (niet verplicht)
error-prefix = Fout:
error-title = Fout: { $title }
error-summary-title = Pas dit nog aan
who-has-it = Wie heeft het nu?
count-limit = Je kunt hier { $limit } tekens kwijt.
count-left = { $count ->
    [one] Nog 1 teken
   *[other] Nog { $count } tekens
}
count-over = { $count ->
    [one] 1 teken te veel
   *[other] { $count } tekens te veel
}
day = Dag
month = Maand
year = Jaar
day-and-time = { $day }, { $time }
appointment = { $weekday } { $day }, { $time } uur
photo-camera = Maak een foto
photo-gallery = Kies foto’s
photo-number = Foto { $number }
photo-open = Foto { $number }, opent groot
photo-remove = Haal weg
photo-remove-number = Haal weg: foto { $number }
photo-hidden = Verborgen: { $reason }
change = Wijzig
step-of = Stap { $step } van { $of }
step-done = (gebeurd)
step-now = (nu)
step-later = (komt nog)
loading = Even geduld, we halen de gegevens op.
retry = Probeer opnieuw
sign-in = Log in
kept-from = Je ziet de gegevens van { $when }.
undo = Ongedaan maken
typed-stays = Wat je hebt getypt, blijft staan.
scheme = Licht of donker
scheme-device = Zoals mijn toestel
scheme-light = Licht
scheme-dark = Donker
room-failed = Deze pagina komt niet binnen
room-failed-more = Kijk of je internet aanstaat en laad de pagina opnieuw. Wat je hebt ingevuld, staat veilig op dit toestel.
room-retry = Laad de pagina opnieuw
chart-what = Onderdeel
chart-now = Nu
chart-before = Vorige keer
chart-table = De cijfers in een tabel
chart-none = –
move-up = Omhoog: { $name }
move-down = Omlaag: { $name }
moved = { $name } staat nu op plek { $place }.
drag-hint = Sleep om te verplaatsen
