//! JSON as serde_json writes it, byte for byte, made for records: they go straight into bytes, field names need no
//! look for escapes, and texts are looked through block by block.

use crate::text::json::plain_len;
use serde::ser::{
    Error as _, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};
use serde_json::Error;

/// Appends a record to `out`.
///
/// # Errors
/// When it holds what no record holds: floats, bytes, enum variants with fields, maps whose keys are no strings.
pub fn write<T: Serialize + ?Sized>(record: &T, out: &mut Vec<u8>) -> Result<(), Error> {
    record.serialize(Json(out))
}

/// Appends a text in quotation marks.
#[inline]
fn write_text(text: &str, out: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    out.reserve(rest.len() + 2);
    out.push(b'"');
    while let Some((plain, byte, behind)) = first_escape(rest) {
        out.extend_from_slice(plain);
        write_escape(byte, out);
        rest = behind;
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// The first byte that doesn't stand for itself, with what stands before and behind it.
#[inline]
fn first_escape(bytes: &[u8]) -> Option<(&[u8], u8, &[u8])> {
    let at = plain_len(bytes);
    let (byte, behind) = bytes.get(at..)?.split_first()?;
    Some((&bytes[..at], *byte, behind))
}

fn write_escape(byte: u8, out: &mut Vec<u8>) {
    let letter = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0C => b'f',
        _ => {
            let digit = |value: u8| b"0123456789abcdef"[usize::from(value & 15)];
            return out.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte)]);
        }
    };
    out.extend_from_slice(&[b'\\', letter]);
}

/// Appends a number's digits.
#[inline]
fn write_number(mut number: u64, out: &mut Vec<u8>) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return out.extend_from_slice(&digits[at..]);
        }
    }
}

/// One value to be written.
struct Json<'o>(&'o mut Vec<u8>);

/// A list or an object that is being written.
struct Parts<'o> {
    out: &'o mut Vec<u8>,
    /// What stands before the next part.
    before: u8,
    /// What stands behind the last one.
    end: u8,
}

impl<'o> Parts<'o> {
    fn new(out: &'o mut Vec<u8>, brackets: [u8; 2]) -> Self {
        Self { out, before: brackets[0], end: brackets[1] }
    }

    #[inline]
    fn part<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.out.push(std::mem::replace(&mut self.before, b','));
        value.serialize(Json(self.out))
    }

    /// Inlined where it is called, so that names are written as the constants that they are.
    #[inline(always)]
    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Error> {
        self.out.reserve(name.len() + 4);
        self.out.extend_from_slice(&[std::mem::replace(&mut self.before, b','), b'"']);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        value.serialize(Json(self.out))
    }

    #[inline]
    fn finish(self) -> Result<(), Error> {
        if self.before != b',' {
            self.out.push(self.before);
        }
        self.out.push(self.end);
        Ok(())
    }
}

/// What is said of a value that no record holds.
fn foreign() -> Error {
    Error::custom("records hold no such value")
}

macro_rules! numbers {
    ($($method:ident: $number:ty),*) => {
        $(#[inline]
        fn $method(self, number: $number) -> Result<(), Error> {
            write_number(number.into(), self.0);
            Ok(())
        })*
    };
}

macro_rules! foreign {
    ($($method:ident($($argument:ty),*) -> $ok:ty),* $(,)?) => {
        $(fn $method(self, $(_: $argument),*) -> Result<$ok, Error> {
            Err(foreign())
        })*
    };
}

impl<'o> Serializer for Json<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Parts<'o>;
    type SerializeTuple = Parts<'o>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Parts<'o>;
    type SerializeStruct = Parts<'o>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers! { serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64 }

    foreign! {
        serialize_i8(i8) -> (),
        serialize_i16(i16) -> (),
        serialize_i32(i32) -> (),
        serialize_i64(i64) -> (),
        serialize_f32(f32) -> (),
        serialize_f64(f64) -> (),
        serialize_bytes(&[u8]) -> (),
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    }

    #[inline]
    fn serialize_bool(self, it: bool) -> Result<(), Error> {
        self.0.extend_from_slice(if it { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_char(self, it: char) -> Result<(), Error> {
        self.serialize_str(it.encode_utf8(&mut [0; 4]))
    }

    #[inline]
    fn serialize_str(self, text: &str) -> Result<(), Error> {
        write_text(text, self.0);
        Ok(())
    }

    #[inline]
    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    #[inline]
    fn serialize_unit(self) -> Result<(), Error> {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let mut parts = Parts::new(self.0, *b"{}");
        parts.field(variant, value)?;
        parts.finish()
    }

    #[inline]
    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Error> {
        Ok(Parts::new(self.0, *b"[]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Ok(Parts::new(self.0, *b"[]"))
    }

    #[inline]
    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Ok(Parts::new(self.0, *b"{}"))
    }

    #[inline]
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, Error> {
        Ok(Parts::new(self.0, *b"{}"))
    }
}

impl SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.part(value)
    }

    #[inline]
    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl SerializeTuple for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.part(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Error;

    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.field(name, value)
    }

    #[inline]
    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

/// What `#[serde(flatten)]` makes of a record.
impl SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Error> {
        self.part(name)
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.out.push(b':');
        value.serialize(Json(self.out))
    }

    #[inline]
    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_are_escaped_as_serde_json_does() {
        let every: String = (0..0x180).filter_map(char::from_u32).collect();
        for text in ["", "plain", "eight by", "just over sixteen", "a\"b", "line\nline", "\\", "é€😀", "\u{7f}", &every]
        {
            for start in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
                let mut out = Vec::new();
                write_text(&text[start..], &mut out);
                assert_eq!(String::from_utf8(out).unwrap(), json!(text[start..]).to_string());
            }
        }
    }

    #[test]
    fn values_are_written_as_serde_json_does() {
        let values = [
            json!({"a": [1, 20, u64::MAX, 0], "b": {}, "c": [], "d": null, "e": [true, false], "\"": "x"}),
            json!([[], [[]], [{}, {"x": {"y": "z"}}]]),
            json!(null),
        ];
        for value in values {
            let mut out = Vec::new();
            write(&value, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), value.to_string());
        }
    }

    #[test]
    fn what_no_record_holds_is_an_error() {
        assert!(write(&1.5, &mut Vec::new()).is_err());
        assert!(write(&-1, &mut Vec::new()).is_err());
    }
}
