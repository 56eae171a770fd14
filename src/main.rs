//! Parse, gather, diagnose, render, exit code: nothing else.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use pv_why::cli::exit::{self, Code, Reading};
use pv_why::cli::notes::Notes;
use pv_why::cli::place::{Asked, Meant, Place, resolve};
use pv_why::cli::{self, Cli, Command, Global, Output, demo, terminal};
use pv_why::diagnose::{Detail, diagnose};
use pv_why::explain;
use pv_why::gather;
use pv_why::gather::dump::{self, DumpOptions, DumpSource};
use pv_why::gather::live::{Connection, LiveError, LiveOptions};
use pv_why::render::{self, Format, Layout};
use pv_why::report::Report;
use pv_why::snapshot::Snapshot;
use pv_why::target::Target;

fn main() -> ExitCode {
    let ending = match Cli::read(std::env::args_os()) {
        Ok(cli) => run(&cli).unwrap_or_else(Ending::failed),
        Err(error) => Ending::of_clap(&error),
    };
    ending.print()
}

/// Why there is no answer, in one line.
struct Failure(Code, String);

fn run(cli: &Cli) -> Result<Ending, Failure> {
    let layout = layout(&cli.global);
    match &cli.command {
        None | Some(Command::Check(_)) => answer(cli, &layout),
        Some(Command::Demo { story }) => tell(story, cli, &layout),
        Some(Command::Explain { topic: None }) => Ok(Ending::fine(render::catalogue::render(explain::by_phase(), &layout))),
        Some(Command::Explain { topic: Some(topic) }) => match explain::page(topic) {
            Ok(page) => Ok(Ending::fine(render::markdown::render(&page, &layout))),
            Err(unknown) => Err(Failure(Code::Usage, unknown)),
        },
        Some(Command::Completion { shell }) => Ok(Ending::fine(cli::completion(*shell))),
        Some(Command::Version) => Ok(Ending::fine(render::version::render(cli.global.output == Output::Json))),
    }
}

/// Explain or check what was asked.
fn answer(cli: &Cli, layout: &Layout) -> Result<Ending, Failure> {
    let started = Instant::now();
    let (words, dump) = cli.asked();
    let asked = Asked { words, namespace: cli.global.namespace.as_deref(), everywhere: cli.global.all_namespaces };
    let (snapshot, meant) = match dump {
        Some(path) => {
            let snapshot = read_dump(path, &cli.global)?;
            let meant = resolve(&asked, &Place::Dump(&snapshot)).map_err(|why| Failure(Code::Usage, why))?;
            (snapshot, meant)
        }
        None => read_cluster(&asked, &cli.global)?,
    };
    Ok(conclude(cli, layout, &snapshot, &meant, started))
}

/// Diagnose and write.
fn conclude(cli: &Cli, layout: &Layout, snapshot: &Snapshot, meant: &Meant, started: Instant) -> Ending {
    let readings: Vec<Reading> = meant.targets.iter().map(|target| exit::reading(snapshot, target)).collect();
    let pairs = meant.targets.iter().zip(&readings);
    let known: Vec<Target> = pairs.filter(|(_, reading)| **reading != Reading::Absent).map(|(target, _)| target.clone()).collect();
    let report = diagnose(snapshot, &known, if layout.verbose { Detail::Everything } else { Detail::Nearest });
    let mut notes = Notes::default();
    notes.warnings(snapshot.source(), layout.verbose);
    meant.hints.iter().for_each(|hint| notes.line(hint));
    for (target, reading) in meant.targets.iter().zip(&readings) {
        note(&mut notes, snapshot, target, *reading, report.claims.is_empty());
    }
    if layout.verbose {
        notes.cost(snapshot.source(), started.elapsed());
    }
    let code = match &cli.command {
        Some(Command::Check(check)) => exit::of_check(&report, &readings, check),
        _ => exit::of_explanation(&readings),
    };
    Ending { out: written(&report, &known, cli.global.output, layout), err: notes.finish(), code: code.number() }
}

/// What standard error says about a target that has no answer of its own.
fn note(notes: &mut Notes, snapshot: &Snapshot, target: &Target, reading: Reading, empty: bool) {
    match (reading, target) {
        (Reading::Absent, Target::Claim { namespace, name }) => notes.absent(snapshot, namespace, name),
        (Reading::Refused | Reading::Partly, _) => gather::unread_target(snapshot, target).iter().for_each(|read| notes.refused(read)),
        (Reading::Nothing, _) if empty => notes.empty(target),
        (Reading::Read | Reading::Nothing | Reading::Absent, _) => {}
    }
}

/// The report in the format that was asked for; people are told nothing about nothing.
fn written(report: &Report, known: &[Target], output: Output, layout: &Layout) -> String {
    let format = match output {
        Output::Text if known.is_empty() => return String::new(),
        Output::Text if known.iter().all(|target| matches!(target, Target::Claim { .. })) => Format::Answer,
        Output::Text => Format::Overview,
        Output::Wide => Format::Wide,
        Output::Name => Format::Name,
        Output::Json => Format::Json,
        Output::Yaml => Format::Yaml,
    };
    render::render(report, format, layout)
}

