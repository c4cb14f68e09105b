//! What an operator can do: `wdw serve | migrate | demo | schema`.

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::demo::{self, Scale};
use crate::platform::clock::Clock;
use crate::platform::config::{Config, ConfigError, LogFormat, Settings};
use crate::platform::ids::Ids;
use crate::platform::jobs::Registry;
use crate::platform::{App, Executor, Fault};
use crate::{decisions, graphql, http, initiatives};

/// Wijkwerk: residents and professionals of a municipality improve their wijk together.
#[derive(Debug, Parser)]
#[command(name = "wdw", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the app and its API. A demo first makes and fills its database when that is empty.
    Serve(Box<Settings>),
    /// Bring the database up to this version and, when it is new, give it the base data of the municipality.
    Migrate(Box<Settings>),
    /// Fill an empty database with made-up people and initiatives, the same ones every time.
    Demo {
        /// How much: only people, meppel (7 wijken), province (20 times as much) or country (400 times).
        #[arg(long, value_enum, default_value_t = Scale::Meppel)]
        scale: Scale,
        #[command(flatten)]
        settings: Box<Settings>,
    },
    /// Print the GraphQL schema.
    Schema,
}

/// Why the program stopped.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{0}")]
    Config(#[from] ConfigError),
    #[error("{0}")]
    Fault(#[from] Fault),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Fault(error.into())
    }
}

/// Does what the command line asks for.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match done(arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "{failure}");
            // As clap does for a wrong argument.
            ExitCode::from(if matches!(failure, Failure::Config(_)) { 2 } else { 1 })
        }
    }
}

fn done(command: Command) -> Result<(), Failure> {
    match command {
        Command::Schema => Ok(std::io::stdout().write_all(graphql::sdl().as_bytes())?),
        Command::Serve(settings) => with_runtime(*settings, serve),
        Command::Migrate(settings) => with_runtime(*settings, migrate),
        Command::Demo { scale, settings } => with_runtime(*settings, move |config| fill(config, scale)),
    }
}

fn with_runtime<W>(settings: Settings, work: impl FnOnce(Config) -> W) -> Result<(), Failure>
where
    W: Future<Output = Result<(), Failure>>,
{
    let config = settings.load()?;
    start_log(config.log_format);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(work(config))
}

fn start_log(format: LogFormat) {
    // Statements of the database and of its migrations are no news.
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sea_orm_migration=warn"));
    let colours = std::io::stderr().is_terminal();
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => log.compact().with_target(false).init(),
        LogFormat::Json => log.json().init(),
    }
}

async fn open(config: Config) -> Result<Arc<App>, Failure> {
    let clock = Clock::system();
    let ids =
        Ids::system(clock.clone()).map_err(|error| Fault::Other(format!("no random bytes: {error}")))?;
    let schema = Executor::new(graphql::schema(config.introspection));
    Ok(App::open(config, clock, ids, schema).await?)
}

async fn migrate(config: Config) -> Result<(), Failure> {
    let app = open(config).await?;
    app.database.migrate().await.map_err(Fault::from)?;
    demo::load_base_data(&app).await?;
    app.database.clone().close().await.map_err(Fault::from)?;
    say("The database is up to date.")
}

async fn fill(config: Config, scale: Scale) -> Result<(), Failure> {
    let app = open(config).await?;
    app.database.migrate().await.map_err(Fault::from)?;
    if !demo::is_empty(&app).await? {
        let told = "There is data in this database already. Name an empty one with WDW_DATABASE_URL or WDW_DATA_DIR.";
        return Err(Fault::Other(told.to_owned()).into());
    }
    demo::fill(&app, scale).await?;
    app.database.clone().close().await.map_err(Fault::from)?;
    say("The database is filled.")
}

async fn serve(config: Config) -> Result<(), Failure> {
    http::start_counting()?;
    let address = config.listen;
    // Before anything is made: a second server on the same port should not touch the data.
    let listener = TcpListener::bind(address).await.map_err(|error| {
        Fault::Other(format!(
            "WDW_LISTEN: {address} cannot be used: {error}. Stop the other program, or choose another port."
        ))
    })?;
    let app = open(config).await?;
    if app.config.is_demo() {
        app.database.migrate().await.map_err(Fault::from)?;
        if demo::is_empty(&app).await? {
            demo::fill(&app, Scale::Meppel).await?;
        }
        say(&demo_welcome(&app).await?)?;
    } else if !app.database.ready().await.map_err(Fault::from)? {
        return Err(
            Fault::Other("The database is not up to date. Run `wdw migrate` first.".to_owned()).into()
        );
    }
    tracing::info!(%address, url = app.config.public_url, "serving");
    Ok(http::serve(app, listener, jobs(), told_to_stop()).await?)
}

/// All background work: the platform's own, and what each capability adds.
fn jobs() -> Registry {
    decisions::actions::register_jobs(initiatives::actions::register_jobs(Registry::new()))
}

/// Where it is and how to come in, for who sees it for the first time.
async fn demo_welcome(app: &App) -> Result<String, Fault> {
    let url = &app.config.public_url;
    let people = demo::people(app).await?;
    let width = people.iter().map(|person| person.role.chars().count()).max().unwrap_or_default();
    let listed: Vec<String> =
        people.iter().map(|person| format!("    {:width$}  {}", person.role, person.email)).collect();
    Ok(format!(
        "\nWijkwerk is at {url}\n\nTo sign in: ask for a code with one of these addresses, and read it at \
         {url}{}\n{}\n    {:width$}  any other address\n",
        http::mailbox::PATH,
        listed.join("\n"),
        "somebody new",
    ))
}

/// Ctrl-C, or the signal that service managers send.
async fn told_to_stop() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
    tracing::info!("stopping");
}

fn say(text: &str) -> Result<(), Failure> {
    Ok(writeln!(std::io::stdout(), "{text}")?)
}
