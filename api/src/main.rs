//! The program `wdw`.

use std::process::ExitCode;

fn main() -> ExitCode {
    wdw::cli::run()
}
