# What the server itself says: refused requests, photos, pages without the app, the demo mailbox.
fault = Dit lukt nu niet. Dat ligt aan ons. Probeer het over een paar minuten opnieuw
slow = Dit duurt te lang. Probeer het straks opnieuw
session-expired = Je bent niet meer ingelogd. Log opnieuw in
rate-limited = Je hebt dit te vaak achter elkaar geprobeerd. Wacht { $seconds ->
    [one] 1 seconde
   *[other] { $seconds } seconden
} en probeer het dan opnieuw
other-site = Dit verzoek komt van een andere website. Ga naar Wijkwerk en probeer het daar

photo-sign-in = Log in om een foto te versturen
photo-conflict = Onder dit nummer staat al een andere foto. Voeg de foto opnieuw toe
photo-too-many-bytes = Deze foto is te groot. Kies een foto van hoogstens { $megabytes } MB
photo-too-many-pixels = Deze foto is te groot. Kies een kleinere foto
photo-not-a-picture = Dit bestand is geen foto. Kies een foto in JPEG, PNG of WebP
photo-unreadable = Deze foto kunnen we niet lezen. Kies een andere foto
photo-damaged = De foto kwam beschadigd aan. Probeer het opnieuw
photo-unknown = Deze foto is er niet, of niet meer

device = { $browser } op { $system }
device-unknown = Onbekend apparaat

not-found-title = Deze pagina is er niet
not-found-text = Misschien staat er een tikfout in het adres, of is de pagina weggehaald.
not-found-link = Ga naar de voorpagina
not-built-title = De app is nog niet gebouwd
not-built-text = De server werkt, maar de app zit er niet in. Bouw de app met “make run”, of wijs met WDW_APP_DIR de map van een gebouwde app aan.

mailbox-title = Post van de demo
mailbox-intro = In de demo gaat er geen mail de deur uit. Hier lees je wat er verstuurd zou zijn, het nieuwste eerst.
mailbox-filter = E-mailadres
mailbox-show = Laat zien
mailbox-all = Alle post
mailbox-empty = Er is nog geen post. Vraag in de app een code aan, dan komt die hier.
mailbox-empty-for = Er is nog geen post voor { $address }.
mailbox-to = Aan
mailbox-time = Verstuurd
mailbox-back = Terug naar alle post
mailbox-app = Naar de app
