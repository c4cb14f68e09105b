//! What a letter is and how it looks: once as plain text, once as simple HTML that every reader can show.

/// A letter, before it has a look. All texts come from the word lists; what people typed is escaped here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Which letter this is, such as `sign_in_code`.
    pub kind: &'static str,
    /// The address it goes to.
    pub to: String,
    /// What stands in the list of mails.
    pub subject: String,
    /// The first line: "Dag Anna,".
    pub greeting: String,
    /// The message. A line break within a paragraph stays one.
    pub paragraphs: Vec<String>,
    /// One thing to do: what the button says and where it goes.
    pub action: Option<(String, String)>,
    /// The last lines: "Met groet, …".
    pub closing: String,
}

/// A letter as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// For readers that want plain text.
    pub text: String,
    /// For all others.
    pub html: String,
}

const BODY: &str = "margin:0;padding:0;background:#fcfcfc;color:#1b1b1b";
const SHEET: &str = "max-width:36rem;margin:0 auto;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',\
                     Roboto,Arial,sans-serif";
const BUTTON: &str = "display:inline-block;padding:12px 16px;border-radius:4px;background:#1b59a4;color:#ffffff;\
                      font-weight:bold;text-decoration:none";
const CODE: &str = "font:bold 28px/1.25 ui-monospace,Menlo,Consolas,monospace;letter-spacing:4px";

impl Letter {
    /// Gives the letter its look.
    #[must_use]
    pub fn render(&self) -> Rendered {
        Rendered { text: self.text(), html: self.html() }
    }

    fn text(&self) -> String {
        let action = self.action.iter().map(|(label, url)| format!("{label}:\n{url}"));
        let mut parts = vec![self.greeting.clone()];
        parts.extend(self.paragraphs.iter().cloned());
        parts.extend(action);
        parts.push(self.closing.clone());
        parts.retain(|part| !part.trim().is_empty());
        parts.join("\n\n") + "\n"
    }

    fn html(&self) -> String {
        let mut body = paragraph(&self.greeting);
        for text in &self.paragraphs {
            body += &if is_code(text) { code(text) } else { paragraph(text) };
        }
        if let Some((label, url)) = &self.action {
            let (label, url) = (escape(label), escape(url));
            body += &format!("<p><a href=\"{url}\" style=\"{BUTTON}\">{label}</a></p>\n");
        }
        body += &paragraph(&self.closing);
        let title = escape(&self.subject);
        format!(
            "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
             content=\"width=device-width\">\n<title>{title}</title>\n</head>\n<body style=\"{BODY}\">\n<div \
             style=\"{SHEET}\">\n{body}</div>\n</body>\n</html>\n"
        )
    }
}

/// A paragraph of digits only is a code: easy to read and to copy.
fn is_code(text: &str) -> bool {
    text.len() >= 4 && text.bytes().all(|b| b.is_ascii_digit())
}

fn code(text: &str) -> String {
    format!("<p style=\"{CODE}\">{text}</p>\n")
}

fn paragraph(text: &str) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    format!("<p>{}</p>\n", escape(text).replace('\n', "<br>\n"))
}

/// `text` with nothing left that HTML reads as markup, in content and in quoted attributes.
#[must_use]
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        Letter {
            kind: "question",
            to: "anna@example.nl".to_owned(),
            subject: "Vraag over je idee <b>Tuin</b>".to_owned(),
            greeting: "Dag Anna,".to_owned(),
            paragraphs: vec![
                "Het wijkteam vraagt:\nHoe groot & waar?".to_owned(),
                "<script>alert('x')</script>".to_owned(),
            ],
            action: Some(("Geef antwoord".to_owned(), "https://wijkwerk.example/i/W-1?a=1&b=\"2".to_owned())),
            closing: "Met groet,\nhet wijkteam".to_owned(),
        }
    }

    #[test]
    fn the_text_has_everything_in_reading_order() {
        assert_eq!(
            letter().render().text,
            "Dag Anna,\n\nHet wijkteam vraagt:\nHoe groot & waar?\n\n<script>alert('x')</script>\n\nGeef \
             antwoord:\nhttps://wijkwerk.example/i/W-1?a=1&b=\"2\n\nMet groet,\nhet wijkteam\n"
        );
    }

    #[test]
    fn the_html_shows_what_people_typed_and_never_runs_it() {
        let html = letter().render().html;
        assert!(html.contains("<html lang=\"nl\">"));
        assert!(html.contains("<title>Vraag over je idee &lt;b&gt;Tuin&lt;/b&gt;</title>"));
        assert!(html.contains("Hoe groot &amp; waar?"));
        assert!(html.contains("Het wijkteam vraagt:<br>\nHoe"));
        assert!(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
        assert!(!html.contains("<script"));
        assert!(html.contains("href=\"https://wijkwerk.example/i/W-1?a=1&amp;b=&quot;2\""));
    }

    #[test]
    fn a_code_stands_out_and_empty_parts_leave_no_hole() {
        let letter = Letter {
            paragraphs: vec!["Je code is:".to_owned(), "012345".to_owned(), String::new()],
            action: None,
            ..letter()
        };
        let Rendered { text, html } = letter.render();
        assert!(html.contains("letter-spacing:4px\">012345</p>"));
        assert!(!html.contains("<p></p>"));
        assert!(!text.contains("\n\n\n"));
    }
}
