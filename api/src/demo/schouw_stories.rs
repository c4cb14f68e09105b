//! What people saw on wijkschouwen that never were.

/// What was noted with a bad answer to an item of the checklists that come along.
pub(super) const NOTES: [(&str, &str); 12] = [
    ("zwerfafval-gras", "Blikjes en zakjes rond de bank. De afvalbak zit vol."),
    ("zwerfafval-stoep", "Glas op de stoep, ook waar kinderen spelen."),
    ("afvalbakken", "De bak puilt uit en het deksel is los."),
    ("containers", "Er staan zakken naast de container."),
    ("hondenpoep", "Veel hondenpoep langs het pad naar de school."),
    ("bekladding", "De zijmuur is beklad, al een paar weken."),
    ("stoep", "Een losse tegel steekt omhoog. Met een rollator kom je er niet langs."),
    ("straatmeubels", "De bank mist een plank."),
    ("speeltoestellen", "De schommel hangt scheef en kraakt."),
    ("lantaarnpalen-heel", "De lantaarnpaal bij het bankje brandt niet."),
    ("oversteken", "Door de struiken zie je de auto’s niet aankomen."),
    ("onkruid", "Het onkruid staat kniehoog tussen de tegels."),
];

/// What was added by hand: a theme of the checklist, and what was seen.
pub(super) const SEEN: [(&str, &str); 4] = [
    ("heel", "De paal bij het fietspad is omgereden. De punt steekt uit."),
    ("groen", "Bewoners houden hier een geveltuin bij. Het ziet er prachtig uit."),
    ("veilig", "Achter de garages is het donker. Mensen lopen er liever om."),
    ("schoon", "Er ligt al een tijd een matras naast de container."),
];

/// Where people meet.
pub(super) const MEETING_POINTS: [&str; 4] = [
    "Buurthuis, bij de voordeur",
    "De bank op het plein",
    "De fietsenstalling van de school",
    "De ingang van het park",
];

/// Points within the town: made up, none of them is the place that its stop is called after.
pub(super) const POINTS: [(f64, f64); 6] = [
    (52.7001, 6.1862),
    (52.7012, 6.1879),
    (52.6994, 6.1893),
    (52.6983, 6.1871),
    (52.6989, 6.1848),
    (52.7006, 6.1841),
];
