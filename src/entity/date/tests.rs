//! Tables through one helper: (article date, text) → [(mention, value)].

use super::*;
use crate::entity::{Modifier, Reading};
use crate::pack::{Met, Pack};
use crate::text::Document;

type Row<'a> = (&'a str, &'a [(&'a str, &'a str)]);

/// The article's date of most rows: a Tuesday.
const TUESDAY: &str = "2024-11-05";

fn read(published: Option<&str>, text: &str) -> (Vec<(String, DateValue)>, Option<Date>, Option<Anchor>) {
    let published = published.map(|d| d.parse().expect("a date"));
    let document = Document { published, ..Document::from_text(text) };
    let (mut reading, mut out) = (Reading::default(), Vec::new());
    let (day, from) =
        find(&reading.read(&document, Pack::core(), &mut Met::default()), &mut Scratch::default(), &mut out);
    let value = |c: Candidate| match c.value {
        Value::Date(value) => (c.span.of(text).to_string(), value),
        _ => unreachable!("only dates are appended"),
    };
    (out.into_iter().map(value).collect(), day, from)
}

fn check(published: Option<&str>, rows: &[Row]) {
    for (text, want) in rows {
        let (found, ..) = read(published, text);
        let got: Vec<(&str, &str)> = found.iter().map(|(m, v)| (m.as_str(), v.timex.as_str())).collect();
        assert_eq!(&got, want, "{text}");
    }
}

fn news(rows: &[Row]) {
    check(Some(TUESDAY), rows);
}

#[test]
fn full_dates() {
    news(&[
        ("It opened on June 5, 1998.", &[("June 5, 1998", "1998-06-05")]),
        ("It opened on 5 June 1998.", &[("5 June 1998", "1998-06-05")]),
        ("It opened on the 5th of June, 1998, then shut.", &[("the 5th of June, 1998", "1998-06-05")]),
        ("It opened on June 5th 1998.", &[("June 5th 1998", "1998-06-05")]),
        ("On Friday, Nov. 8, 2024, they met.", &[("Friday, Nov. 8, 2024", "2024-11-08")]),
        ("The vote of June '98 failed.", &[("June '98", "1998-06")]),
        ("In June of 1998 it rained.", &[("June of 1998", "1998-06")]),
        ("On Feb. 30 nothing happened.", &[]),
    ]);
}

#[test]
fn figures() {
    news(&[
        ("Filed 2024-11-05.", &[("2024-11-05", "2024-11-05")]),
        ("Filed 05/11/2024.", &[("05/11/2024", "2024-05-11")]),
        ("Filed 25/11/2024.", &[("25/11/2024", "2024-11-25")]),
        ("Filed 11/5/24.", &[("11/5/24", "2024-11-05")]),
        ("Filed 5.11.2024.", &[("5.11.2024", "2024-11-05")]),
        ("Filed 20241105.", &[("20241105", "2024-11-05")]),
        ("Filed 05-Nov-2024.", &[("05-Nov-2024", "2024-11-05")]),
        ("Filed 2024-11-05T10:30:00Z.", &[("2024-11-05T10:30:00Z", "2024-11-05T10:30:00Z")]),
        ("Filed 31/02/2024.", &[]),
        ("Version 10.2.2024.7 and call 555-20241105.", &[]),
    ]);
}

#[test]
fn years_left_out() {
    news(&[
        ("The mine opened on Oct. 28.", &[("Oct. 28", "2024-10-28")]),
        ("The mine opened on Dec. 28.", &[("Dec. 28", "2024-12-28")]),
        ("The mine will open on January 9.", &[("January 9", "2025-01-09")]),
        ("The mine opened in September.", &[("September", "2024-09")]),
        ("Talks will start in February.", &[("February", "2025-02")]),
        ("The plant was closed in March last year.", &[("March last year", "2023-03")]),
        ("The year ended March 31 was good.", &[("The year", "P1Y"), ("March 31", "2024-03-31")]),
        ("Last June it flooded.", &[("Last June", "2024-06")]),
        ("A deal is likely by mid-January.", &[("mid-January", "2025-01")]),
    ]);
}

