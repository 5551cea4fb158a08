//! Figures and how far they spread.

use std::fmt;

/// A share of everything that was counted, and how far chance may have moved it: the standard error
/// of the mean of the documents' shares.
#[derive(Clone, Copy, Default)]
pub struct Figure {
    pub value: f64,
    pub spread: f64,
}

impl Figure {
    /// Of (part, whole) in each document. Where nothing was counted, nothing went wrong.
    pub fn of(counts: impl Iterator<Item = (usize, usize)>) -> Self {
        let share =
            |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
        let counts: Vec<(usize, usize)> = counts.filter(|(_, whole)| *whole > 0).collect();
        let (part, whole) = counts.iter().fold((0, 0), |sum, c| (sum.0 + c.0, sum.1 + c.1));
        let mean = counts.iter().map(|c| share(c.0, c.1)).sum::<f64>() / counts.len().max(1) as f64;
        let squares = counts.iter().map(|c| (share(c.0, c.1) - mean).powi(2)).sum::<f64>();
        let count = counts.len().max(2) as f64;
        let spread = (squares / (count - 1.0) / count).sqrt();
        Self { value: share(part, whole), spread }
    }

    /// How much is missing, when that is more than the spread.
    pub fn missed(self, goal: f64) -> Option<f64> {
        (self.value + self.spread < goal).then_some(goal - self.value)
    }
}

impl fmt::Display for Figure {
    /// As many digits as asked for.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = f.precision().unwrap_or(4);
        write!(f, "{:.digits$} ±{:.digits$}", self.value, self.spread)
    }
}