fn read_dump(path: &Path, global: &Global) -> Result<Snapshot, Failure> {
    let options = DumpOptions { as_of: global.as_of, ..DumpOptions::default() };
    let mut stdin = std::io::stdin().lock();
    let source = if path == Path::new("-") { DumpSource::Stream(&mut stdin) } else { DumpSource::Path(path) };
    dump::read(source, &options).map_err(|error| Failure(Code::Usage, error.to_string()))
}

/// The context's namespace decides what is meant, then exactly that is read. Wrong usage is told before anything is asked.
fn read_cluster(asked: &Asked<'_>, global: &Global) -> Result<(Snapshot, Meant), Failure> {
    if global.as_of.is_some() {
        return Err(Failure(Code::Usage, "--as-of goes with --from: a cluster is judged at the present moment".to_string()));
    }
    resolve(asked, &Place::Cluster("")).map_err(|why| Failure(Code::Usage, why))?;
    let options = LiveOptions {
        kubeconfig: global.kubeconfig.clone(),
        context: global.context.clone(),
        namespace: global.namespace.clone(),
        ..LiveOptions::default()
    };
    let connection = Connection::open(&options).map_err(|error| unreached(&error))?;
    let meant = resolve(asked, &Place::Cluster(connection.default_namespace())).map_err(|why| Failure(Code::Usage, why))?;
    let snapshot = connection.read(&meant.targets).map_err(|error| unreached(&error))?;
    Ok((snapshot, meant))
}

/// A kubeconfig that leads nowhere is unreadable input; a cluster that does not answer leaves the question undecided.
fn unreached(error: &LiveError) -> Failure {
    let code = match error {
        LiveError::Config { .. } | LiveError::Client { .. } => Code::Usage,
        LiveError::Unreachable { .. } | LiveError::Unauthorized { .. } => Code::Undecided,
    };
    Failure(code, error.to_string())
}

/// A story of `demo`: its cluster is a dump that holds everything.
fn tell(name: &str, cli: &Cli, layout: &Layout) -> Result<Ending, Failure> {
    let started = Instant::now();
    let story = demo::story(name).ok_or_else(|| Failure(Code::Usage, format!("no story is called {name:?}")))?;
    let options = DumpOptions { complete: true, as_of: cli.global.as_of, ..DumpOptions::default() };
    let snapshot = dump::read(DumpSource::Stream(&mut demo::CLUSTER.as_bytes()), &options);
    let snapshot = snapshot.map_err(|error| Failure(Code::Usage, error.to_string()))?;
    let words: Vec<String> = story.targets.iter().map(ToString::to_string).collect();
    let asked = Asked { words: &words, namespace: None, everywhere: false };
    let meant = resolve(&asked, &Place::Dump(&snapshot)).map_err(|why| Failure(Code::Usage, why))?;
    Ok(conclude(cli, layout, &snapshot, &meant, started))
}

/// The one place that asks the terminal and the environment how to write.
fn layout(global: &Global) -> Layout {
    let variable = |name: &str| std::env::var(name).ok();
    let color = terminal::color(global.color, &variable, std::io::stdout().is_terminal());
    colored::control::set_override(color);
    let columns = std::io::stdout().is_terminal().then(|| comfy_table::Table::new().width()).flatten();
    Layout {
        width: terminal::width(&variable, columns),
        color,
        unicode: terminal::unicode(&variable),
        verbose: global.verbose,
        headers: !global.no_headers,
    }
}

/// How the program ends.
#[derive(Default)]
struct Ending {
    /// For standard output.
    out: String,
    /// For standard error.
    err: String,
    /// The exit code.
    code: u8,
}

impl Ending {
    fn fine(out: String) -> Self {
        Ending { out, ..Ending::default() }
    }

    fn failed(Failure(code, why): Failure) -> Self {
        let mut notes = Notes::default();
        notes.line(&format!("error: {why}"));
        Ending { err: notes.finish(), code: code.number(), ..Ending::default() }
    }

    /// Help, version and wrong usage, in clap's words.
    fn of_clap(error: &clap::Error) -> Self {
        let terminal = if error.use_stderr() { std::io::stderr().is_terminal() } else { std::io::stdout().is_terminal() };
        let variable = |name: &str| std::env::var(name).ok();
        let text = error.render();
        let text = if terminal::color(cli::ColorWhen::Auto, &variable, terminal) { text.ansi().to_string() } else { text.to_string() };
        let code = u8::try_from(error.exit_code()).unwrap_or(Code::Usage.number());
        if error.use_stderr() { Ending { err: text, code, ..Ending::default() } } else { Ending { out: text, code, ..Ending::default() } }
    }

    /// Write everything. Whoever stopped reading has read enough: a closed pipe changes nothing.
    fn print(self) -> ExitCode {
        let mut stdout = std::io::stdout().lock();
        let wrote = stdout.write_all(self.out.as_bytes()).and_then(|()| stdout.flush());
        drop(std::io::stderr().write_all(self.err.as_bytes()));
        match wrote {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                drop(writeln!(std::io::stderr(), "error: cannot write the answer: {error}"));
                ExitCode::from(Code::Usage.number())
            }
            Ok(()) | Err(_) => ExitCode::from(self.code),
        }
    }
}
