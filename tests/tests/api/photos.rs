use serde_json::{Value, json};
use wdw_tests::{Scene, jpeg, jpeg_with_place, operation, plan, png_of};

#[tokio::test]
async fn a_photo_travels_with_an_initiative_and_everyone_sees_it() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let photo = operation();
    let picture = jpeg(2_400, 1_200, [200, 30, 30]);
    assert!(anna.uploads(photo, &picture).await.status.is_success());
    assert!(anna.uploads(photo, &picture).await.status.is_success(), "the same bytes twice are fine");
    let other = anna.uploads(photo, &jpeg(10, 10, [0, 0, 0])).await;
    assert_eq!((other.status.as_u16(), other.body["code"].as_str().is_some()), (409, true));

    let path = format!("/photos/{photo}");
    assert!(s.visitor().fetches(&path).await.is_none(), "not yet with anything public");
    let mut input = plan(&s.wijk("haveltermade").await);
    input["photoIds"] = json!([photo]);
    let id = anna.does("submitInitiative", input).await["id"].clone();
    let seen = s.visitor().sees(&id, "photos { url thumbnailUrl width height }").await;
    assert_eq!((&seen["photos"][0]["width"], &seen["photos"][0]["height"]), (&json!(1600), &json!(800)));
    assert!(s.visitor().fetches(&path).await.unwrap().starts_with(&[0xff, 0xd8]));
    let thumb = s.visitor().fetches(seen["photos"][0]["thumbnailUrl"].as_str().unwrap()).await.unwrap();
    let size = image::load_from_memory(&thumb).unwrap();
    assert_eq!((size.width(), size.height()), (320, 160));
}

#[tokio::test]
async fn nothing_of_the_camera_stays_in_a_photo() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let photo = operation();
    let sent = jpeg_with_place();
    assert!(sent.windows(4).any(|w| w == b"Exif") && sent.windows(3).any(|w| w == b"GPS"));
    assert!(anna.uploads(photo, &sent).await.status.is_success());
    for path in [format!("/photos/{photo}"), format!("/photos/{photo}?size=thumb")] {
        let kept = anna.fetches(&path).await.unwrap();
        assert!(!kept.windows(4).any(|w| w == b"Exif") && !kept.windows(3).any(|w| w == b"GPS"), "{path}");
    }
}

#[tokio::test]
async fn what_is_no_picture_is_refused_and_nothing_is_kept() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec();
    let mut html_in_jpeg = b"\xff\xd8\xff\xe0<html><script>alert(1)</script></html>".to_vec();
    html_in_jpeg.extend([0; 100]);
    for bytes in [vec![], b"hallo".to_vec(), svg, html_in_jpeg, b"GIF89a".to_vec(), vec![0xff, 0xd8, 0xff]] {
        let answer = anna.uploads(operation(), &bytes).await;
        assert!(matches!(answer.status.as_u16(), 400 | 415 | 422), "{} {:?}", answer.status, answer.body);
        assert!(answer.body["message"].as_str().is_some_and(|message| !message.is_empty()));
    }
    // A file that says it is enormous, and one that is too many bytes.
    let mut enormous = png_of(8, 8);
    enormous[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let answer = anna.uploads(operation(), &enormous).await;
    assert!(matches!(answer.status.as_u16(), 413 | 415 | 422), "{}", answer.status);
    let answer = anna.uploads(operation(), &vec![0xff; 12 * 1024 * 1024 + 1]).await;
    assert_eq!(answer.status.as_u16(), 413);
    assert_eq!(s.count("photo").await, 0);
}

#[tokio::test]
async fn only_who_is_signed_in_sends_photos_and_only_their_own_can_be_attached() {
    let s = Scene::meppel().await;
    let photo = operation();
    assert_eq!(s.visitor().uploads(photo, &jpeg(10, 10, [1, 2, 3])).await.status, 401);
    let (anna, bram) = (s.resident("anna").await, s.resident("bram").await);
    anna.uploads(photo, &jpeg(10, 10, [1, 2, 3])).await;
    let mut input = plan(&s.wijk("haveltermade").await);
    input["photoIds"] = json!([photo]);
    assert_eq!(bram.is_refused("submitInitiative", input.clone()).await, ["NOT_FOUND photoIds"]);
    assert_eq!(s.count("initiative").await, 0);
    anna.does("submitInitiative", input.clone()).await;
    input["operationId"] = json!(operation());
    assert_eq!(
        anna.is_refused("submitInitiative", input).await,
        ["NOT_FOUND photoIds"],
        "it hangs elsewhere already"
    );
}

#[tokio::test]
async fn a_hidden_photo_and_one_in_a_message_are_only_for_who_is_concerned() {
    let s = Scene::meppel().await;
    let anna = s.resident("anna").await;
    let (shown, sent) = (operation(), operation());
    anna.uploads(shown, &jpeg(20, 10, [1, 2, 3])).await;
    anna.uploads(sent, &jpeg(10, 20, [1, 2, 3])).await;
    let mut input = plan(&s.wijk("haveltermade").await);
    input["photoIds"] = json!([shown]);
    let id = anna.does("submitInitiative", input).await["id"].clone();
    anna.does("sendMessage", json!({ "initiativeId": id, "body": "Zie de foto", "photoIds": [sent] })).await;
    let agent = s.member("haveltermade", "WIJKAGENT").await;
    let path = |photo: uuid::Uuid| format!("/photos/{photo}");
    assert!(agent.fetches(&path(sent)).await.is_some());
    assert!(s.visitor().fetches(&path(sent)).await.is_none());
    let photo_id = format!("photo:{shown}");
    agent
        .does(
            "hideInitiative",
            json!({ "initiativeId": id, "photoId": photo_id, "reason": "Er staat iemand op" }),
        )
        .await;
    assert!(s.visitor().fetches(&path(shown)).await.is_none());
    assert_eq!(s.visitor().sees(&id, "photos { id }").await["photos"], json!([]));
    assert_eq!(
        anna.sees(&id, "photos { hiddenReason }").await["photos"][0]["hiddenReason"],
        "Er staat iemand op"
    );
    assert_eq!(
        s.visitor().sees(&id, "title").await["title"],
        "Pluktuin achter de flat",
        "the rest can be seen"
    );
    agent.does("unhideInitiative", json!({ "initiativeId": id, "photoId": photo_id })).await;
    assert!(s.visitor().fetches(&path(shown)).await.is_some());
    assert_eq!(s.visitor().fetches("/photos/geen-nummer").await, None);
    assert_eq!(s.visitor().sees(&id, "messages { id }").await["messages"], Value::Null);
}
