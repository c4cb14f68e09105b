use sea_orm::{ConnectionTrait as _, Database};

use super::Error;

/// A new, empty PostgreSQL database next to the one that `WDW_TEST_DATABASE` names; `None` for SQLite.
pub(crate) async fn of_its_own(name: &str) -> Result<Option<String>, Error> {
    let Ok(server) = std::env::var("WDW_TEST_DATABASE") else { return Ok(None) };
    if !server.starts_with("postgres") {
        return Ok(None);
    }
    let name = format!("wdw_{}", name.replace('-', ""));
    let connection = Database::connect(server.as_str()).await?;
    connection.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
    connection.close().await?;
    let (before, options) = server.split_once('?').map_or((server.as_str(), None), |(a, b)| (a, Some(b)));
    let (host, _) = before.rsplit_once('/').ok_or("WDW_TEST_DATABASE names no database")?;
    Ok(Some(options.map_or(format!("{host}/{name}"), |options| format!("{host}/{name}?{options}"))))
}