#[test]
fn weekdays() {
    news(&[
        ("The minister said on Tuesday it was over.", &[("Tuesday", "2024-11-05")]),
        ("The minister resigned Friday.", &[("Friday", "2024-11-01")]),
        ("The court will meet on Friday.", &[("Friday", "2024-11-08")]),
        ("The court is due to rule Thursday.", &[("Thursday", "2024-11-07")]),
        ("Bids are open until Monday.", &[("Monday", "2024-11-11")]),
        ("They met last Tuesday.", &[("last Tuesday", "2024-10-29")]),
        ("They meet next Tuesday.", &[("next Tuesday", "2024-11-12")]),
        ("He was shot on Monday night.", &[("Monday night", "2024-11-04TNI")]),
        ("Shops open on Mondays.", &[("Mondays", "XXXX-WXX-1")]),
        ("The Sunday Times wrote it.", &[]),
    ]);
}

#[test]
fn relative_periods() {
    news(&[
        ("Last week it fell.", &[("Last week", "2024-W44")]),
        ("Next month it may rise.", &[("Next month", "2024-12")]),
        ("Earlier this year it fell.", &[("Earlier this year", "2024")]),
        ("They left late last year.", &[("late last year", "2023")]),
        ("It began two years ago.", &[("two years ago", "2022")]),
        ("It began six weeks ago.", &[("six weeks ago", "2024-W39")]),
        ("It began ten days ago.", &[("ten days ago", "2024-10-26")]),
        ("It began several years ago.", &[("several years ago", "PAST_REF")]),
        ("Yesterday and tomorrow.", &[("Yesterday", "2024-11-04"), ("tomorrow", "2024-11-06")]),
        ("We leave the day after tomorrow.", &[("the day after tomorrow", "2024-11-07")]),
        ("Last summer was dry.", &[("Last summer", "2024-SU")]),
        ("Now it recently fell.", &[("Now", "PRESENT_REF"), ("recently", "PAST_REF")]),
        ("It will matter in the near future.", &[("the near future", "FUTURE_REF")]),
        ("It ends by the end of 2025.", &[("the end of 2025", "2025")]),
        ("By year-end it is done.", &[("year-end", "2024")]),
    ]);
}

#[test]
fn holidays() {
    news(&[
        ("It closed on Christmas Day.", &[("Christmas Day", "2024-12-25")]),
        (
            "It shut from Christmas Eve to New Year's Day.",
            &[("Christmas Eve", "2024-12-24"), ("New Year's Day", "2025-01-01")],
        ),
        ("They met on New Year’s Eve.", &[("New Year’s Eve", "2024-12-31")]),
        ("It opened on Boxing Day 2019.", &[("Boxing Day 2019", "2019-12-26")]),
        (
            "Petrol is dear after Labor Day and Memorial Day.",
            &[("Labor Day", "2024-09-02"), ("Memorial Day", "2024-05-27")],
        ),
        (
            "It rests on Good Friday and Easter Monday.",
            &[("Good Friday", "2025-04-18"), ("Easter Monday", "2025-04-21")],
        ),
        ("A new day job was good news to veterans; the Boxing club and New York said so.", &[]),
    ]);
}

#[test]
fn quarters_with_their_fiscal_year() {
    news(&[
        ("Sales rose in 2QFY24.", &[("2QFY24", "2024-Q2")]),
        ("Profit for 1HFY2025 and Q3FY24 fell.", &[("1HFY2025", "2025-H1"), ("Q3FY24", "2024-Q3")]),
        ("The 2QFY and 5QFY24 models, QFY24 too", &[]),
    ]);
}

