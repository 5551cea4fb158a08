//! Settles which pair each word is due to, by expectation and maximization (Dempster, Laird and
//! Rubin 1977): a pair is as likely as the words it explains, a word is due to its likely pairs.

use rustc_hash::FxHashMap;

use super::Pair;
use super::votes::Ballot;

const ROUNDS: usize = 8;
/// How much the frequency of the known word counts.
const FREQUENCY_WEIGHT: f64 = 0.6;
/// Shares below this are dropped between rounds.
const LEAST_SHARE: f64 = 0.02;

/// What a pair explains after all words have settled.
pub(super) struct Claim {
    pub(super) pair: Pair,
    /// The sum of the weights of the words that are due to it.
    pub(super) payoff: f64,
    /// Distinct words due to it.
    pub(super) words: usize,
    /// Running words due to it.
    pub(super) count: f64,
}

/// The claims of all pairs, the strongest first.
pub(super) fn settle(ballots: &[Ballot]) -> Vec<Claim> {
    let mut strength: FxHashMap<Pair, f64> = FxHashMap::default();
    for vote in ballots.iter().flat_map(|ballot| &ballot.votes) {
        *strength.entry(vote.pair).or_default() += 1.0;
    }
    let mut claims: FxHashMap<Pair, Claim> = FxHashMap::default();
    for round in 1..=ROUNDS {
        let mut next: FxHashMap<Pair, f64> = FxHashMap::default();
        for ballot in ballots {
            let likelihood = |pair: Pair, score: f64| {
                strength.get(&pair).copied().unwrap_or(0.0) * 10_f64.powf(FREQUENCY_WEIGHT * score)
            };
            let total: f64 =
                ballot.votes.iter().map(|vote| likelihood(vote.pair, vote.score)).sum();
            if total <= 0.0 {
                continue;
            }
            for vote in &ballot.votes {
                let share = likelihood(vote.pair, vote.score) / total;
                if share > LEAST_SHARE {
                    *next.entry(vote.pair).or_default() += share;
                }
                if round == ROUNDS && share > 0.5 {
                    let pair = vote.pair;
                    let none = Claim { pair, payoff: 0.0, words: 0, count: 0.0 };
                    let claim = claims.entry(pair).or_insert(none);
                    claim.payoff += share * vote.weight;
                    claim.words += 1;
                    claim.count += f64::from(ballot.count);
                }
            }
        }
        strength = next;
    }
    let mut claims: Vec<Claim> = claims.into_values().collect();
    claims.sort_by(|a, b| b.payoff.total_cmp(&a.payoff).then(a.pair.cmp(&b.pair)));
    claims
}
