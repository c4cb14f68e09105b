//! What demo people bring in. All made up; amounts are what such things cost.

use crate::initiatives::rules::{CostKind, Theme};

/// One kind of plan.
pub(super) struct Story {
    /// With a place behind it: "Pluktuin bij de school".
    pub(super) title: &'static str,
    /// What, and why.
    pub(super) plan: &'static str,
    /// Who takes part.
    pub(super) participants: &'static str,
    /// What neighbours get from it.
    pub(super) benefit: &'static str,
    /// What it is about.
    pub(super) theme: Theme,
    /// What it costs, in euro.
    pub(super) costs: &'static [(&'static str, i64, CostKind)],
    /// What the wijkteam asks about it.
    pub(super) question: &'static str,
}

/// Where it happens.
pub(super) const PLACES: [&str; 20] = [
    "achter de flat",
    "bij de school",
    "op het plein",
    "aan het water",
    "naast de speeltuin",
    "bij de bushalte",
    "op het grasveld",
    "in de binnentuin",
    "bij het buurthuis",
    "langs het fietspad",
    "op de hoek",
    "tussen de garages",
    "bij de brug",
    "in het park",
    "voor de winkels",
    "bij de volkstuinen",
    "aan de ringweg",
    "bij de sporthal",
    "achter de kerk",
    "op de brink",
];

/// The kinds of plans.
pub(super) const STORIES: [Story; 14] = [
    Story {
        title: "Pluktuin",
        plan: "We maken van het kale gras een tuin waar iedereen fruit en kruiden mag plukken. Nu komt er niemand.",
        participants: "Dertig buren, en de kinderen van de school helpen met planten.",
        benefit: "Een plek om elkaar te leren kennen, met iets lekkers erbij.",
        theme: Theme::Green,
        costs: &[
            ("Fruitbomen", 640, CostKind::Material),
            ("Grond en compost", 360, CostKind::Material),
            ("Gereedschap", 200, CostKind::Material),
        ],
        question: "Is er water in de buurt? En wie geeft de bomen water in de zomer?",
    },
    Story {
        title: "Burendag met lange tafel",
        plan: "Een middag samen eten aan één lange tafel. Veel mensen wonen hier pas kort en kennen niemand.",
        participants: "De straat, met ongeveer zestig mensen.",
        benefit: "Wie elkaar kent, helpt elkaar eerder.",
        theme: Theme::Meeting,
        costs: &[
            ("Tafels en banken huren", 250, CostKind::Hire),
            ("Eten en drinken", 400, CostKind::FoodAndDrink),
            ("Flyers", 45, CostKind::Promotion),
        ],
        question: "Gaat de straat dicht voor auto’s? Dan is daar een melding voor nodig.",
    },
    Story {
        title: "Lampjes langs het pad",
        plan: "Het pad is ’s avonds donker. Met kleine lampen op zonne-energie durven mensen er weer te lopen.",
        participants: "Vijf bewoners plaatsen de lampen samen met de gemeente.",
        benefit: "Ook ouderen kunnen ’s avonds veilig naar de winkel.",
        theme: Theme::Safe,
        costs: &[("Twaalf lampen", 1_560, CostKind::Material), ("Palen zetten", 540, CostKind::Labour)],
        question: "Hoe hoog worden de lampen, en schijnen ze niet bij mensen naar binnen?",
    },
    Story {
        title: "Deelkast voor gereedschap",
        plan: "Een kast waar je een boor of ladder leent van elkaar. Niet iedereen hoeft alles te kopen.",
        participants: "Twee buren beheren de kast.",
        benefit: "Minder spullen kopen en meer contact.",
        theme: Theme::Meeting,
        costs: &[("Kast met slot", 110, CostKind::Material), ("Eerste gereedschap", 140, CostKind::Material)],
        question: "Waar komt de kast te staan, en is de eigenaar van die plek het ermee eens?",
    },
    Story {
        title: "Natuurlijke speelplek",
        plan: "Boomstammen, een heuvel en een waterpomp in plaats van de oude wip. Kinderen hebben het bedacht.",
        participants: "Ouders bouwen op twee zaterdagen.",
        benefit: "Kinderen spelen weer buiten en ouders ontmoeten elkaar.",
        theme: Theme::Play,
        costs: &[
            ("Boomstammen en zand", 900, CostKind::Material),
            ("Waterpomp", 1_150, CostKind::Material),
            ("Keuring", 350, CostKind::Permit),
            ("Lunch voor de bouwers", 120, CostKind::FoodAndDrink),
        ],
        question: "Wie controleert de speelplek elk jaar?",
    },
    Story {
        title: "Opruimploeg",
        plan: "Elke eerste zaterdag ruimen we samen zwerfafval op. Met goede grijpers gaat dat snel.",
        participants: "Een vaste groep van twaalf mensen.",
        benefit: "Een schone buurt zonder glas op het gras.",
        theme: Theme::Clean,
        costs: &[("Grijpers en hesjes", 180, CostKind::Material), ("Koffie", 60, CostKind::FoodAndDrink)],
        question: "Waar laten jullie het afval na het opruimen?",
    },
    Story {
        title: "Koffieochtend voor nieuwe buren",
        plan: "Elke maand koffie voor wie hier net woont. We lopen samen een rondje en laten alles zien.",
        participants: "Vier gastvrouwen en gastheren.",
        benefit: "Nieuwe mensen voelen zich sneller thuis.",
        theme: Theme::Meeting,
        costs: &[("Koffie en koek", 240, CostKind::FoodAndDrink), ("Zaal", 180, CostKind::Hire)],
        question: "Kan het ook in het buurthuis? Daar is de zaal voor bewoners vaak gratis.",
    },
    Story {
        title: "Bankjes in de zon",
        plan: "Twee banken met een leuning, zodat ouderen onderweg kunnen zitten en een praatje maken.",
        participants: "Een timmerman uit de straat maakt ze met jongeren.",
        benefit: "Wie slecht ter been is komt weer buiten.",
        theme: Theme::Meeting,
        costs: &[("Hout en beslag", 520, CostKind::Material), ("Tegels", 130, CostKind::Material)],
        question: "Kan een rolstoel erbij staan?",
    },
    Story {
        title: "Snelheidsremmers op de stoep",
        plan: "Auto’s rijden te hard langs de kinderen. Met plantenbakken maken we de straat smaller.",
        participants: "Bewoners zorgen voor de planten.",
        benefit: "Kinderen steken veilig over.",
        theme: Theme::Traffic,
        costs: &[("Zes plantenbakken", 1_380, CostKind::Material), ("Planten", 220, CostKind::Material)],
        question: "Kan de brandweer er nog langs?",
    },
    Story {
        title: "Muziek op zondag",
        plan: "Vier keer een klein concert buiten, door mensen die hier wonen.",
        participants: "Het koor en drie bands uit de wijk.",
        benefit: "Samen genieten zonder kaartje.",
        theme: Theme::Culture,
        costs: &[("Geluid huren", 480, CostKind::Hire), ("Melding en verzekering", 95, CostKind::Permit)],
        question: "Tot hoe laat is er muziek?",
    },
    Story {
        title: "Geveltuintjes",
        plan: "Tegels eruit, planten erin. Vijftien huizen doen mee, zodat de straat koeler wordt.",
        participants: "Vijftien huizen.",
        benefit: "Minder hitte, meer vlinders en een mooiere straat.",
        theme: Theme::Green,
        costs: &[("Planten", 450, CostKind::Material), ("Container voor tegels", 210, CostKind::Hire)],
        question: "Blijft er genoeg stoep over voor een kinderwagen?",
    },
    Story {
        title: "Voetbaltoernooi",
        plan: "Straten spelen tegen elkaar. Jongeren organiseren het zelf en fluiten de wedstrijden.",
        participants: "Tachtig spelers van zes tot zestig jaar.",
        benefit: "Jongeren laten zien wat ze kunnen.",
        theme: Theme::Culture,
        costs: &[
            ("Bekers en ballen", 160, CostKind::Material),
            ("Broodjes", 220, CostKind::FoodAndDrink),
            ("Doelen huren", 140, CostKind::Hire),
        ],
        question: "Is er iemand met een diploma voor eerste hulp?",
    },
    Story {
        title: "Muurschildering",
        plan: "De grijze muur wordt een schilderij over vroeger en nu, gemaakt door jong en oud.",
        participants: "Een kunstenaar met twintig bewoners.",
        benefit: "Een plek om trots op te zijn.",
        theme: Theme::Clean,
        costs: &[("Verf", 620, CostKind::Material), ("Kunstenaar, vier dagen", 1_600, CostKind::Labour)],
        question: "Is de eigenaar van de muur akkoord? Stuur dan graag de brief mee.",
    },
    Story {
        title: "Huiskamer zonder drempel",
        plan: "Twee middagen in de week een open huiskamer. Voor spelletjes, hulp met brieven en soep.",
        participants: "Tien vrijwilligers.",
        benefit: "Niemand hoeft alleen te zitten.",
        theme: Theme::Other,
        costs: &[
            ("Zaal, een half jaar", 1_900, CostKind::Hire),
            ("Soep en koffie", 700, CostKind::FoodAndDrink),
            ("Spellen", 150, CostKind::Material),
        ],
        question: "Hulp met brieven doet ook het sociaal loket. Hoe werken jullie samen?",
    },
];

