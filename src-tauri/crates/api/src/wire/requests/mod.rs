//! The arguments of the commands, one file per part of the screen.

macro_rules! requests {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })*) => {
        $($(#[$doc])* #[derive(Clone, Debug, Serialize, Deserialize, TS)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type),* })*
    };
}

mod approval;
mod comments;
mod compare;
mod library;
mod links;
mod memory;
mod proofing;
mod rules;
mod suggestions;
mod text;
mod turns;
mod working_copies;

pub use approval::*;
pub use comments::*;
pub use compare::*;
pub use library::*;
pub use links::*;
pub use memory::*;
pub use proofing::*;
pub use rules::*;
pub use suggestions::*;
pub use text::*;
pub use turns::*;
pub use working_copies::*;
