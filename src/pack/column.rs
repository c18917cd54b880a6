//! Flat tables: rows of fixed size over bytes that are compiled in (and never copied) or built at load.
//!
//! Reading a row is a bounds check and a few unaligned loads, so a pack that was compiled at build time costs
//! nothing to start with, however large it is.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::marker::PhantomData;

/// A row of a fixed number of bytes, little-endian.
pub trait Record: Copy {
    /// Bytes of a row.
    const SIZE: usize;
    /// Reads a row from exactly [`Self::SIZE`] bytes.
    fn read(bytes: &[u8]) -> Self;
    /// Appends the row.
    fn write(self, out: &mut Vec<u8>);
}

impl Record for u32 {
    const SIZE: usize = 4;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        match bytes {
            [a, b, c, d] => u32::from_le_bytes([*a, *b, *c, *d]),
            _ => 0,
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }
}

impl Record for u64 {
    const SIZE: usize = 8;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        u64_at(bytes, 0)
    }

    fn write(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }
}

/// Makes rows of a struct that is one number.
macro_rules! number_record {
    ($row:ty, $number:ty) => {
        impl $crate::pack::column::Record for $row {
            const SIZE: usize = <$number as $crate::pack::column::Record>::SIZE;

            #[inline]
            fn read(bytes: &[u8]) -> Self {
                Self(<$number as $crate::pack::column::Record>::read(bytes))
            }

            fn write(self, out: &mut Vec<u8>) {
                $crate::pack::column::Record::write(self.0, out);
            }
        }
    };
}

pub(super) use number_record;

/// Reads the `u16` at `at`; 0 past the end.
#[inline]
pub fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
}

/// Reads the `u32` at `at`; 0 past the end.
#[inline]
pub fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, u32::read)
}

/// Reads the `u64` at `at`; 0 past the end.
#[inline]
pub fn u64_at(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |eight| u64::from_le_bytes(*eight))
}

/// A table of rows.
#[derive(Clone)]
pub struct Column<R> {
    bytes: Cow<'static, [u8]>,
    row: PhantomData<fn() -> R>,
}

impl<R> Default for Column<R> {
    fn default() -> Self {
        Self { bytes: Cow::Borrowed(&[]), row: PhantomData }
    }
}

impl<R> std::fmt::Debug for Column<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "Column({} bytes)", self.bytes.len())
    }
}

impl<R: Record> Column<R> {
    /// The table over bytes that another run wrote.
    pub fn from_bytes(bytes: &'static [u8]) -> Self {
        Self { bytes: Cow::Borrowed(bytes), row: PhantomData }
    }

    /// A table of the given rows.
    pub fn from_rows(rows: impl IntoIterator<Item = R>) -> Self {
        let rows = rows.into_iter();
        let mut bytes = Vec::with_capacity(rows.size_hint().0 * R::SIZE);
        rows.for_each(|row| row.write(&mut bytes));
        Self { bytes: Cow::Owned(bytes), row: PhantomData }
    }

    /// Its bytes, as [`Column::from_bytes`] takes them.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.bytes.len() / R::SIZE
    }

    /// Row `index`.
    #[inline]
    pub fn get(&self, index: usize) -> Option<R> {
        self.row(index).map(R::read)
    }

    /// The bytes of row `index`.
    #[inline]
    pub fn row(&self, index: usize) -> Option<&[u8]> {
        let at = index.checked_mul(R::SIZE)?;
        self.bytes.get(at..at + R::SIZE)
    }

    /// The row with this key; the rows stand in the order of their keys.
    pub fn find_by_key<K: Ord>(&self, key: K, of: impl Fn(&R) -> K) -> Option<R> {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from + (to - from) / 2;
            let row = self.get(middle)?;
            match of(&row).cmp(&key) {
                Ordering::Less => from = middle + 1,
                Ordering::Equal => return Some(row),
                Ordering::Greater => to = middle,
            }
        }
        None
    }

    /// The rows from `start` to before `end`.
    #[inline]
    pub fn rows(&self, start: usize, end: usize) -> impl Iterator<Item = R> + '_ {
        let bytes = self.bytes.get(start.saturating_mul(R::SIZE)..end.saturating_mul(R::SIZE)).unwrap_or(&[]);
        bytes.chunks_exact(R::SIZE).map(R::read)
    }

    /// All rows in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = R> + '_ {
        self.bytes.chunks_exact(R::SIZE).map(R::read)
    }
}

/// Where a string stands in an `Arena`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text {
    /// First byte.
    pub start: u32,
    /// Bytes.
    pub len: u16,
}

/// All strings of a pack, one after the other.
#[derive(Clone, Debug, Default)]
pub struct Arena(Cow<'static, str>);

impl Arena {
    /// The arena over text that another run wrote.
    pub fn from_str(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// Everything in it.
    pub fn all(&self) -> &str {
        &self.0
    }

    /// The string at `text`; "" where there is none.
    #[inline]
    pub fn get(&self, text: Text) -> &str {
        let start = text.start as usize;
        self.0.get(start..start + text.len as usize).unwrap_or("")
    }

    /// Appends a string. One longer than 65,535 bytes is cut: the readers refuse such names beforehand.
    pub fn push(&mut self, text: &str) -> Text {
        let mut len = text.len().min(usize::from(u16::MAX));
        while !text.is_char_boundary(len) {
            len -= 1;
        }
        let all = self.0.to_mut();
        let start = all.len() as u32;
        all.push_str(&text[..len]);
        Text { start, len: len as u16 }
    }
}
