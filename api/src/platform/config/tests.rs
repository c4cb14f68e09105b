use super::*;

fn checked(change: impl FnOnce(&mut Settings)) -> Result<Config, ConfigError> {
    let mut settings = Settings::default();
    change(&mut settings);
    settings.check()
}

fn refusal(change: impl FnOnce(&mut Settings)) -> String {
    checked(change).unwrap_err().to_string()
}

fn production(settings: &mut Settings) {
    settings.mode = Some("production".to_owned());
    settings.public_url = Some("https://wijkwerk.example.nl".to_owned());
    settings.signing_keys = Some(format!("k1:{}", "s".repeat(48)));
    settings.smtp_url = Some("smtps://user:secret@mail.example.nl".to_owned());
    settings.mail_from = Some("Wijkwerk <wijkwerk@example.nl>".to_owned());
}

#[test]
fn without_any_setting_it_is_a_demo_for_this_machine_only() {
    let config = checked(|_| ()).unwrap();
    assert!(config.is_demo() && !config.is_https() && config.introspection);
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.public_url, "http://localhost:8080");
    assert_eq!(config.database_url.reveal(), "sqlite://data/wdw.sqlite");
}

#[test]
fn production_with_its_secrets_starts_and_shows_no_introspection() {
    let config = checked(production).unwrap();
    assert!(config.is_https() && !config.is_demo() && !config.introspection);
    assert_eq!(config.log_format, LogFormat::Json);
    let shown = format!("{config:?}");
    assert!(!shown.contains("ssss") && !shown.contains("secret@"), "{shown}");
}

#[test]
fn production_without_its_secrets_says_all_that_is_missing_at_once() {
    let said = refusal(|s| s.mode = Some("production".to_owned()));
    for name in ["WDW_PUBLIC_URL", "WDW_SIGNING_KEYS", "WDW_SMTP_URL", "WDW_MAIL_FROM"] {
        assert!(said.contains(&format!("{name} is missing")), "{said}");
    }
}

#[test]
fn production_refuses_what_is_not_safe() {
    let unsafe_in = |change: fn(&mut Settings)| {
        refusal(|settings| {
            production(settings);
            change(settings);
        })
    };
    assert!(unsafe_in(|s| s.public_url = Some("http://wijkwerk.example.nl".into())).contains("needs https"));
    assert!(unsafe_in(|s| s.smtp_url = Some("smtp://mail.example.nl".into())).contains("unencrypted"));
    assert!(unsafe_in(|s| s.signing_keys = Some("k1:short".into())).contains("too short"));
    assert!(unsafe_in(|s| s.metrics_token = Some("short".into())).contains("WDW_METRICS_TOKEN"));
}

#[test]
fn a_wrong_value_is_told_with_its_name_and_what_to_write() {
    type Change = fn(&mut Settings);
    let cases: [(Change, &str, &str); 10] = [
        (|s| s.mode = Some("prod".into()), "WDW_MODE", "demo or production"),
        (|s| s.listen = Some("8080".into()), "WDW_LISTEN", "127.0.0.1:8080"),
        (|s| s.public_url = Some("wijkwerk.nl".into()), "WDW_PUBLIC_URL", "https://"),
        (|s| s.public_url = Some("https://wijkwerk.nl/app".into()), "WDW_PUBLIC_URL", "without a path"),
        (|s| s.database_url = Some("mysql://x".into()), "WDW_DATABASE_URL", "postgres://"),
        (|s| s.database_url = Some("sqlite::memory:".into()), "WDW_DATABASE_URL", "Name a file"),
        (|s| s.trusted_proxies = Some("10.0.0.0/8, proxy".into()), "WDW_TRUSTED_PROXIES", "10.0.0.0/8"),
        (|s| s.introspection = Some("yes".into()), "WDW_INTROSPECTION", "true or false"),
        (|s| s.app_dir = Some("/nowhere".into()), "WDW_APP_DIR", "index.html"),
        (|s| s.codes_per_minute = Some("0".into()), "WDW_CODES_PER_MINUTE", "at least 1"),
    ];
    for (change, name, advice) in cases {
        let said = refusal(change);
        assert!(said.contains(name) && said.contains(advice), "{said}");
        assert!(said.ends_with('.'), "{said}");
    }
}

#[test]
fn keys_can_be_changed_and_have_different_names() {
    let two = format!("new:{},old:{}", "n".repeat(32), "o".repeat(32));
    let keys = checked(|s| s.signing_keys = Some(two)).unwrap().signing_keys;
    assert_eq!(keys.iter().map(|key| key.kid.as_str()).collect::<Vec<_>>(), ["new", "old"]);
    let twice = format!("k:{},k:{}", "n".repeat(32), "o".repeat(32));
    assert!(refusal(|s| s.signing_keys = Some(twice)).contains("twice"));
    assert!(refusal(|s| s.signing_keys = Some("x".repeat(40))).contains("without a name"));
    assert!(refusal(|s| s.signing_keys = Some(" , ".into())).contains("is empty"));
}

#[test]
fn a_file_gives_what_flags_and_environment_leave_open() {
    let folder = std::env::temp_dir().join(format!("wdw-config-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("settings.toml");
    std::fs::write(&file, "listen = \"[::]:9000\"\nintrospection = false\ncodes_per_minute = 3\n").unwrap();
    let named = |listen: Option<&str>| Settings {
        config: Some(file.display().to_string()),
        listen: listen.map(str::to_owned),
        data_dir: Some("  ".to_owned()),
        ..Settings::default()
    };
    let config = named(None).load().unwrap();
    assert_eq!(
        (config.listen.port(), config.introspection, config.limits.codes_per_minute),
        (9000, false, 3)
    );
    assert_eq!(config.data_dir, Path::new("data"), "blank is not set");
    assert_eq!(named(Some("127.0.0.1:1")).load().unwrap().listen.port(), 1);

    std::fs::write(&file, "listn = \"[::]:9000\"\n").unwrap();
    let said = named(None).load().unwrap_err().to_string();
    assert!(said.contains("there is no setting \u{201c}listn\u{201d}"), "{said}");
    std::fs::write(&file, "listen = [").unwrap();
    assert!(named(None).load().is_err());
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(named(None).load().unwrap_err().to_string().contains("there is no such file"));
}
