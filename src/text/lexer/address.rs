//! Web addresses, bare domains and e-mail addresses.

use super::{Token, TokenKind};

/// The longest host name that DNS allows (RFC 1035).
const LONGEST_HOST: usize = 253;

/// The most labels that a bare domain is searched for its ending.
const MOST_LABELS: usize = 6;

/// The longest part before the "@" of an address (RFC 5321).
const LONGEST_LOCAL: usize = 64;

/// The longest of [`ENDINGS`].
const LONGEST_ENDING: usize = 7;

/// Endings, sorted, that make a dotted name a domain: the generic ones in use, and country codes that are no English words.
const ENDINGS: &[&[u8]] = &[
    b"COM", b"NET", b"ORG", b"ae", b"ai", b"app", b"ar", b"au", b"az", b"bg", b"biz", b"br", b"ca", b"ch", b"cl",
    b"cn", b"co", b"com", b"cz", b"de", b"dev", b"dk", b"edu", b"ee", b"eg", b"es", b"eu", b"example", b"fi", b"fr",
    b"ge", b"gh", b"gov", b"gr", b"hk", b"hu", b"ie", b"il", b"info", b"int", b"io", b"jp", b"ke", b"kg", b"kr", b"kz",
    b"lk", b"lt", b"lu", b"lv", b"mil", b"mn", b"mx", b"net", b"news", b"ng", b"nl", b"nz", b"online", b"org", b"pe",
    b"ph", b"pk", b"pl", b"pt", b"qa", b"ro", b"ru", b"sa", b"se", b"sg", b"site", b"tech", b"tr", b"tv", b"tw", b"ua",
    b"uk", b"uz", b"vn", b"za",
];

/// Second labels after which any two-letter ending is a country code ("co.in", "com.my").
const SECOND: &[&[u8]] = &[b"co", b"com", b"org", b"net", b"gov", b"gob", b"go", b"ac", b"edu"];

/// Where the address ends that starts with the scheme `start..colon` ("https"), if it is one.
pub fn with_scheme(bytes: &[u8], start: usize, colon: usize) -> Option<usize> {
    let scheme = &bytes[start..colon];
    let known = [&b"http"[..], b"https", b"ftp"].iter().any(|s| s.eq_ignore_ascii_case(scheme));
    let slashes = bytes.get(colon + 1..colon + 3) == Some(b"//");
    (known && slashes).then(|| address_end(bytes, start, colon + 3))
}

/// Where the domain at `start` ends, with its path: "astanatimes.com", "www.example.org/a", "bbc.co.uk".
pub fn domain(bytes: &[u8], start: usize) -> Option<usize> {
    let end = host(bytes, start)?;
    match bytes.get(end..end + 2) {
        Some([b'/', next]) if next.is_ascii_alphanumeric() => Some(address_end(bytes, start, end)),
        _ => Some(end),
    }
}

/// Where the host name at `start` ends, at its last label that is a known ending.
fn host(bytes: &[u8], start: usize) -> Option<usize> {
    let www = bytes.get(start..start + 4).is_some_and(|b| b.eq_ignore_ascii_case(b"www."));
    let mut end = None;
    let mut before: &[u8] = b"";
    let mut from = start;
    for _ in 0..MOST_LABELS {
        let len = run(bytes, from, |b| b.is_ascii_alphanumeric() || b == b'-');
        let label = &bytes[from..from + len];
        let name = label.split(|b| *b == b'-').next().unwrap_or_default();
        if from > start && (ends_domain(before, name) || (www && label.len() > 1)) {
            end = Some(from + name.len());
        }
        if len == 0 || name.len() < len && end.is_some() || bytes.get(from + len) != Some(&b'.') {
            break;
        }
        before = label;
        from += len + 1;
    }
    end
}

fn ends_domain(before: &[u8], label: &[u8]) -> bool {
    ((2..=LONGEST_ENDING).contains(&label.len()) && ENDINGS.binary_search(&label).is_ok())
        || (label.len() == 2 && label.iter().all(u8::is_ascii_lowercase) && SECOND.contains(&before))
}

/// Where an address ends of which the bytes up to `from` are known: not in punctuation, nor in a bracket that it
/// does not open.
fn address_end(bytes: &[u8], start: usize, from: usize) -> usize {
    let mut end = from + run(bytes, from, |b| b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&()*+,;=%".contains(&b));
    let opens = bytes[start..end].contains(&b'(');
    while end > from {
        match bytes[end - 1] {
            b')' if opens => break,
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b']' | b'[' | b'(' | b'*' => end -= 1,
            _ => break,
        }
    }
    end
}

/// The e-mail address around the "@" at `at`: the first token it takes back, its start and its end.
pub fn email(bytes: &[u8], at: usize, glued: bool, tokens: &[Token]) -> Option<(usize, usize, usize)> {
    let after = bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
    let end = if glued && after { mail_host(bytes, at + 1)? } else { return None };
    let mut first = None;
    for (i, token) in tokens.iter().enumerate().rev() {
        let start = token.span.start as usize;
        if at - start > LONGEST_LOCAL || !in_local_part(&bytes[start..token.span.end as usize], token.kind) {
            break;
        }
        if matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Url) {
            first = Some((i, start, end));
        }
        if !token.glued {
            break;
        }
    }
    first
}

fn in_local_part(word: &[u8], kind: TokenKind) -> bool {
    match kind {
        TokenKind::Word | TokenKind::Number | TokenKind::Url => word.is_ascii(),
        _ => word.iter().all(|b| matches!(b, b'.' | b'-' | b'_' | b'+')),
    }
}

/// Where the host after an "@" ends: at least two labels, the last of letters.
fn mail_host(bytes: &[u8], start: usize) -> Option<usize> {
    let len = run(bytes, start, |b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.').min(LONGEST_HOST);
    let mut host = &bytes[start..start + len];
    while let [rest @ .., b'.' | b'-'] = host {
        host = rest;
    }
    let last = host.iter().rposition(|b| *b == b'.')?;
    let letters = host.len() - last > 2 && host[last + 1..].iter().all(u8::is_ascii_alphabetic);
    letters.then_some(start + host.len())
}

fn run(bytes: &[u8], from: usize, fits: impl Fn(u8) -> bool) -> usize {
    bytes.get(from..).unwrap_or_default().iter().take_while(|b| fits(**b)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_sorted_and_fit() {
        assert!(ENDINGS.is_sorted_by(|a, b| a < b));
        assert_eq!(ENDINGS.iter().map(|ending| ending.len()).max(), Some(LONGEST_ENDING));
    }
}
