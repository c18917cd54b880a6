//! Steps of work, counted in tests only: on a shared machine a clock says little, while the number of looks at tokens,
//! mentions and tellings says how the work grows with the text.

/// One step: a look at a token, a phrase, or at one thing beside another. Nothing outside tests.
#[inline(always)]
pub fn step() {
    #[cfg(test)]
    counter::STEPS.with(|steps| steps.set(steps.get() + 1));
}

#[cfg(test)]
mod counter {
    use std::cell::Cell;

    thread_local! {
        pub static STEPS: Cell<u64> = const { Cell::new(0) };
    }
}

/// The steps that `job` takes on this thread.
#[cfg(test)]
pub fn steps(job: impl FnOnce()) -> u64 {
    let before = counter::STEPS.get();
    job();
    counter::STEPS.get() - before
}
