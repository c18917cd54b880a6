//! Tables of what is money, in which currency, how it is meant, and of what only looks like it.

use crate::entity::figure::testing::{Case, check};
use crate::pack::Kind;

#[track_caller]
fn money(table: &[Case]) {
    check(&[Kind::MONEY], table);
}

#[test]
fn amounts_are_exact() {
    money(&[
        ("It will invest $8 million in copper.", &[("$8 million", "8000000 USD")]),
        ("A deal worth US$1.2bn was signed.", &[("US$1.2bn", "1200000000 USD")]),
        ("It raised A$12.5m from funds.", &[("A$12.5m", "12500000 AUD")]),
        ("A C$40-million mill was opened.", &[("C$40-million", "40000000 CAD")]),
        ("Revenue was Rs16,189 crore.", &[("Rs16,189 crore", "161890000000 INR")]),
        ("A grant of RM10 million was made.", &[("RM10 million", "10000000 MYR")]),
        ("Net 34.9 mln dlrs", &[("34.9 mln dlrs", "34900000 USD")]),
        ("It paid 300 million tenge.", &[("300 million tenge", "300000000 KZT")]),
        ("It cost 8 million U.S. dollars.", &[("8 million U.S. dollars", "8000000 USD")]),
        ("It lost half a billion dollars.", &[("half a billion dollars", "500000000 USD")]),
        ("a $300 million plant", &[("$300 million", "300000000 USD")]),
        ("A $5 million loan was signed.", &[("$5 million", "5000000 USD")]),
        ("worth two and a half billion euros", &[("two and a half billion euros", "2500000000 EUR")]),
        ("a 40-million-dollar mill", &[("40-million-dollar", "40000000 USD")]),
        ("a USD$17 billion dollar plan", &[("USD$17 billion dollar", "17000000000 USD")]),
        ("It costs $99 (USD) a year.", &[("$99 (USD)", "99 USD / year")]),
        ("It paid $5 million Canadian.", &[("$5 million Canadian", "5000000 CAD")]),
        ("a $5 million Canadian firm", &[("$5 million", "5000000 USD")]),
        (
            "a multi-billion-dollar plan, a multimillion-dollar deal, the billion-euro fund",
            &[
                ("multi-billion-dollar", ">1000000000 USD"),
                ("multimillion-dollar", ">1000000 USD"),
                ("billion-euro", "1000000000 EUR"),
            ],
        ),
        ("talks over a billion-euro deal", &[("a billion-euro", "1000000000 EUR")]),
        (
            "It got 10 million lev and 200 billion dong.",
            &[("10 million lev", "10000000 BGN"), ("200 billion dong", "200000000000 VND")],
        ),
        ("It costs $249 USD.", &[("$249 USD", "249 USD")]),
        ("EUR 5.2 million and 3 million EUR", &[("EUR 5.2 million", "5200000 EUR"), ("3 million EUR", "3000000 EUR")]),
        ("a €1,5 Mrd. deal", &[("€1,5 Mrd", "1500000000 EUR")]),
        ("a million dollars", &[("a million dollars", "1000000 USD")]),
        ("1 1/2 million pounds sterling", &[("1 1/2 million pounds sterling", "1500000 GBP")]),
        ("Rs 1 lakh crore was spent.", &[("Rs 1 lakh crore", "1000000000000 INR")]),
        ("a loss of -$5 million", &[("-$5 million", "-5000000 USD")]),
        ("They pay 5 dollars or 50 cents.", &[("5 dollars", "5 USD"), ("50 cents", "0.5 USD")]),
        ("The $-denominated bond fell.", &[]),
    ]);
}

