//! Web addresses, bare domains and e-mail addresses.

use super::{Token, TokenKind};

/// The longest host name that DNS allows (RFC 1035).
const LONGEST_HOST: usize = 253;

/// The most labels that a bare domain is searched for its ending.
const MOST_LABELS: usize = 6;

/// The longest part before the "@" of an address (RFC 5321).
const LONGEST_LOCAL: usize = 64;

/// Endings that make a dotted name a domain: the generic ones in use, and country codes that are no English words.
const ENDINGS: &[&[u8]] = &[
    b"com", b"org", b"net", b"edu", b"gov", b"mil", b"int", b"info", b"biz", b"io", b"ai", b"app", b"dev", b"news",
    b"online", b"site", b"tech", b"tv", b"co", b"eu", b"uk", b"fr", b"de", b"nl", b"ch", b"se", b"dk", b"fi", b"pl",
    b"cz", b"hu", b"ro", b"bg", b"gr", b"es", b"pt", b"ru", b"ua", b"kz", b"uz", b"kg", b"az", b"ge", b"mn", b"cn",
    b"jp", b"kr", b"tw", b"hk", b"sg", b"vn", b"ph", b"pk", b"lk", b"au", b"nz", b"ca", b"mx", b"br", b"ar", b"cl",
    b"example", b"pe", b"za", b"ng", b"ke", b"gh", b"eg", b"tr", b"il", b"ae", b"sa", b"qa", b"ie", b"lu", b"ee",
    b"lv", b"lt", b"COM", b"ORG", b"NET",
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
    ENDINGS.contains(&label)
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
