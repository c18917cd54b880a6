//! Whom a plural reference means: "the two companies", "both sides", "the countries", "they".

use super::antecedent::Scene;
use super::wanted::{Form, Wanted};
use crate::entity::{EntityId, Mention};
use crate::text::TokenRange;

/// How many sentences back the two may stand.
const REACH: u32 = 3;

/// The two entities that a plural reference stands for; one or none when the text doesn't name two.
pub fn antecedents(scene: &Scene, tokens: TokenRange, sentence: u32, wanted: Wanted) -> [Option<EntityId>; 2] {
    let near = || {
        let before = scene.before(tokens.start, sentence).take_while(|m| m.sentence + REACH >= sentence);
        before.filter(|m| scene.may_name(m, wanted))
    };
    if wanted.form == Form::They {
        return joined(scene, near().take_while(|m| m.sentence + 1 >= sentence));
    }
    let mut seen: Vec<(EntityId, u32)> = Vec::new();
    for mention in near() {
        let id = scene.named(mention);
        if seen.len() >= 2 && seen.last().is_some_and(|(_, last)| *last != mention.sentence) {
            break;
        }
        let alike = seen.first().is_none_or(|(first, _)| scene.kind(*first) == scene.kind(id));
        if alike && !seen.iter().any(|(known, _)| *known == id) {
            seen.push((id, mention.sentence));
        }
    }
    match seen.as_slice() {
        [(second, _), (first, _)] => [Some(*first), Some(*second)],
        [.., (second, _), (first, _)] if wanted.form == Form::Both => [Some(*first), Some(*second)],
        _ => [None, None],
    }
}

/// The last two names joined by "and" of which the first is a subject.
fn joined<'m>(scene: &Scene, near: impl Iterator<Item = &'m Mention>) -> [Option<EntityId>; 2] {
    let mut later: Option<&Mention> = None;
    for mention in near {
        if let Some(second) = later {
            let between = mention.tokens.end as usize..second.tokens.start as usize;
            let and = between.len() < 4 && between.clone().any(|at| scene.context.word(at) == "and");
            if and && mention.entity != second.entity && scene.is_subject(mention.tokens, mention.sentence) {
                return [Some(mention.entity), Some(second.entity)];
            }
        }
        later = Some(mention);
    }
    [None, None]
}
