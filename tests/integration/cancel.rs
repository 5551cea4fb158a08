//! Long work says how far it is, and stops when it is told to.

use std::sync::{Arc, Mutex, mpsc};

use api::{Core, ErrorCode};
use serde_json::json;

use crate::room::parsed;

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_is_cancelled_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let core = Arc::new(Core::open(&folder.path().join("library.galley")).unwrap());
    let source = folder.path().join("source.txt");
    std::fs::write(&source, "ADA: 00:01 A line.\n\nBO: 00:02 Another.\n").unwrap();

    // The work waits in the middle until it is cancelled, so that the order is no matter of luck.
    let (reached, in_the_middle) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel();
    let may_go_on = Mutex::new(may_go_on);
    let report = move |progress: api::Progress| {
        if progress.what == "Recognising turns" {
            reached.send(progress).unwrap();
            may_go_on.lock().unwrap().recv().unwrap();
        }
    };
    let work =
        Arc::clone(&core).dispatch("import_file".to_owned(), json!({ "path": source }), report);
    let work = tokio::spawn(work);
    let progress = tokio::task::spawn_blocking(move || in_the_middle.recv().unwrap());
    let progress = progress.await.unwrap();
    assert!(0 < progress.done && progress.done < progress.total, "{progress:?}");
    Arc::clone(&core).dispatch("cancel".to_owned(), json!({}), |_| {}).await.unwrap();
    go_on.send(()).unwrap();
    assert_eq!(work.await.unwrap().unwrap_err().code, ErrorCode::Cancelled);

    let library = Arc::clone(&core).dispatch("list_documents".to_owned(), json!({}), |_| {});
    assert_eq!(parsed(&library.await.unwrap())["documents"], json!([]));
    // What comes next is not cancelled with it.
    let again = core.dispatch("import_file".to_owned(), json!({ "path": source }), |_| {});
    assert_eq!(parsed(&again.await.unwrap())["transcript"]["turns"][0]["text"], "A line.");
}
