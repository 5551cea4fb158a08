//! Long work: how far it is, and whether it is still wanted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use ts_rs::TS;

use crate::ApiError;

/// How far some work is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Progress {
    /// What is being done, for people.
    pub what: String,
    /// Steps done.
    pub done: u32,
    /// Steps in all.
    pub total: u32,
}

/// A running command, as seen from inside it.
#[derive(Clone)]
pub struct Task {
    cancelled: Arc<AtomicBool>,
    report: Arc<dyn Fn(Progress) + Send + Sync>,
}

impl Task {
    /// A task that reports to `report`, and the handle that cancels it.
    pub fn new(report: impl Fn(Progress) + Send + Sync + 'static) -> (Self, Cancel) {
        let cancelled = Arc::new(AtomicBool::new(false));
        let handle = Cancel(Arc::clone(&cancelled));
        (Self { cancelled, report: Arc::new(report) }, handle)
    }

    /// A task that nobody watches.
    pub fn unwatched() -> Self {
        Self::new(|_| {}).0
    }

    /// Reports a step and stops the work if it was cancelled.
    ///
    /// # Errors
    /// [`ApiError::Cancelled`].
    pub fn step(&self, what: &str, done: u32, total: u32) -> Result<(), ApiError> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(ApiError::Cancelled);
        }
        (self.report)(Progress { what: what.to_owned(), done, total });
        Ok(())
    }
}

/// Cancels a task.
#[derive(Clone)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// The work stops at its next step; nothing of it is kept.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// True when both cancel the same work.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
