//! What a device is called in the list of sessions: enough to recognise it, not a version more.

use wdw_contract::texts::server as texts;

/// Longest name that is kept of a program that is not a browser.
const PROGRAM: usize = 40;

/// A name such as "Firefox op Android" from a `User-Agent`.
pub(super) fn name(user_agent: Option<&str>) -> String {
    let Some(agent) = user_agent.filter(|agent| !agent.trim().is_empty()) else {
        return texts::device_unknown().to_owned();
    };
    match (browser(agent), system(agent)) {
        (Some(browser), Some(system)) => texts::device(browser, system),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => program(agent),
    }
}

/// The order matters: every browser also claims to be the ones it descends from.
fn browser(agent: &str) -> Option<&'static str> {
    const NAMES: [(&str, &str); 11] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("DuckDuckGo/", "DuckDuckGo"),
        ("Vivaldi/", "Vivaldi"),
        ("FxiOS/", "Firefox"),
        ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Chromium/", "Chromium"),
        ("Safari/", "Safari"),
    ];
    NAMES.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
}

fn system(agent: &str) -> Option<&'static str> {
    const NAMES: [(&str, &str); 8] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Macintosh", "Mac"),
        ("Mac OS X", "Mac"),
        ("Linux", "Linux"),
    ];
    NAMES.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
}

/// The first word of what a script calls itself, without its version.
fn program(agent: &str) -> String {
    let word = agent.split(['/', ' ']).next().unwrap_or_default();
    let plain: String = word.chars().filter(|sign| !sign.is_control()).take(PROGRAM).collect();
    if plain.is_empty() { texts::device_unknown().to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_recognises_the_device() {
        let cases = [
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile \
                 Safari/537.36",
                "Chrome op Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/18.5 Mobile/15E148 Safari/604.1",
                "Safari op iPhone",
            ),
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge op Windows"),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox op Linux"),
            ("curl/8.5.0", "curl"),
            ("\u{1f600}".repeat(9).as_str(), &"\u{1f600}".repeat(9)),
            ("  ", "Onbekend apparaat"),
        ]
        .map(|(agent, name)| (agent.to_owned(), name.to_owned()));
        for (agent, expected) in cases {
            assert_eq!(name(Some(&agent)), expected);
        }
        assert_eq!(name(None), "Onbekend apparaat");
    }

    #[test]
    fn a_long_or_strange_name_does_no_harm() {
        assert_eq!(name(Some(&"x".repeat(10_000))).len(), PROGRAM);
        assert_eq!(name(Some("\u{1}\u{2}/1")), "Onbekend apparaat");
    }
}
