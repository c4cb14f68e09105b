//! Which addresses are pages of the app; every other one is not there. The same list as `pwa/src/routes.rs`.

/// `*` is one segment of any text.
const PAGES: [&str; 35] = [
    "/",
    "/wijk-kiezen",
    "/wijken/*",
    "/wijken/*/mandaten",
    "/ideeen",
    "/ideeen/*",
    "/ideeen/*/*",
    "/idee-indienen",
    "/idee-indienen/*",
    "/werklijst",
    "/werklijst/*",
    "/werklijst/*/*",
    "/budget",
    "/budget/*",
    "/budget/*/*",
    "/besluiten",
    "/besluiten/*",
    "/besluiten/*/*",
    "/wijkschouw",
    "/wijkschouw/*",
    "/wijkschouw/*/*",
    "/checklists",
    "/checklists/*",
    "/checklists/*/*",
    "/opvolging",
    "/opvolging/*",
    "/opvolging/*/*",
    "/ik",
    "/ik/*",
    "/kaders",
    "/kaders/*",
    "/kaders/*/*",
    "/toegankelijkheid",
    "/privacy",
    "/over",
];

/// Pages that only a demo has.
const DEMO_PAGES: [&str; 1] = ["/_ui"];

/// Whether the app has a page at `path`.
pub(super) fn is_page(path: &str, demo: bool) -> bool {
    let path = path.strip_suffix('/').filter(|path| !path.is_empty() && !path.ends_with('/')).unwrap_or(path);
    let demo_pages = if demo { DEMO_PAGES.as_slice() } else { &[] };
    PAGES.iter().chain(demo_pages).any(|pattern| fits(pattern, path))
}

fn fits(pattern: &str, path: &str) -> bool {
    let mut segments = path.split('/');
    let all = pattern.split('/').all(|wanted| {
        segments.next().is_some_and(|segment| wanted == segment || (wanted == "*" && !segment.is_empty()))
    });
    all && segments.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::is_page;

    #[test]
    fn pages_of_the_app_are_known_and_others_are_not() {
        for page in [
            "/",
            "/ideeen",
            "/ideeen/",
            "/ideeen/W-7KQ2M9",
            "/ideeen/W-7KQ2M9/aanvullen",
            "/ik/sessies",
            "/over",
        ] {
            assert!(is_page(page, false), "{page}");
        }
        for other in
            ["/ideen", "/ideeen//", "/ideeen/a/b/c", "/wp-login.php", "/.env", "//", "///", "", "/over/ons"]
        {
            assert!(!is_page(other, true), "{other}");
        }
        assert!(is_page("/_ui", true) && !is_page("/_ui", false));
    }

    #[test]
    fn the_list_is_the_same_as_the_apps() {
        let routes = include_str!("../../../pwa/src/routes.rs");
        let paths =
            routes.lines().filter_map(|line| line.trim().strip_prefix("#[at(\"")?.strip_suffix("\")]"));
        for path in paths.filter(|path| *path != "/404") {
            let example: Vec<&str> =
                path.split('/').map(|part| if part.starts_with(':') { "x" } else { part }).collect();
            assert!(is_page(&example.join("/"), true), "{path}");
        }
    }
}
