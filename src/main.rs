//! The `bartizan` command: arguments in, exit code out.

fn main() -> std::process::ExitCode {
    bartizan::cli::main()
}
