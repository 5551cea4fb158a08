//! The open library and the transcripts that are open in it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use proof::Editor;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};
use store::{DocumentId, Library, UnixMs};

use crate::decided::{LeftAlone, decided};
use crate::session::Session;
use crate::wire::{Settings, Update};
use crate::{ApiError, Cancel, Progress, Task, WireError, commands};

/// The one place that doors talk to.
pub struct Core {
    state: Mutex<State>,
    /// Commands that are being worked on, so that `cancel` can reach them.
    running: Mutex<Vec<Cancel>>,
}

pub(crate) struct State {
    pub(crate) library: Library,
    pub(crate) settings: Settings,
    pub(crate) sessions: HashMap<DocumentId, Session>,
}

/// The library of this user: under the platform's folder for application data.
pub fn default_library() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "galley")?;
    Some(folders.data_dir().join("library.galley"))
}

/// What a command answers, as JSON that nobody has to read on its way out.
pub type Answer = Box<RawValue>;

/// Something as a command answers it.
///
/// # Errors
/// The error as the interface gets it.
pub fn answer<T: Serialize>(value: &T) -> Result<Answer, WireError> {
    to_raw_value(value).map_err(|error| WireError::from(&ApiError::Arguments(error)))
}

impl Core {
    /// Opens a library, which is made when it is not there.
    ///
    /// # Errors
    /// [`ApiError::Library`] when it is in use, read-only, damaged or newer; it is never altered
    /// then.
    pub fn open(library: &Path) -> Result<Self, ApiError> {
        let library = Library::open(library)?;
        let settings = library.setting("settings")?;
        let state = State {
            library,
            settings: settings.map(Settings::read).unwrap_or_default(),
            sessions: HashMap::new(),
        };
        Ok(Self { state: Mutex::new(state), running: Mutex::default() })
    }

    /// Runs a command of the table: JSON in, JSON out. Blocks while it works.
    ///
    /// # Errors
    /// The error as the interface gets it.
    pub fn call(&self, name: &str, args: Value, task: &Task) -> Result<Answer, WireError> {
        commands::run(self, name, args, task).map_err(|error| WireError::from(&error))
    }

    /// Runs a command for a door, on a thread that may block. The command `cancel` stops the
    /// others at their next step.
    ///
    /// # Errors
    /// The error as the interface gets it; a command that panicked is an error too.
    pub async fn dispatch(
        self: Arc<Self>,
        name: String,
        args: Value,
        report: impl Fn(Progress) + Send + Sync + 'static,
    ) -> Result<Answer, WireError> {
        if name == "cancel" {
            self.running().iter().for_each(Cancel::cancel);
            return answer(&serde_json::Map::new());
        }
        let (task, cancel) = Task::new(report);
        self.running().push(cancel.clone());
        let core = Arc::clone(&self);
        let work = tokio::task::spawn_blocking(move || core.call(&name, args, &task));
        let result = work.await;
        self.running().retain(|other| !other.is(&cancel));
        result.unwrap_or_else(|_| {
            let lost = "the work stopped because of a defect; what was acknowledged is kept";
            Err(WireError::from(&ApiError::Refused(lost.to_owned())))
        })
    }

    fn running(&self) -> MutexGuard<'_, Vec<Cancel>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the library holds. A panic while it was held leaves it as the last commit left it, so
    /// the lock is taken all the same.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The session of a document, opened when it is not.
    pub(crate) fn session(&mut self, document: i64) -> Result<&mut Session, ApiError> {
        let id = DocumentId(document);
        if !self.sessions.contains_key(&id) {
            let opened = self.library.open_document(id, now())?;
            let (_, left_alone) = self.decided(document)?;
            let steps = self.library.undo_state(id)?;
            let mut session = Session::new(id, opened, steps, left_alone);
            // A damaged row tells nothing; the next version stands by itself then.
            session.unkept_since = self.library.unkept_since(id).ok().flatten();
            self.sessions.insert(id, session);
        }
        self.sessions.get_mut(&id).ok_or(ApiError::Library(store::StoreError::NoSuchDocument(id)))
    }

    /// What the editor decided, for every transcript and for this one.
    pub(crate) fn decided(&self, document: i64) -> Result<(Editor, LeftAlone), ApiError> {
        let profile = self.rulebook(document).in_force();
        Ok(decided(self.library.memory()?, DocumentId(document), profile))
    }

    /// Proofs all open transcripts again by what the editor decided since.
    pub(crate) fn proof_again(&mut self) -> Result<(), ApiError> {
        let open: Vec<DocumentId> = self.sessions.keys().copied().collect();
        for id in open {
            let (editor, left_alone) = self.decided(id.0)?;
            if let Some(session) = self.sessions.get_mut(&id) {
                session.decide(editor, left_alone);
                session.proof_again();
            }
        }
        Ok(())
    }

    /// Proofs all open transcripts again, and tells how one of them is now.
    pub(crate) fn proofed_again(&mut self, document: i64, label: &str) -> Result<Update, ApiError> {
        self.proof_again()?;
        let session = self.session(document)?;
        let update = session.update(label, &session.all_turns());
        self.keep_left(&update)?;
        Ok(update)
    }

    /// Whose name stands on what is done.
    pub(crate) fn author(&self) -> String {
        let name = self.settings.author.trim();
        if name.is_empty() { "Editor".to_owned() } else { name.to_owned() }
    }
}

pub(crate) fn now() -> UnixMs {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UnixMs(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
