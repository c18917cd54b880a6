//! The place and the agency of the dateline: "ALMAR, Nov 5 (Zub News) –".

use super::page::Page;
use super::{Name, name};
use crate::entity::overlap::rank;
use crate::pack::Kind;
use crate::text::{Span, TokenRange};

/// Appends them, unless lists know better what stands there.
pub fn find(page: &Page, out: &mut Vec<Name>) {
    let Some(dateline) = page.cx.analysis.layout.dateline else { return };
    let parts = [
        (dateline.place, Kind::PLACE, "place.dateline"),
        (dateline.agency, Kind::ORGANIZATION, "organization.dateline"),
    ];
    for (span, kind, rule) in parts {
        let Some(mut tokens) = span.and_then(|span| tokens_of(page, span)) else { continue };
        if let Some(comma) = tokens.indices().find(|at| page.is_sign(*at, ",")).filter(|at| *at > tokens.start as usize)
        {
            tokens.end = comma as u32;
        }
        let known = out.iter().any(|c| c.tokens.overlaps(tokens) && (c.kind == kind || c.kind == Kind::COUNTRY));
        if !known {
            out.push(Name { rank: rank::BRAND, ..name(tokens, kind, rule) });
        }
    }
}

fn tokens_of(page: &Page, span: Span) -> Option<TokenRange> {
    let tokens = page.cx.tokens();
    let start = tokens.partition_point(|t| t.span.end <= span.start);
    let end = tokens.partition_point(|t| t.span.start < span.end);
    (start < end).then(|| TokenRange::new(start as u32, end as u32))
}
