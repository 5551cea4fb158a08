//! What the command table expands to.

/// Declares the commands: `name(Arguments) -> Result;` calls the method of that name of `Core`.
macro_rules! commands {
    ($($name:ident($args:ty) -> $result:ty;)*) => {
        /// The names of all commands.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];

        /// Runs a command: JSON in, JSON out.
        pub(crate) fn run(
            core: &crate::Core,
            name: &str,
            args: serde_json::Value,
            task: &crate::Task,
        ) -> Result<crate::Answer, crate::ApiError> {
            match name {
                $(stringify!($name) => {
                    let args: $args = serde_json::from_value(args).map_err(crate::ApiError::Arguments)?;
                    let result: $result = core.$name(args, task)?;
                    serde_json::value::to_raw_value(&result).map_err(crate::ApiError::Arguments)
                })*
                _ => Err(crate::ApiError::NoSuchCommand(name.to_owned())),
            }
        }

        /// Declares the arguments and results of all commands in TypeScript.
        pub(crate) fn declare(typescript: &mut crate::typescript::Declarations) {
            $(typescript.command::<$args, $result>(stringify!($name));)*
        }
    };
}
