//! The use cases of Galley, and the one table that doors dispatch.

#[macro_use]
mod table;
mod commands;
mod error;
mod task;
mod typescript;
pub mod wire;

pub use error::{ErrorCode, WireError};
pub use task::{Cancel, Progress, Task};
pub use typescript::typescript;
