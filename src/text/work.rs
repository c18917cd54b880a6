//! Steps of work, counted in tests only: on a shared machine a clock says little, while the number of looks at tokens,
//! mentions and tellings says how the work grows with the text.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// One step: a look at a token, a phrase, or at one thing beside another. Nothing outside tests.
#[inline(always)]
pub fn step() {
    #[cfg(test)]
    STEPS.set(STEPS.get() + 1);
}

/// The steps that `job` takes on this thread.
#[cfg(test)]
pub fn steps(job: impl FnOnce()) -> u64 {
    let before = STEPS.get();
    job();
    STEPS.get() - before
}