#[test]
fn told_from_the_date_before() {
    news(&[
        (
            "On March 3, 2020 it opened. Two days later it shut.",
            &[("March 3, 2020", "2020-03-03"), ("Two days later", "2020-03-05")],
        ),
        ("It opened in 1998. The following year it shut.", &[("1998", "1998"), ("The following year", "1999")]),
        ("It fell in May 2019 and rose the same month.", &[("May 2019", "2019-05"), ("the same month", "2019-05")]),
        (
            "He died on 4 May 1980. That night they fled.",
            &[("4 May 1980", "1980-05-04"), ("That night", "1980-05-04TNI")],
        ),
    ]);
}

#[test]
fn results_prose() {
    news(&[
        (
            "In the June quarter and the March 2024 quarter.",
            &[("the June quarter", "2024-Q2"), ("the March 2024 quarter", "2024-Q1")],
        ),
        ("September quarter 2023 output was flat.", &[("September quarter 2023", "2023-Q3")]),
        ("In the year to June 30, 2024, it fell.", &[("the year", "P1Y"), ("June 30, 2024", "2024-06-30")]),
        ("It is ready by end-2025.", &[("end-2025", "2025")]),
        ("Profit rose in the third quarter.", &[("the third quarter", "2024-Q3")]),
        ("Third-quarter net fell from a year earlier.", &[("Third-quarter", "2024-Q3"), ("a year earlier", "2023-Q3")]),
        ("A third-quarter loss grew.", &[("third-quarter", "2024-Q3")]),
        ("Sales of the first half of 2023 rose.", &[("the first half of 2023", "2023-H1")]),
        ("In the 2023 third quarter it lost money.", &[("the 2023 third quarter", "2023-Q3")]),
        ("It expects a fourth-quarter profit.", &[("fourth-quarter", "2024-Q4")]),
        (
            "Profit of the second quarter was flat. In the year-ago quarter it fell.",
            &[("the second quarter", "2024-Q2"), ("the year-ago quarter", "2023-Q2")],
        ),
        ("Net of the first nine months doubled.", &[("the first nine months", "P9M")]),
        (
            "Car sales rose in August from the same month a year ago.",
            &[("August", "2024-08"), ("the same month a year ago", "2023-08")],
        ),
        (
            "In Q3 2024, 3Q, 1Q05 and H1 2025.",
            &[("Q3 2024", "2024-Q3"), ("3Q", "2024-Q3"), ("1Q05", "2005-Q1"), ("H1 2025", "2025-H1")],
        ),
        (
            "FY2025 and fiscal 2023 and FY 2023/24.",
            &[("FY2025", "2025"), ("fiscal 2023", "2023"), ("FY 2023/24", "2023/2024")],
        ),
    ]);
}

#[test]
fn durations_and_sets() {
    news(&[
        ("It takes two years.", &[("two years", "P2Y")]),
        ("It takes 18 months.", &[("18 months", "P18M")]),
        ("It takes 24 hours.", &[("24 hours", "PT24H")]),
        ("It takes two and a half years.", &[("two and a half years", "P2Y6M")]),
        ("It takes 2-1/2 months.", &[("2-1/2 months", "P2.5M")]),
        ("The highest in over a decade, paid over four years.", &[("over a decade", "P10Y"), ("four years", "P4Y")]),
        ("The second in as many days.", &[]),
        ("It takes 2.3 years.", &[("2.3 years", "P2.3Y")]),
        ("It takes half an hour.", &[("half an hour", "PT30M")]),
        ("Over the past three years it grew.", &[("the past three years", "P3Y")]),
        ("A two-year boom ended.", &[("two-year", "P2Y")]),
        ("It lasted more than a week.", &[("more than a week", "P1W")]),
        ("It needs two to three weeks.", &[("two to three weeks", "P2W")]),
        ("For years they waited.", &[("years", "PXY")]),
        ("The mine makes 20,000 tonnes a year.", &[("a year", "P1Y")]),
        ("They meet every two years.", &[("every two years", "P2Y")]),
        ("It is read daily.", &[("daily", "P1D")]),
        ("They meet each Friday.", &[("each Friday", "XXXX-WXX-5")]),
        ("A third of it is half of three quarters of a quarter.", &[]),
    ]);
}