#[test]
fn bounds_and_ranges() {
    money(&[
        ("It may cost $8-10 million.", &[("$8-10 million", "8000000..10000000 USD")]),
        ("It cost between $5m and $7m.", &[("between $5m and $7m", "5000000..7000000 USD")]),
        ("It cost $5 million to $7 million.", &[("$5 million to $7 million", "5000000..7000000 USD")]),
        ("8 to 10 million dollars", &[("8 to 10 million dollars", "8000000..10000000 USD")]),
        ("It may cost up to $500 million.", &[("up to $500 million", "<=500000000 USD")]),
        (
            "talks over $5 million; spending over $6 million",
            &[("$5 million", "5000000 USD"), ("over $6 million", ">6000000 USD")],
        ),
        ("It edged up to $9 after up to $8.", &[("$9", "9 USD"), ("up to $8", "<=8 USD")]),
        ("It cost over $3bn.", &[("over $3bn", ">3000000000 USD")]),
        ("It cost at least $3bn.", &[("at least $3bn", ">=3000000000 USD")]),
        ("It cost about $3bn.", &[("about $3bn", "~3000000000 USD")]),
        ("It cost nearly $3bn.", &[("nearly $3bn", "~3000000000 USD")]),
        ("as much as $3bn", &[("as much as $3bn", "<=3000000000 USD")]),
        ("less than $3bn", &[("less than $3bn", "<3000000000 USD")]),
        ("no more than $3bn", &[("no more than $3bn", "<=3000000000 USD")]),
        ("an estimated $3bn", &[("an estimated $3bn", "~3000000000 USD")]),
        ("a minimum investment of $5m", &[("$5m", ">=5000000 USD")]),
        ("$8 million or more", &[("$8 million or more", ">=8000000 USD")]),
        ("a $100m-plus deal", &[("$100m-plus", ">=100000000 USD")]),
        ("billions of dollars", &[("billions of dollars", ">1000000000 USD")]),
        ("hundreds of millions of dollars", &[("hundreds of millions of dollars", ">100000000 USD")]),
        ("several million dollars", &[("several million dollars", ">1000000 USD")]),
        ("from $1.2m to $23.5m", &[("$1.2m", "1200000 USD"), ("$23.5m", "23500000 USD")]),
        ("Oil went from $3 to $4 a barrel.", &[("$3", "3 USD / bbl"), ("$4", "4 USD / bbl")]),
        ("It rose from 30 to 40 cents a share.", &[("30", "0.3 USD / share"), ("40 cents", "0.4 USD / share")]),
        ("rose by $3m to $40m", &[("$3m", "3000000 USD"), ("$40m", "40000000 USD")]),
        ("rose from 3 to 4 million dollars", &[("3", "3000000 USD"), ("4 million dollars", "4000000 USD")]),
        ("ranging from $5 to $7", &[("$5 to $7", "5..7 USD")]),
        ("fell 24 cents to $5.10", &[("24 cents", "0.24 USD"), ("$5.10", "5.1 USD")]),
        (
            "Profit was $5.2 million, up from 4.8 million.",
            &[("$5.2 million", "5200000 USD"), ("4.8 million", "4800000 USD")],
        ),
    ]);
}

#[test]
fn rates() {
    money(&[
        ("Oil rose to $101 a barrel.", &[("$101", "101 USD / bbl")]),
        ("It earned 24 cents a share.", &[("24 cents", "0.24 USD / share")]),
        ("It bid 95 French francs ($17) a share.", &[("95 French francs", "95 FRF / share"), ("$17", "17 USD")]),
        ("at $9.50 per GDR", &[("$9.50", "9.5 USD / GDR")]),
        ("Copper rose to 70 cents a pound.", &[("70 cents", "0.7 USD / lb")]),
        ("gold at $1,950/oz", &[("$1,950", "1950 USD / oz")]),
        ("$1,900-an-ounce gold", &[("$1,900", "1900 USD / oz")]),
        ("a $5-a-share offer", &[("$5", "5 USD / share")]),
        ("It pays $5 million a year.", &[("$5 million", "5000000 USD / year")]),
        ("It paid $5 million a year ago.", &[("$5 million", "5000000 USD")]),
        ("It pays $5 million annually.", &[("$5 million", "5000000 USD / year")]),
    ]);
}

#[test]
fn the_article_says_which_dollar() {
    money(&[
        ("It raised A$5m. It has $3m.", &[("A$5m", "5000000 AUD"), ("$3m", "3000000 USD")]),
        ("It raised A$5m. It earns 5 cents a share.", &[("A$5m", "5000000 AUD"), ("5 cents", "0.05 AUD / share")]),
        (
            "It raised A$5m, or US$3m. It has $3m.",
            &[("A$5m", "5000000 AUD"), ("US$3m", "3000000 USD"), ("$3m", "3000000 USD")],
        ),
        ("In Australian dollars, it lost $3m and 5 cents.", &[("$3m", "3000000 AUD"), ("5 cents", "0.05 AUD")]),
        ("In Australia it lost $3m.", &[("$3m", "3000000 USD")]),
        ("Chile spent 3 million pesos.", &[("3 million pesos", "3000000 CLP")]),
        ("It spent 3 million pesos.", &[("3 million pesos", "3000000 MXN")]),
        ("Pakistan paid Rs5 billion.", &[("Rs5 billion", "5000000000 PKR")]),
    ]);
}

#[test]
fn what_only_looks_like_money() {
    money(&[
        ("All 228 people and ALL 228 of them", &[]),
        ("a box of 500 pounds", &[]),
        ("The team won 12 and 12 won.", &[]),
        ("below the 5,000 mark and the four thousand mark", &[]),
        ("a K2 and R2 and P5 plan", &[]),
        ("a crew of 5 m", &[]),
    ]);
}
