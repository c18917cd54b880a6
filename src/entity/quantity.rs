//! Recogniser: numbers with a unit of the packs ("20,000 tonnes a year", "1.2 g/t").

use super::Value;
use super::figure::{Form, Phrase, Reader, compare, signed};
use super::value::Quantity;
use crate::pack::{Kind, SurfaceId};
use crate::text::Shape;
use crate::text::english::{Beside, FigureWord};

impl Reader<'_, '_> {
    /// The quantity that `phrase` names in the unit of `surface`.
    pub fn quantity(&self, phrase: &Phrase, surface: SurfaceId) -> Option<(Kind, Value, &'static str)> {
        let item = phrase.low;
        let at_one = self.is(item.start.wrapping_sub(1), FigureWord::AT) && compare(item.amount.value, 1).is_eq();
        if self.place_name(phrase) || (self.doubtful(surface) && self.year(phrase, item.amount.end)) {
            return None;
        }
        if self.stuck_left(item.amount.start) && !item.negative || (at_one && item.amount.form == Form::Words) {
            return None;
        }
        let name = self.name(surface);
        let figure = phrase.figure(signed);
        let own = name.attribute("per").map(Into::into);
        let per = own.or_else(|| self.per(phrase.rate)).or_else(|| self.per(self.goods_end(phrase.rate)?));
        let unit = name.name().into();
        Some((Kind::QUANTITY, Value::Quantity(Quantity { figure, unit, per }), "quantity"))
    }

    /// "793 barrels of crude oil per day": where the goods end that "of" names at token `at`; the figure is counted by
    /// what stands behind them.
    fn goods_end(&self, at: usize) -> Option<usize> {
        let first = at + 1;
        let goods = |i: usize| self.open_word(i) && !self.says(i, Beside::RATE);
        let end = (first..first + 4).find(|i| !goods(*i)).filter(|end| *end > first && self.is(at, FigureWord::OF))?;
        let span = if self.is_any(end, &["a", "each", "every", "per"]) { end + 1 } else { end };
        (span == end || self.is_period(span)).then_some(end)
    }

    /// "Three Mile Island": number and unit written as a name.
    fn place_name(&self, phrase: &Phrase) -> bool {
        let amount = &phrase.low.amount;
        let shaped = |at: usize| self.tokens.get(at).is_some_and(|t| t.shape == Shape::Capital);
        amount.form == Form::Words && shaped(amount.start) && shaped(amount.end)
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::figure::testing::check;
    use crate::pack::Kind;

    #[test]
    fn quantities() {
        check(
            &[Kind::QUANTITY],
            &[
                ("20,000 tonnes a year", &[("20,000 tonnes", "20000 t / year")]),
                (
                    "Output went from 20 tonnes to 90 tonnes a day.",
                    &[("20 tonnes", "20 t / day"), ("90 tonnes", "90 t / day")],
                ),
                ("4m tonnes of iron ore", &[("4m tonnes", "4000000 t")]),
                ("a 500-tonne load and a 1,200 MW station", &[("500-tonne", "500 t"), ("1,200 MW", "1200 MW")]),
                (
                    "200 ktpa of ore, 500,000 bpd",
                    &[("200 ktpa", "200 ktpa / year"), ("500,000 bpd", "500000 bpd / day")],
                ),
                ("1.5 million barrels per day", &[("1.5 million barrels", "1500000 bbl / day")]),
                ("640 barrels of heavy crude oil per day", &[("640 barrels", "640 bbl / day")]),
                (
                    "70 tonnes of tin a year; 8 tonnes of ore daily",
                    &[("70 tonnes", "70 t / year"), ("8 tonnes", "8 t / day")],
                ),
                ("It sold 70 tonnes of tin a year ago.", &[("70 tonnes", "70 t")]),
                ("It sold 70 tonnes of tin last year.", &[("70 tonnes", "70 t")]),
                ("2.3 g/t over 5 m", &[("2.3 g/t", "2.3 g/t"), ("over 5 m", ">5 m")]),
                ("1.2m @ 2000 ppm", &[("1.2m", "1.2 m"), ("2000 ppm", "2000 ppm")]),
                ("at 1.2% Li2O and 3.4% Cu", &[("1.2% Li2O", "1.2 % Li2O"), ("3.4% Cu", "3.4 % Cu")]),
                ("up to 1.2 Moz, at least 3 Mt", &[("up to 1.2 Moz", "<=1.2 Moz"), ("at least 3 Mt", ">=3 Mt")]),
                ("between 5 and 7 million tonnes", &[("between 5 and 7 million tonnes", "5000000..7000000 t")]),
                ("between 100-150,000 tonnes", &[("between 100-150,000 tonnes", "100000..150000 t")]),
                (
                    "Output fell to 2.1 mln tonnes in May from 2.5 mln in June.",
                    &[("2.1 mln tonnes", "2100000 t"), ("2.5 mln", "2500000 t")],
                ),
                ("It holds 300,000 oz.", &[("300,000 oz", "300000 oz")]),
                ("Output went from 3.2 million in 2011 to 5.5 million tonnes.", &[("5.5 million tonnes", "5500000 t")]),
                ("1.2 billion cubic metres (bcm) a year", &[("1.2 billion cubic metres", "1200000000 cu m / year")]),
                ("half an ounce, hundreds of tonnes", &[("half an ounce", "0.5 oz"), ("hundreds of tonnes", ">100 t")]),
                ("The index fell 26.5 points.", &[("26.5 points", "26.5 point")]),
                ("trading at 92 yen to the dollar", &[("92 yen", "92 JPY / USD")]),
                ("a 30GB disk; it holds 10 000 tonnes", &[("30GB", "30 GB"), ("10 000 tonnes", "10000 t")]),
                ("Three Mile Island; in 1985 shares fell; 1985 share data", &[]),
                ("In 2005 it had, at one point, sold an A330-200 passenger jet.", &[]),
            ],
        );
    }
}
