use chrono::TimeDelta;
use serde_json::{Value, json};
use wdw_tests::{Scene, code_in, operation, refusals};

const WHO: &str = "{ viewer { person { email } sessions { device current } } }";

#[tokio::test]
async fn a_code_by_mail_signs_in_and_cookies_keep_it() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let who = anna.ask(WHO, Value::Null).await;
    assert_eq!(who["viewer"]["person"]["email"], "anna@bewoner.example");
    assert_eq!(who["viewer"]["sessions"].as_array().unwrap().len(), 1);
    assert_eq!(s.visitor().ask(WHO, Value::Null).await["viewer"], Value::Null);
}

#[tokio::test]
async fn known_and_unknown_addresses_get_the_same_answer() {
    let s = Scene::meppel().await;
    s.resident("anna").await;
    let visitor = s.visitor();
    let known = visitor.request_code("anna@bewoner.example").await;
    let unknown = visitor.request_code("niemand@bewoner.example").await;
    assert_eq!(known, unknown);
    let (one, two) =
        (s.last_mail("anna@bewoner.example").await, s.last_mail("niemand@bewoner.example").await);
    assert_eq!(one.replace(&code_in(&one), ""), two.replace(&code_in(&two), ""));
    let known = visitor.try_code("anna@bewoner.example", "000000").await;
    let unknown = visitor.try_code("niemand@bewoner.example", "000000").await;
    assert_eq!(known, unknown);
}

#[tokio::test]
async fn five_wrong_codes_and_the_right_one_no_longer_works() {
    let s = Scene::meppel().await;
    let visitor = s.visitor();
    visitor.request_code("anna@bewoner.example").await;
    let right = code_in(&s.last_mail("anna@bewoner.example").await);
    let wrong = if right == "111111" { "222222" } else { "111111" };
    for _ in 0..5 {
        assert_eq!(refusals(&visitor.try_code("anna@bewoner.example", wrong).await), ["CODE_WRONG code"]);
    }
    assert_eq!(refusals(&visitor.try_code("anna@bewoner.example", &right).await), ["CODE_EXPIRED code"]);
}

#[tokio::test]
async fn the_fifth_try_may_still_be_the_right_one() {
    let s = Scene::meppel().await;
    let visitor = s.visitor();
    visitor.request_code("anna@bewoner.example").await;
    let right = code_in(&s.last_mail("anna@bewoner.example").await);
    for _ in 0..4 {
        visitor.try_code("anna@bewoner.example", if right == "111111" { "222222" } else { "111111" }).await;
    }
    assert_eq!(visitor.try_code("anna@bewoner.example", &right).await["refusals"], json!([]));
}

#[tokio::test]
async fn fifty_wrong_codes_at_once_are_not_more_than_five() {
    let s = Scene::meppel().await;
    let visitor = s.visitor();
    visitor.request_code("anna@bewoner.example").await;
    let right: u32 = code_in(&s.last_mail("anna@bewoner.example").await).parse().unwrap();
    let tries = (1..=50).map(|more| {
        let (visitor, code) = (visitor.clone(), format!("{:06}", (right + more) % 1_000_000));
        tokio::spawn(async move { refusals(&visitor.try_code("anna@bewoner.example", &code).await) })
    });
    let mut looked_at = 0;
    for attempt in tries.collect::<Vec<_>>() {
        if attempt.await.unwrap() == ["CODE_WRONG code"] {
            looked_at += 1;
        }
    }
    assert!(looked_at <= 5, "{looked_at} codes were compared");
}

#[tokio::test]
async fn an_old_code_no_longer_works_and_a_used_one_neither() {
    let s = Scene::meppel().await;
    let visitor = s.visitor();
    visitor.request_code("anna@bewoner.example").await;
    let code = code_in(&s.last_mail("anna@bewoner.example").await);
    s.later(TimeDelta::minutes(15));
    assert_eq!(refusals(&visitor.try_code("anna@bewoner.example", &code).await), ["CODE_EXPIRED code"]);
    visitor.request_code("anna@bewoner.example").await;
    let code = code_in(&s.last_mail("anna@bewoner.example").await);
    assert_eq!(visitor.try_code("anna@bewoner.example", &code).await["refusals"], json!([]));
    assert_eq!(refusals(&s.visitor().try_code("anna@bewoner.example", &code).await), ["CODE_EXPIRED code"]);
}

#[tokio::test]
async fn an_address_gets_a_few_codes_and_then_waits() {
    let s = Scene::meppel().await;
    let visitor = s.visitor();
    for _ in 0..4 {
        assert_eq!(visitor.request_code("anna@bewoner.example").await["sent"], true);
    }
    assert_eq!(refusals(&visitor.request_code("anna@bewoner.example").await), ["RATE_LIMITED email"]);
    assert_eq!(visitor.request_code("bram@bewoner.example").await["sent"], true);
    s.later(TimeDelta::minutes(16));
    assert_eq!(visitor.request_code("anna@bewoner.example").await["sent"], true);
}

