use async_graphql::{ComplexObject, Context, ID, InputObject, Result, SimpleObject};
use uuid::Uuid;
use wdw_contract::limits;

use super::enums::{InitiativeSort, InitiativeState, ThemeEnum, WorklistBucket};
use super::object::Initiative;
use crate::graphql::{Cursor, Kind, NodeId, PageInfo, app, fault, first as at_most, signed_in, viewer};
use crate::initiatives::store::{self, Filter, InitiativeRow, Position, Sort};
use crate::platform::clock::local_date;

/// Words in a search that count.
const WORDS: usize = 8;

/// Which initiatives; what is left out does not narrow the list.
#[derive(InputObject, Clone, Debug, Default)]
pub struct InitiativeFilter {
    /// In this wijk.
    pub wijk_id: Option<ID>,
    /// In one of these states.
    pub states: Option<Vec<InitiativeState>>,
    /// About this.
    pub theme: Option<ThemeEnum>,
    /// Words that must all occur in title, plan or place.
    pub text: Option<String>,
    /// Only those of the viewer.
    pub mine: Option<bool>,
    /// A part of the worklist of the wijkteam of `wijkId`. Empty for who is not in it.
    pub bucket: Option<WorklistBucket>,
    /// Only what is not over and owned by the viewer.
    pub owned: Option<bool>,
}

impl InitiativeFilter {
    /// As the store understands it; `None` when nothing can be found.
    async fn read(self, ctx: &Context<'_>) -> Result<Option<Filter>> {
        let actor = signed_in(ctx).await?;
        let wijk_id = self.wijk_id.as_ref().map(|id| NodeId::expect(Kind::Wijk, id));
        let mut filter = Filter {
            wijk_id,
            states: self.states.map(|states| states.into_iter().map(Into::into).collect()),
            theme: self.theme.map(Into::into),
            words: words(self.text.as_deref().unwrap_or_default()),
            ..Filter::default()
        };
        if self.mine == Some(true) {
            let Some(actor) = &actor else { return Ok(None) };
            filter.submitter_id = Some(actor.person_id);
        }
        if self.owned == Some(true) {
            let Some(actor) = &actor else { return Ok(None) };
            filter.owner_ids = Some(actor.functions.iter().map(|held| held.membership_id).collect());
        }
        if let Some(bucket) = self.bucket {
            let member = actor.zip(wijk_id).is_some_and(|(actor, wijk)| actor.function_in(wijk).is_some());
            if !member {
                return Ok(None);
            }
            filter.bucket = Some((bucket.into(), local_date(app(ctx)?.clock.now())));
        }
        Ok(Some(filter))
    }
}

/// The words to search for. What nobody can type is left out; a very long text counts as its first words.
fn words(text: &str) -> Vec<String> {
    text.chars()
        .filter(|c| !c.is_control() || c.is_whitespace())
        .take(limits::SHORT_TEXT)
        .collect::<String>()
        .to_lowercase()
        .split_whitespace()
        .take(WORDS)
        .map(str::to_owned)
        .collect()
}

/// A row of a list, with its cursor.
#[derive(SimpleObject)]
pub struct InitiativeEdge {
    /// Where the list goes on after this row.
    pub cursor: String,
    /// The row.
    pub node: Initiative,
}

/// A page of a list of initiatives.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct InitiativeConnection {
    /// Where it ends.
    pub page_info: PageInfo,
    #[graphql(skip)]
    rows: Vec<InitiativeRow>,
    #[graphql(skip)]
    sort: Sort,
    #[graphql(skip)]
    filter: Option<Filter>,
}

