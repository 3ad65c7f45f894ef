//! A progress bar on standard error, for runs that take long enough to wonder.

use crate::analysis::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

/// Runs shorter than this show nothing.
const PATIENCE: Duration = Duration::from_secs(1);
const REDRAW: Duration = Duration::from_millis(100);

/// The bar; gone when dropped.
pub(super) struct Bar {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Bar {
    /// Watches a run, if standard error is a terminal.
    pub fn watch() -> (Option<Arc<Progress>>, Bar) {
        let nothing = Bar {
            stop: None,
            thread: None,
        };
        if !std::io::stderr().is_terminal() {
            return (None, nothing);
        }
        let progress = Arc::new(Progress::default());
        let watched = progress.clone();
        let (stop, stopped) = mpsc::channel::<()>();
        let thread = std::thread::Builder::new().spawn(move || {
            if !matches!(
                stopped.recv_timeout(PATIENCE),
                Err(RecvTimeoutError::Timeout)
            ) {
                return;
            }
            let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
            if let Ok(style) =
                ProgressStyle::with_template("{bar:32} {pos}/{len} analysed {elapsed}")
            {
                bar.set_style(style);
            }
            loop {
                let (done, total) = watched.state();
                bar.set_length(total as u64);
                bar.set_position(done as u64);
                if !matches!(stopped.recv_timeout(REDRAW), Err(RecvTimeoutError::Timeout)) {
                    break;
                }
            }
            bar.finish_and_clear();
        });
        match thread {
            Ok(thread) => (
                Some(progress),
                Bar {
                    stop: Some(stop),
                    thread: Some(thread),
                },
            ),
            Err(_) => (None, nothing),
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