#[tokio::test]
async fn one_client_address_is_slowed_down_and_told_for_how_long() {
    let s = Scene::with(|config| config.limits.codes_per_minute = 3).await;
    let mutation = "mutation($i: RequestSignInCodeInput!) { requestSignInCode(input: $i) { sent } }";
    let mut last = None;
    for number in 0..4 {
        let input = json!({ "operationId": operation(), "email": format!("iemand{number}@bewoner.example") });
        last = Some(s.visitor().send(&json!({ "query": mutation, "variables": { "i": input } })).await);
    }
    let last = last.unwrap();
    assert_eq!(last.status, 429);
    assert!(last.headers.contains_key("retry-after"));
    assert!(last.body["errors"][0]["message"].as_str().unwrap().starts_with("Je hebt dit te vaak"));
}

#[tokio::test]
async fn what_is_no_address_or_no_code_is_refused_at_its_field() {
    let s = Scene::meppel().await;
    let visitor = s.visitor();
    assert_eq!(refusals(&visitor.request_code("").await), ["REQUIRED email"]);
    for email in ["anna", "anna@@example.nl", "a\u{0}@example.nl", &format!("{}@example.nl", "a".repeat(300))]
    {
        assert_eq!(refusals(&visitor.request_code(email).await), ["BAD_FORMAT email"]);
    }
    assert_eq!(refusals(&visitor.try_code("anna", "12").await), ["BAD_FORMAT email", "BAD_FORMAT code"]);
}

#[tokio::test]
async fn an_expired_token_is_told_from_nobody_and_the_refresh_brings_it_back() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    s.later(TimeDelta::minutes(11));
    let answer = anna.send(&json!({ "query": WHO })).await;
    assert_eq!(answer.status, 401);
    assert_eq!(answer.body["errors"][0]["extensions"]["code"], "SESSION_EXPIRED");
    let refresh = "mutation { refreshSession(input: {}) { viewer { person { email } } refusals { code } } }";
    let back = anna.ask(refresh, Value::Null).await;
    assert_eq!(back["refreshSession"]["viewer"]["person"]["email"], "anna@bewoner.example");
    assert_eq!(anna.ask(WHO, Value::Null).await["viewer"]["person"]["email"], "anna@bewoner.example");
    let nobody = s.visitor().ask(refresh, Value::Null).await;
    assert_eq!(nobody["refreshSession"]["refusals"][0]["code"], "SIGN_IN_REQUIRED");
}

async fn bearer(s: &Scene, email: &str) -> (String, String) {
    s.visitor().request_code(email).await;
    let code = code_in(&s.last_mail(email).await);
    let input = json!({ "operationId": operation(), "email": email, "code": code, "delivery": "BEARER" });
    let mutation = "mutation($i: SignInInput!) { signIn(input: $i) { tokens { accessToken refreshToken } } }";
    let done = s.visitor().ask(mutation, json!({ "i": input })).await;
    let tokens = &done["signIn"]["tokens"];
    (tokens["accessToken"].as_str().unwrap().to_owned(), tokens["refreshToken"].as_str().unwrap().to_owned())
}

async fn refresh(s: &Scene, token: &str) -> Option<(String, String)> {
    let mutation = "mutation($t: String) { refreshSession(input: { refreshToken: $t }) \
                    { tokens { accessToken refreshToken } } }";
    let done = s.visitor().ask(mutation, json!({ "t": token })).await;
    let tokens = &done["refreshSession"]["tokens"];
    Some((tokens["accessToken"].as_str()?.to_owned(), tokens["refreshToken"].as_str()?.to_owned()))
}

async fn email_of(s: &Scene, token: &str) -> (u16, Value) {
    let token = token.to_owned();
    let answer = s
        .visitor()
        .raw(|client, url| {
            client.post(format!("{url}/graphql")).bearer_auth(token).json(&json!({ "query": WHO }))
        })
        .await;
    (answer.status.as_u16(), answer.body["data"]["viewer"]["person"]["email"].clone())
}

#[tokio::test]
async fn scripts_get_a_bearer_token_and_no_cookie() {
    let s = Scene::meppel().await;
    let (access, again) = bearer(&s, "anna@bewoner.example").await;
    assert_eq!(email_of(&s, &access).await, (200, json!("anna@bewoner.example")));
    let (access, _) = refresh(&s, &again).await.unwrap();
    assert_eq!(email_of(&s, &access).await, (200, json!("anna@bewoner.example")));
}

#[tokio::test]
async fn a_refresh_token_that_comes_back_late_ends_the_whole_session() {
    let s = Scene::meppel().await;
    let (_, first) = bearer(&s, "anna@bewoner.example").await;
    let (_, second) = refresh(&s, &first).await.unwrap();
    // A lost answer: the same token, a moment later, is fine.
    s.later(TimeDelta::seconds(30));
    assert!(refresh(&s, &first).await.is_some());
    s.later(TimeDelta::seconds(31));
    assert!(refresh(&s, &first).await.is_none(), "stolen or not, it ends here");
    assert!(refresh(&s, &second).await.is_none(), "and so does what came of it");
    assert!(refresh(&s, "verzonnen").await.is_none());
}

