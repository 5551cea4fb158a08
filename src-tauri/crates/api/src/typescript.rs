//! The wire's types in TypeScript, made from the Rust ones.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

/// Type declarations by name, and the command map.
pub(crate) struct Declarations {
    config: Config,
    types: BTreeMap<String, String>,
    commands: String,
}

impl Declarations {
    pub(crate) fn command<A: TS + 'static, R: TS + 'static>(&mut self, name: &str) {
        self.visit::<A>();
        self.visit::<R>();
        let (args, result) = (A::name(&self.config), R::name(&self.config));
        // Writing to a string cannot fail.
        let _ = writeln!(self.commands, "  {name}: {{ args: {args}; result: {result} }};");
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Types of the language itself have no path and need no declaration.
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        if self.types.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.types.insert(name, format!("{docs}export {}\n", T::decl(&self.config)));
        T::visit_dependencies(self);
    }
}

/// The file `ui/src/ipc/generated.ts`.
pub fn typescript() -> String {
    let mut all = Declarations {
        // JSON has one kind of number, and all of ours are far below 2^53.
        config: Config::new().with_large_int("number"),
        types: BTreeMap::new(),
        commands: String::new(),
    };
    crate::commands::declare(&mut all);
    all.visit::<crate::WireError>();
    all.visit::<crate::Progress>();
    let types: Vec<String> = all.types.into_values().collect();
    format!(
        "// Made from the Rust types by `cargo xtask types`; a test fails when it is out of date.\n\n\
         {}\n/** Every command, its arguments and its result. */\nexport interface Commands {{\n{}}}\n",
        types.join("\n"),
        all.commands
    )
}
