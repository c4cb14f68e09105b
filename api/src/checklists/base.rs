//! The checklists that come with the software. Each is added once, as a published first version, when there is none
//! of its name yet; what an installation changes afterwards stays.

use super::{files, store};
use crate::platform::Fault;
use crate::platform::database::WriteTransaction;

/// Name in an address and content.
const FILES: [(&str, &str); 4] = [
    ("schoon-heel-veilig-groen", include_str!("../../base/checklists/schoon-heel-veilig-groen.yaml")),
    ("avondschouw", include_str!("../../base/checklists/avondschouw.yaml")),
    ("ontmoeten-samenleven", include_str!("../../base/checklists/ontmoeten-samenleven.yaml")),
    ("toegankelijkheid", include_str!("../../base/checklists/toegankelijkheid.yaml")),
];

/// Adds the checklists that the database has not yet.
///
/// # Errors
/// When the database fails.
pub async fn plant(tx: &WriteTransaction) -> Result<(), Fault> {
    let known = store::slugs(tx).await?;
    for (slug, text) in FILES.iter().filter(|(slug, _)| !known.iter().any(|known| known == slug)) {
        let document = files::read(text)
            .map_err(|unreadable| Fault::Other(format!("base/checklists/{slug}.yaml: {unreadable:?}")))?;
        store::plant(tx, slug, &document).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::rules;
    use super::*;

    #[test]
    fn every_file_is_read_and_written_back_the_same() {
        for (slug, text) in FILES {
            let document = files::read(text).unwrap();
            assert_eq!(rules::check(&document), vec![], "{slug}");
            assert_eq!(rules::tidied(document.clone()), document, "{slug}");
            assert_eq!(files::read(&files::yaml(&document).unwrap()), Ok(document.clone()), "{slug}");
            assert_eq!(files::read(&serde_json::to_string(&document).unwrap()), Ok(document), "{slug}");
        }
    }
}