impl InitiativeConnection {
    /// Loads one page.
    pub(crate) async fn load(
        ctx: &Context<'_>,
        filter: InitiativeFilter,
        sort: InitiativeSort,
        first: i32,
        after: Option<String>,
    ) -> Result<Self> {
        let sort = Sort::from(sort);
        let first = at_most(first);
        let mut rows = Vec::new();
        let filter = filter.read(ctx).await?;
        if let Some(filter) = &filter {
            // A cursor of another order, or none of ours, starts again from the top.
            let after = after.as_deref().and_then(Cursor::read).filter(|position| fits(sort, *position));
            let viewer = viewer(ctx).await?;
            rows = store::page(&app(ctx)?.database.read, &viewer, filter, sort, after, first)
                .await
                .map_err(|error| fault(error.into()))?;
        }
        let has_next_page = rows.len() as u64 > first;
        rows.truncate(usize::try_from(first).unwrap_or(usize::MAX));
        let end_cursor = rows.last().map(|row| Cursor::write(position(sort, row)));
        Ok(Self { page_info: PageInfo { has_next_page, end_cursor }, rows, sort, filter })
    }
}

#[ComplexObject]
impl InitiativeConnection {
    /// The rows, each with its cursor.
    async fn edges(&self) -> Vec<InitiativeEdge> {
        let sort = self.sort;
        let edge = |row: &InitiativeRow| InitiativeEdge {
            cursor: Cursor::write(position(sort, row)),
            node: row.clone().into(),
        };
        self.rows.iter().map(edge).collect()
    }

    /// The rows.
    async fn nodes(&self) -> Vec<Initiative> {
        self.rows.iter().cloned().map(Into::into).collect()
    }

    /// How many there are, up to 1,001: then there are more than a thousand. Counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let Some(filter) = &self.filter else { return Ok(0) };
        let viewer = viewer(ctx).await?;
        let count = store::count(&app(ctx)?.database.read, &viewer, filter, limits::COUNTED + 1)
            .await
            .map_err(|error| fault(error.into()))?;
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }
}

fn position(sort: Sort, row: &InitiativeRow) -> Position {
    match sort {
        Sort::Newest => Position::Newest(row.submitted_at, row.id),
        Sort::MostSupported => Position::MostSupported(row.support_count, row.id),
        Sort::SoonestDue => Position::SoonestDue(store::due(row), row.id),
    }
}

fn fits(sort: Sort, position: Position) -> bool {
    matches!(
        (sort, position),
        (Sort::Newest, Position::Newest(..))
            | (Sort::MostSupported, Position::MostSupported(..))
            | (Sort::SoonestDue, Position::SoonestDue(..))
    )
}

/// The worklist of a wijkteam in figures.
#[derive(SimpleObject, Clone, Copy, Debug)]
pub struct WorklistCounts {
    /// Nobody took it up yet.
    pub new: i32,
    /// Somebody of the wijkteam works on it.
    pub waiting_for_us: i32,
    /// The submitter was asked something.
    pub waiting_for_resident: i32,
    /// The promised day of the answer or, after a grant, of the accounts has passed.
    pub overdue: i32,
    /// The partners were asked for their view.
    pub to_decide: i32,
    /// Money or hours were promised.
    pub after_grant: i32,
}

impl WorklistCounts {
    /// The figures of one wijk, for who is in its wijkteam.
    pub(crate) async fn load(ctx: &Context<'_>, wijk_id: Uuid) -> Result<Option<Self>> {
        let member = signed_in(ctx).await?.is_some_and(|actor| actor.function_in(wijk_id).is_some());
        if !member {
            return Ok(None);
        }
        let app = app(ctx)?;
        let counts = store::counts(&app.database.read, wijk_id, local_date(app.clock.now()))
            .await
            .map_err(|error| fault(error.into()))?;
        let number = |count: i64| i32::try_from(count).unwrap_or(i32::MAX);
        Ok(Some(Self {
            new: number(counts.new_count),
            waiting_for_us: number(counts.ours),
            waiting_for_resident: number(counts.theirs),
            overdue: number(counts.overdue),
            to_decide: number(counts.to_decide),
            after_grant: number(counts.after_grant),
        }))
    }
}
