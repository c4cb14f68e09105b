//! Signing in and out: what is asked of the server, and what the rest of the app hears of it.

use crate::api::enums::*;
use crate::api::{self, Refusal, Trouble, mutate, operation};
use crate::browser;

operation!(pub(crate) RequestSignInCode, "src/people/request_sign_in_code.graphql");
operation!(pub(crate) SignIn, "src/people/sign_in.graphql");
operation!(pub(crate) SignOut, "src/people/sign_out.graphql");
operation!(pub(crate) SignOutEverywhere, "src/people/sign_out_everywhere.graphql");

/// Has a code mailed. The answer is the same for known and unknown addresses.
pub(crate) async fn request_code(email: &str, operation_id: String) -> Result<Vec<Refusal>, Trouble> {
    let input = request_sign_in_code::RequestSignInCodeInput { operation_id, email: email.to_owned() };
    Ok(mutate::<RequestSignInCode>(request_sign_in_code::Variables { input }).await?.refusals)
}

/// Signs in with the code from the mail.
pub(crate) async fn sign_in(email: &str, code: &str, operation_id: String) -> Result<Vec<Refusal>, Trouble> {
    let input = sign_in::SignInInput {
        operation_id,
        email: email.to_owned(),
        code: code.to_owned(),
        delivery: TokenDelivery::Cookie,
    };
    let refusals = mutate::<SignIn>(sign_in::Variables { input }).await?.refusals;
    if refusals.is_empty() {
        session_changed().await;
    }
    Ok(refusals)
}

/// Signs out, here or everywhere. What waits to be sent stays on the phone.
pub(crate) async fn sign_out(everywhere: bool) -> Result<(), Trouble> {
    let operation_id = browser::new_id();
    if everywhere {
        let input = sign_out_everywhere::SignOutEverywhereInput { operation_id };
        mutate::<SignOutEverywhere>(sign_out_everywhere::Variables { input }).await?;
    } else {
        let input = sign_out::SignOutInput { operation_id };
        mutate::<SignOut>(sign_out::Variables { input }).await?;
    }
    session_changed().await;
    Ok(())
}

/// Someone signed in or out: nothing that was kept for the one is shown to the other, in no tab.
pub(crate) async fn session_changed() {
    api::forget_all().await;
    browser::broadcast(super::session::SESSION_CHANGED);
}

/// The code as it was meant: people type and paste spaces with it.
pub(crate) fn code_in(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '\u{200b}')).collect()
}

/// Whether this can be an e-mail address. The server decides; this only catches what was forgotten.
pub(crate) fn looks_like_address(typed: &str) -> bool {
    let typed = typed.trim();
    let Some((name, host)) = typed.rsplit_once('@') else { return false };
    !name.is_empty()
        && !typed.chars().any(|c| c.is_whitespace() || c.is_control() || c == ',')
        && host.split('.').count() > 1
        && host.split('.').all(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_pasted_with_spaces() {
        assert_eq!(code_in(" 123 456\n"), "123456");
        assert_eq!(code_in("123-456"), "123456");
        assert_eq!(code_in("abc"), "abc");
    }

    #[test]
    fn what_was_forgotten_in_an_address_is_noticed() {
        for good in ["a@b.nl", " Anna.de-Vries+wijk@mail.example.org ", "\"x@y\"@b.nl"] {
            assert!(looks_like_address(good), "{good}");
        }
        for bad in [
            "",
            "anna",
            "anna@",
            "@b.nl",
            "anna@voorbeeld",
            "anna@voorbeeld.",
            "an na@b.nl",
            "a@b.nl, c@d.nl",
        ] {
            assert!(!looks_like_address(bad), "{bad}");
        }
    }
}
