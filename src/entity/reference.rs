//! From candidates to referents: one entity for one name or value; definite references to them.

use super::{Candidate, Context, Entities, Entity, EntityId, Mention};

/// Joins candidates that name the same thing.
pub fn join(context: &Context, candidates: Vec<Candidate>) -> Entities {
    let mut found = Entities::default();
    for candidate in candidates {
        let sentences = &context.analysis.sentences;
        let sentence = sentences.partition_point(|s| s.span.end <= candidate.span.start) as u32;
        let entity = EntityId(found.entities.len() as u32);
        let name = if candidate.name.is_empty() { candidate.span.of(context.text()).into() } else { candidate.name };
        found.entities.push(Entity { kind: candidate.kind, name, country: candidate.country, value: candidate.value });
        found.mentions.push(Mention {
            tokens: candidate.tokens,
            span: candidate.span,
            sentence,
            entity,
            rule: candidate.rule,
        });
    }
    found
}
