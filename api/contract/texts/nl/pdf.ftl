# What stands on paper: letters and reports as PDF.
page = Pagina
of = van
date = Datum
reference = Kenmerk
