use chrono::Datelike as _;
use serde_json::{Value, json};

use crate::{Actor, Scene, plan};

/// A request that is being decided on, with the people who do so.
pub struct Deciding {
    /// The initiative.
    pub id: Value,
    /// Who handed it in.
    pub anna: Actor,
    /// Of the gemeente; mandate up to € 2.500.
    pub wijkregisseur: Actor,
    /// Of Woonconcept; mandate up to € 1.000.
    pub consulent: Actor,
    /// Partners by key.
    pub partners: std::collections::HashMap<String, Value>,
}

/// What a page of a decision shows.
pub const DECIDING: &str = "askedOf { partner { shortName } amount hours } \
    kaderChecks { kader { id number } outcome reasons { kind met text } judgement { meets reason by } viewerMayJudge history { outcome } } \
    views { partner { shortName } position amount by level outdated binding } \
    readiness { level total outcome canGrant canRefuse blockers { kind text resolvedBy } budgets { asked available given } refusalMotivation }";

impl Deciding {
    /// A request of € 1.200 in Haveltermade: € 700 of the gemeente, € 500 of Woonconcept. Taken up.
    pub async fn of_two_partners(s: &Scene) -> Self {
        Self::asking(s, &[("gemeente", 70_000), ("woonconcept", 50_000)]).await
    }

    /// A request of so much of each, in Haveltermade. Taken up.
    ///
    /// # Panics
    /// When it cannot be handed in.
    pub async fn asking(s: &Scene, parts: &[(&str, i64)]) -> Self {
        Self::by(s, s.resident("anna").await, parts).await
    }

    /// The same, by somebody else.
    ///
    /// # Panics
    /// When it cannot be handed in.
    pub async fn by(s: &Scene, anna: Actor, parts: &[(&str, i64)]) -> Self {
        Self::with(s, anna, parts, json!({})).await
    }

    /// The same, with a plan that says something else too.
    ///
    /// # Panics
    /// When it cannot be handed in.
    pub async fn with(s: &Scene, anna: Actor, parts: &[(&str, i64)], more: Value) -> Self {
        let wijkregisseur = s.member("haveltermade", "WIJKREGISSEUR").await;
        let consulent = s.member("haveltermade", "BEWONERSCONSULENT").await;
        Self::among(s, [anna, wijkregisseur, consulent], parts, more).await
    }

    /// Another request of the same people.
    ///
    /// # Panics
    /// When it cannot be handed in.
    pub async fn another(&self, s: &Scene, parts: &[(&str, i64)]) -> Self {
        let people = [self.anna.clone(), self.wijkregisseur.clone(), self.consulent.clone()];
        Self::among(s, people, parts, json!({})).await
    }

    async fn among(
        s: &Scene,
        [anna, wijkregisseur, consulent]: [Actor; 3],
        parts: &[(&str, i64)],
        more: Value,
    ) -> Self {
        let answer = anna.ask("{ partners { id shortName name } }", Value::Null).await;
        let keys = [
            ("gemeente", "Gemeente"),
            ("woonconcept", "Woonconcept"),
            ("politie", "Politie"),
            ("mensenwerk", "MensenWerk"),
        ];
        let list = answer["partners"].as_array().cloned().unwrap_or_default();
        let partners: std::collections::HashMap<String, Value> = keys
            .iter()
            .filter_map(|(key, name)| {
                let found = list.iter().find(|partner| partner["shortName"] == *name)?;
                Some(((*key).to_owned(), found["id"].clone()))
            })
            .collect();
        let sum: i64 = parts.iter().map(|(_, cents)| cents).sum();
        let mut input = plan(&s.wijk("haveltermade").await);
        input["budgetLines"] = json!([{ "description": "Fruitbomen", "amount": sum, "kind": "MATERIAL" }]);
        input["ownContribution"] = json!(0);
        input["askedOf"] = parts
            .iter()
            .map(|(key, cents)| json!({ "partnerId": partners[*key], "amount": cents }))
            .collect();
        for (key, value) in more.as_object().cloned().unwrap_or_default() {
            input[key] = value;
        }
        let id = anna.does("submitInitiative", input).await["id"].clone();
        wijkregisseur.does("takeUpInitiative", json!({ "initiativeId": id })).await;
        Self { id, anna, wijkregisseur, consulent, partners }
    }

    /// An input about this request.
    #[must_use]
    pub fn on(&self, mut input: Value) -> Value {
        input["initiativeId"] = self.id.clone();
        input
    }

    /// Judges every kader that is open, as met, each by its own partner.
    ///
    /// # Panics
    /// When one cannot be judged.
    pub async fn judge_all(&self) {
        for member in [&self.wijkregisseur, &self.consulent] {
            let seen = member.sees(&self.id, "kaderChecks { kader { id } outcome viewerMayJudge }").await;
            for check in seen["kaderChecks"].as_array().cloned().unwrap_or_default() {
                if check["viewerMayJudge"] == true && check["outcome"] == "OPEN" {
                    let input = json!({ "kaderId": check["kader"]["id"], "meets": true, "reason": "Dat klopt hier." });
                    member.does("judgeKader", self.on(input)).await;
                }
            }
        }
    }

    /// A view of a partner, by one of its people.
    pub async fn view(&self, who: &Actor, partner: &str, position: &str, more: Value) -> Value {
        let mut input = json!({ "partnerId": self.partners[partner], "position": position });
        for (key, value) in more.as_object().cloned().unwrap_or_default() {
            input[key] = value;
        }
        who.act("giveView", self.on(input)).await
    }

    /// Both partners of [`Deciding::of_two_partners`] agree with all that is asked, and every kader is met.
    ///
    /// # Panics
    /// When somebody cannot.
    pub async fn all_agree(&self) {
        self.judge_all().await;
        self.view(&self.wijkregisseur, "gemeente", "AGREE", json!({})).await;
        self.view(&self.consulent, "woonconcept", "AGREE", json!({})).await;
    }

    /// Closes it as granted for this total; answers the payload.
    pub async fn grant(&self, outcome: &str, total: i64) -> Value {
        let input = json!({
            "outcome": outcome, "total": total, "motivation": "Het is goed voor de buurt.",
            "wayForward": "Vraag de rest aan een ander fonds.",
        });
        self.wijkregisseur.act("closeDecision", self.on(input)).await
    }

    /// What stands in the pots of the wijk this year, by short name: allocated, available, committed, paid.
    pub async fn pots(&self, s: &Scene) -> Value {
        let query = "query($wijk: ID!, $year: Int!) { wijkBudgets(wijkId: $wijk, year: $year) \
                     { partner { shortName } allocated available committed paid } }";
        let about = json!({ "wijk": s.wijk("haveltermade").await, "year": s.clock.now().year() });
        let answer = self.wijkregisseur.ask(query, about).await;
        let rows = answer["wijkBudgets"].as_array().cloned().unwrap_or_default();
        rows.into_iter()
            .map(|row| {
                let name = row["partner"]["shortName"].as_str().unwrap_or_default().to_owned();
                (name, json!([row["allocated"], row["available"], row["committed"], row["paid"]]))
            })
            .collect::<serde_json::Map<String, Value>>()
            .into()
    }
}