#[test]
fn ranges_of_dates() {
    news(&[
        ("The fair runs Nov. 7-9.", &[("Nov. 7-9", "2024-11-07/2024-11-09")]),
        ("From May 5 to 9, 2023, it rained.", &[("May 5 to 9, 2023", "2023-05-05/2023-05-09")]),
        ("The 12-14 December 2023 fair.", &[("12-14 December 2023", "2023-12-12/2023-12-14")]),
        ("From Nov. 28 to Jan. 3, 2022.", &[("Nov. 28", "2021-11-28"), ("Jan. 3, 2022", "2022-01-03")]),
        ("From 2009 to 2011.", &[("2009", "2009"), ("2011", "2011")]),
        ("In 2009-2010.", &[("2009", "2009"), ("2010", "2010")]),
        ("On 13 and 14 February 1945.", &[("13", "1945-02-13"), ("14 February 1945", "1945-02-14")]),
        ("On April 24 and 25, they met.", &[("April 24", "2024-04-24"), ("25", "2024-04-25")]),
        ("In the 2024/25 season.", &[("2024/25", "2024/2025")]),
        ("In the winter of 1941-42.", &[("the winter of 1941-42", "1941-WI")]),
    ]);
}

#[test]
fn times_of_day() {
    news(&[
        ("At 8 p.m. EST Friday it began.", &[("8 p.m. EST Friday", "2024-11-01T20:00")]),
        ("At 16:15 UTC it began.", &[("16:15 UTC", "2024-11-05T16:15Z")]),
        ("At 9:30 it began.", &[("9:30", "2024-11-05T09:30")]),
        ("At noon on Monday it began.", &[("noon", "2024-11-04T12:00"), ("Monday", "2024-11-04")]),
        ("At 4 in the morning it began.", &[("4 in the morning", "2024-11-05T04:00")]),
        ("This morning it rained.", &[("This morning", "2024-11-05TMO")]),
        ("Last night it rained.", &[("Last night", "2024-11-04TNI")]),
        ("They won 3:2 and 10:30 was the score.", &[]),
    ]);
}

#[test]
fn decades_centuries_eras() {
    news(&[
        ("In the 1990s it grew.", &[("the 1990s", "199")]),
        ("In the late 1970s it grew.", &[("the late 1970s", "197")]),
        ("In the '90s it grew.", &[("the '90s", "199")]),
        ("In the nineties it grew.", &[("the nineties", "199")]),
        ("A 20th century idea.", &[("20th century", "19")]),
        ("He died in 44 BC.", &[("44 BC", "BC0044")]),
        ("Sacked in A.D. 410.", &[("A.D. 410", "0410")]),
        ("In nineteen ninety-six it fell.", &[("nineteen ninety-six", "1996")]),
    ]);
}

#[test]
fn not_dates() {
    for text in [
        "A JORC 2012 estimate under NI 43-101.",
        "Resolution 1441 and Boeing 737 and ISO 9001.",
        "Hole DD-2023-07 cut 1.2m @ 2000 ppm.",
        "It employs 2000 workers at 1990 metres.",
        "A man in his 50s, a 45-year-old woman, two years old.",
        "It may march. Prices may fall to a low.",
        "Theresa May said so. April Jones and Jan Novak agreed.",
        "It cost $2000 and $1,990.",
        "Windows 2000 and Euro 2012.",
    ] {
        news(&[(text, &[])]);
    }
}

#[test]
fn without_an_article_date() {
    check(
        None,
        &[
            ("It fell on Monday.", &[("Monday", "XXXX-WXX-1")]),
            ("It fell in Nov. and last week.", &[("Nov.", "XXXX-11"), ("last week", "XXXX-WXX")]),
            (
                "It fell on March 3 in the third quarter.",
                &[("March 3", "XXXX-03-03"), ("the third quarter", "XXXX-Q3")],
            ),
            ("It fell today, a year ago.", &[("today", "XXXX-XX-XX"), ("a year ago", "XXXX")]),
        ],
    );
}

