# Who may decide what: why a mandate cannot be given or ended.
no-partner = Alleen wie voor een partner werkt, kan een mandaat krijgen
not-giver-wijkteam = Dit kan alleen een manager of iemand van de stuurgroep van dezelfde partner
not-giver-manager = Dit kan alleen iemand van de stuurgroep van dezelfde partner
not-yourself = Je kunt jezelf geen mandaat geven
signed-manager = { $name }, manager { $partner }
signed-stuurgroep = { $name }, stuurgroep { $partner }
holder-required = Kies voor wie het mandaat is
above-nought = Vul een getal in dat hoger is dan 0
hours-required = Vul een aantal uren in
hours-too-many = Het aantal uren mag hoogstens { $max } zijn
from-past = Het mandaat kan op zijn vroegst vandaag ingaan
until-before-from = De laatste dag ligt voor de eerste dag
later-one = Vanaf { $date } is er al een ander mandaat. Kies een laatste dag daarvoor
ended-before = Dit mandaat is al voorbij
end-past = Het mandaat kan op zijn vroegst vandaag stoppen
end-before-from = Dit mandaat gaat pas in op { $date }. Kies die dag of later
end-after-until = Dit mandaat stopt al op { $date }. Kies een eerdere dag