/// First names of made-up people.
pub(super) const FIRST: [&str; 32] = [
    "Sanne", "Jelle", "Mila", "Tarik", "Anna", "Peter", "Fatma", "Bram", "Noor", "Daan", "Roos", "Yusuf",
    "Els", "Hidde", "Lotte", "Karim", "Femke", "Ruben", "Inge", "Omar", "Jolien", "Teun", "Marit", "Wouter",
    "Samira", "Gijs", "Hanna", "Koen", "Leila", "Sjoerd", "Tess", "Willem",
];

/// Last names of made-up people.
pub(super) const LAST: [&str; 30] = [
    "Wolters", "Boer", "Kuiper", "Demir", "Veenstra", "Bakker", "Yildiz", "Hoekstra", "Smit", "Bos", "Prins",
    "Aydin", "Dekker", "Mulder", "Visser", "Haddad", "Kok", "Postma", "Timmer", "Said", "Brouwer", "Drent",
    "Zwart", "Kamp", "Amrani", "Vos", "Kolk", "Ploeg", "Karimi", "Nijdam",
];

/// A made-up village for the larger scales.
pub(super) fn village(number: usize) -> String {
    const FRONT: [&str; 20] = [
        "Ooster", "Wester", "Noorder", "Zuider", "Midden", "Hooge", "Lage", "Groote", "Kleine", "Achter",
        "Voor", "Over", "Nieuwe", "Oude", "Witte", "Groene", "Lange", "Korte", "Diepe", "Rijke",
    ];
    const BACK: [&str; 20] = [
        "veld", "broek", "wolde", "marke", "horst", "lande", "brink", "essen", "dijk", "schans", "hoek",
        "zand", "heide", "water", "beek", "laar", "rade", "stelle", "weerd", "hage",
    ];
    format!("{}{}", FRONT[number % FRONT.len()], BACK[number / FRONT.len() % BACK.len()])
}
