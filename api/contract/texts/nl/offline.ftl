# When there is no connection, and what the app does with its own updates.
trouble-no-connection = Er is geen verbinding. Kijk of je internet aanstaat en probeer het opnieuw.
trouble-too-slow = Het duurt te lang. Probeer het over een minuut opnieuw.
trouble-too-often = Je hebt dit vaak achter elkaar gedaan. Wacht een minuut en probeer het opnieuw.
trouble-server = Wijkwerk werkt nu even niet. Probeer het over een paar minuten opnieuw.
trouble-signed-out = Je bent niet meer ingelogd. Log in en probeer het opnieuw.
trouble-app-too-old = Deze app is niet meer de nieuwste. Laad de pagina opnieuw.
photo-unreadable = De foto kan nu niet worden gelezen. We proberen het vanzelf opnieuw.
version-ready = Er is een nieuwe versie van Wijkwerk.
version-begin = Werk de app bij