#[test]
fn history() {
    check(
        None,
        &[
            (
                "The war began on 1 September 1939. By the spring of 1940 the front had moved. On 10 May it broke; the following day they fled.",
                &[
                    ("1 September 1939", "1939-09-01"),
                    ("the spring of 1940", "1940-SP"),
                    ("10 May", "1940-05-10"),
                    ("the following day", "1940-05-11"),
                ],
            ),
            (
                "On 8 June 1815 he left. A month later he returned, and the year before, he had won.",
                &[("8 June 1815", "1815-06-08"), ("A month later", "1815-07"), ("the year before", "1814")],
            ),
            (
                "He landed on 3 May 1942. On the 5th, he left. The next day, it rained; on the night of the 14th it froze.",
                &[
                    ("3 May 1942", "1942-05-03"),
                    ("the 5th", "1942-05-05"),
                    ("The next day", "1942-05-06"),
                    ("the night of the 14th", "1942-05-14TNI"),
                ],
            ),
            ("The Seven Years' War and the Six-Day War were lost in 1967.", &[("1967", "1967")]),
            (
                "On the night of 9/10 March 1945 it fell; at 0600 hours they left.",
                &[("the night of 9/10 March 1945", "1945-03-09TNI"), ("0600 hours", "1945-03-10T06:00")],
            ),
            ("The siege (1775–1783) failed.", &[("1775", "1775"), ("1783", "1783")]),
            ("In the early hours of 22 June 1941 it began.", &[("the early hours of 22 June 1941", "1941-06-22TMO")]),
        ],
    );
}

#[test]
fn article_dates() {
    for (given, text, want, from) in [
        (Some(TUESDAY), "It fell.", Some(TUESDAY), Some(Anchor::Metadata)),
        (None, "New plant opens\n\nNovember 05, 2024\n\nIt opened on Monday.", Some(TUESDAY), Some(Anchor::Dateline)),
        (None, "PERTH, Nov 5, 2024 (Reuters) - The firm said on Monday.", Some(TUESDAY), Some(Anchor::Dateline)),
        (None, "Results for the year ended June 30, 2024\n\nProfit fell.", None, None),
        (None, "The firm was founded on June 30, 1994.", None, None),
    ] {
        let (_, day, source) = read(given, text);
        assert_eq!((day.map(|d| d.to_string()).as_deref(), source), (want, from), "{text}");
    }
}

#[test]
fn days_covered() {
    for (text, first, last) in [
        ("In the nine months ended Sept. 30, 2024 it grew.", "2024-01-01", "2024-09-30"),
        ("The second quarter ended Sept. 30, 2024 was bad.", "2024-07-01", "2024-09-30"),
        ("The fair runs Nov. 7-9.", "2024-11-07", "2024-11-09"),
        ("Last week it fell.", "2024-10-28", "2024-11-03"),
    ] {
        let (found, ..) = read(Some(TUESDAY), text);
        let days = (found[0].1.start.map(|d| d.to_string()), found[0].1.end.map(|d| d.to_string()));
        assert_eq!(days, (Some(first.into()), Some(last.into())), "{text}");
    }
}

#[test]
fn modifiers() {
    for (text, want) in [
        ("It ends in early 2025.", Some(Modifier::Start)),
        ("It ends in mid-2025.", Some(Modifier::Mid)),
        ("It ends at the end of 2025.", Some(Modifier::End)),
        ("It took nearly two years.", Some(Modifier::LessThan)),
        ("It took two years.", None),
    ] {
        assert_eq!(read(Some(TUESDAY), text).0[0].1.modifier, want, "{text}");
    }
}

#[test]
fn nothing_breaks_it() {
    for text in [
        "",
        "the",
        "May",
        "99999999999",
        "31/",
        "the first",
        "'",
        "10:",
        "Q",
        "-2024-",
        "a a a",
        "2024–",
        "the end of the end of the end of",
    ] {
        read(None, text);
        read(Some("9999-12-31"), text);
    }
    read(Some("9999-12-31"), "Next year, tomorrow, 9000 years later, in 5000 centuries, 4000000000 days ago.");
}
