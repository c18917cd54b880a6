//! `dateline explain`

use super::args::Explain;
use super::extract::packs;
use super::{Error, Outcome};
use crate::extractor::{Extractor, Scratch};
use crate::record::explanation::{Decision, Explained, Explanation, SentenceWhy, TriggerWhy};
use crate::source::{Format, Inputs, Reading, decode};
use crate::text::Document;
use anstyle::{AnsiColor, Style};
use std::io::{self, IsTerminal, Write};

/// Explains one article.
pub fn run(args: &Explain) -> Result<Outcome, Error> {
    let pack = packs(&args.packs)?;
    if let Some(kind) = &args.kind {
        let mut known: Vec<&str> = pack.rules.iter().map(|rule| rule.event.as_str()).collect();
        known.dedup();
        if !known.contains(&kind.as_str()) {
            return Err(Error::new(format_args!("no event type {kind:?}; known are {}", known.join(", "))));
        }
    }
    let document = document(args)?;
    let mut scratch = Scratch::default();
    let (_, trace, lost) = Extractor::new(pack).explain(&document, &mut scratch);
    let sentences = &scratch.reading.analysis.sentences;
    let explained = Explained { text: &document.text, sentences, trace: &trace, lost: &lost, pack };
    let explanation = explained.record(args.kind.as_deref());
    let mut out = io::stdout().lock();
    if args.json {
        serde_json::to_writer(&mut out, &explanation).map_err(io::Error::from)?;
        writeln!(out)?;
        return Ok(Outcome::Complete);
    }
    let mut view = Vec::new();
    let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    View { styles: Styles::new(colour), out: &mut view }.explanation(&explanation)?;
    out.write_all(&view)?;
    Ok(Outcome::Complete)
}

fn document(args: &Explain) -> Result<Document, Error> {
    let reading = Reading { from: Some(Format::Text), max_bytes: usize::MAX >> 1, limit: Some(1) };
    let mut inputs = Inputs::new(args.path.iter().cloned().collect(), reading);
    let raw = inputs.next().ok_or_else(|| Error::new("nothing to read"))?.map_err(Error::new)?;
    decode(&raw, args.published).map_err(Error::new)
}

/// The styles of the parts; all plain without colours.
struct Styles {
    sentence: Style,
    good: Style,
    bad: Style,
}

impl Styles {
    fn new(colour: bool) -> Self {
        if !colour {
            return Self { sentence: Style::new(), good: Style::new(), bad: Style::new() };
        }
        let good = AnsiColor::Green.on_default().bold();
        Self { sentence: Style::new().bold(), good, bad: AnsiColor::Red.on_default() }
    }
}

/// Writes an explanation for people.
struct View<'o> {
    styles: Styles,
    out: &'o mut Vec<u8>,
}

impl View<'_> {
    fn explanation(&mut self, explanation: &Explanation) -> io::Result<()> {
        explanation.sentences.iter().try_for_each(|sentence| self.sentence(sentence))?;
        for merge in &explanation.merges {
            let (one, other) = (merge.one, merge.other);
            match &merge.why {
                None => writeln!(self.out, "tellings {one} and {other} are one event")?,
                Some(why) => writeln!(self.out, "tellings {one} and {other} stay two events: {why}")?,
            }
        }
        for loser in &explanation.losers {
            let (text, kind, rule, against) = (loser.text, loser.kind, loser.rule, loser.against);
            writeln!(self.out, "{text:?} is no {kind} ({rule}): lost against {against}")?;
        }
        Ok(())
    }

    fn sentence(&mut self, sentence: &SentenceWhy) -> io::Result<()> {
        let style = self.styles.sentence;
        let text = sentence.text.split_whitespace().collect::<Vec<_>>().join(" ");
        writeln!(self.out, "{style}{}: {text}{style:#}", sentence.sentence)?;
        sentence.triggers.iter().try_for_each(|trigger| self.trigger(trigger))?;
        match &sentence.missing {
            Some(missing) => writeln!(self.out, "  missing: {missing}")?,
            None if sentence.triggers.is_empty() => writeln!(self.out, "  no trigger of any type")?,
            None => {}
        }
        Ok(())
    }

    fn trigger(&mut self, trigger: &TriggerWhy) -> io::Result<()> {
        let (good, bad) = (self.styles.good, self.styles.bad);
        write!(self.out, "  {} {:?} ({})", trigger.kind, trigger.text, trigger.rule)?;
        match (&trigger.telling, &trigger.status, &trigger.refused) {
            (Some(telling), status, _) => {
                let status = status.as_deref().unwrap_or("");
                writeln!(self.out, " {good}→ telling {telling}: {status}{good:#}")?;
            }
            (None, _, Some(why)) => writeln!(self.out, " {bad}✗ {why}{bad:#}")?,
            (None, _, None) => writeln!(self.out)?,
        }
        for stand in &trigger.slots {
            writeln!(self.out, "      {:<14} {}", stand.slot, stand.text)?;
        }
        for Decision { role, slot, text, .. } in &trigger.took {
            writeln!(self.out, "    {good}+ {role}: {text}{good:#} ({slot})")?;
        }
        for Decision { role, slot, text, why } in &trigger.lost {
            let why = why.as_deref().unwrap_or("");
            writeln!(self.out, "    {bad}- {role}: {text}{bad:#} ({slot}): {why}")?;
        }
        Ok(())
    }
}
