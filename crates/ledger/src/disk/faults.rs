//! A disk and a database that fail at one chosen step.

use std::{future::Future, io, sync::Mutex};

use super::Step;

/// Linux's numbers for "no space left on device" and "input/output error".
const NO_SPACE: i32 = 28;
const IO_ERROR: i32 = 5;

/// How a step fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It was not done: no space is left.
    NotDone,
    /// It was done, and the answer was an error of the disk.
    AnswerLost,
}

/// Which step is to fail, and how.
#[derive(Default)]
pub(crate) struct Plan(Mutex<State>);

#[derive(Default)]
struct State {
    fault: Option<(usize, Fault)>,
    /// The steps since the plan was last set.
    steps: Vec<Step>,
}

impl Plan {
    pub(crate) fn set(&self, fault: Option<(usize, Fault)>) {
        *self.0.lock().unwrap() = State {
            fault,
            steps: Vec::new(),
        };
    }

    pub(crate) fn steps(&self) -> Vec<Step> {
        self.0.lock().unwrap().steps.clone()
    }

    fn fault_of_next(&self, step: Step) -> Option<Fault> {
        let mut state = self.0.lock().unwrap();
        let number = state.steps.len();
        state.steps.push(step);
        state
            .fault
            .filter(|(at, _)| *at == number)
            .map(|(_, fault)| fault)
    }

    pub(crate) fn run<T>(
        &self,
        step: Step,
        action: impl FnOnce() -> io::Result<T>,
    ) -> io::Result<T> {
        match self.fault_of_next(step) {
            None => action(),
            Some(Fault::NotDone) => Err(io::Error::from_raw_os_error(NO_SPACE)),
            Some(Fault::AnswerLost) => action().and(Err(io::Error::from_raw_os_error(IO_ERROR))),
        }
    }

    pub(crate) async fn query<T>(
        &self,
        step: Step,
        query: impl Future<Output = Result<T, sqlx::Error>>,
    ) -> Result<T, sqlx::Error> {
        match self.fault_of_next(step) {
            None => query.await,
            Some(Fault::NotDone) => Err(io::Error::from_raw_os_error(NO_SPACE).into()),
            Some(Fault::AnswerLost) => query
                .await
                .and(Err(io::Error::from_raw_os_error(IO_ERROR).into())),
        }
    }
}