#[tokio::test]
async fn tokens_that_were_tampered_with_do_not_count() {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
    let s = Scene::meppel().await;
    let (good, _) = bearer(&s, "anna@bewoner.example").await;
    let parts: Vec<&str> = good.split('.').collect();
    let none = BASE64.encode(r#"{"alg":"none","typ":"JWT","kid":"demo"}"#);
    let hs512 = BASE64.encode(r#"{"alg":"HS512","typ":"JWT","kid":"demo"}"#);
    for token in [
        format!("{none}.{}.", parts[1]),
        format!("{none}.{}.{}", parts[1], parts[2]),
        format!("{hs512}.{}.{}", parts[0], parts[2]),
        format!("{}.{}.{}", parts[0], parts[1], "A".repeat(43)),
        format!("{}.{}.{}", parts[0], BASE64.encode(r#"{"sub":"x"}"#), parts[2]),
        "x.y.z".to_owned(),
    ] {
        assert_eq!(email_of(&s, &token).await, (401, Value::Null), "{token}");
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_at_once_also_for_a_copied_token() {
    let s = Scene::meppel().await;
    let (access, again) = bearer(&s, "anna@bewoner.example").await;
    let out = "mutation($o: UUID!) { signOut(input: { operationId: $o }) { done } }";
    let token = access.clone();
    let body = json!({ "query": out, "variables": { "o": operation() } });
    let done = s
        .visitor()
        .raw(|client, url| client.post(format!("{url}/graphql")).bearer_auth(token).json(&body))
        .await;
    assert_eq!(done.body["data"]["signOut"]["done"], true);
    assert_eq!(email_of(&s, &access).await, (401, Value::Null));
    assert!(refresh(&s, &again).await.is_none());
}

#[tokio::test]
async fn signing_out_everywhere_ends_other_devices_too() {
    let s = Scene::meppel().await;
    let (phone, laptop) = (s.resident("anna").await, s.resident("anna").await);
    assert_eq!(phone.ask(WHO, Value::Null).await["viewer"]["sessions"].as_array().unwrap().len(), 2);
    let out = "mutation($o: UUID!) { signOutEverywhere(input: { operationId: $o }) { done } }";
    phone.ask(out, json!({ "o": operation() })).await;
    assert_eq!(laptop.send(&json!({ "query": WHO })).await.status, 401);
    assert_eq!(phone.ask(WHO, Value::Null).await["viewer"], Value::Null);
}

#[tokio::test]
async fn one_device_can_be_signed_out_from_another_and_not_by_others() {
    let s = Scene::meppel().await;
    let (phone, laptop, bram) =
        (s.resident("anna").await, s.resident("anna").await, s.resident("bram").await);
    let sessions = phone.ask("{ viewer { sessions { id current } } }", Value::Null).await;
    let list = sessions["viewer"]["sessions"].as_array().unwrap().clone();
    let other = list.iter().find(|session| session["current"] == false).unwrap();
    let end = "mutation($i: EndSessionInput!) { endSession(input: $i) { refusals { code field } } }";
    let input = || json!({ "i": { "operationId": operation(), "sessionId": other["id"] } });
    assert_eq!(bram.ask(end, input()).await["endSession"]["refusals"][0]["code"], "NOT_FOUND");
    assert_eq!(phone.ask(end, input()).await["endSession"]["refusals"], json!([]));
    assert_eq!(laptop.send(&json!({ "query": WHO })).await.status, 401);
    assert_eq!(phone.ask(WHO, Value::Null).await["viewer"]["person"]["email"], "anna@bewoner.example");
}

#[tokio::test]
async fn a_lost_answer_to_signing_in_can_be_asked_for_again() {
    let s = Scene::meppel().await;
    let visitor = s.visitor();
    visitor.request_code("anna@bewoner.example").await;
    let code = code_in(&s.last_mail("anna@bewoner.example").await);
    let input = json!({ "operationId": operation(), "email": "anna@bewoner.example", "code": code });
    let mutation =
        "mutation($i: SignInInput!) { signIn(input: $i) { viewer { person { email } } refusals { code } } }";
    for _ in 0..3 {
        let done = visitor.ask(mutation, json!({ "i": input })).await;
        assert_eq!(done["signIn"]["viewer"]["person"]["email"], "anna@bewoner.example");
    }
    assert_eq!(s.count("session").await, 1);
    s.later(TimeDelta::minutes(16));
    let late = s.visitor().ask(mutation, json!({ "i": input })).await;
    assert_eq!(late["signIn"]["refusals"][0]["code"], "CODE_EXPIRED");
}
