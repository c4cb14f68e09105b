//! Reads JSON into typed answers with little code. `serde_json` builds, for each type, a reader that takes lists
//! for objects and words every possible mistake; of some hundred types that is a third of the app. Here an answer
//! becomes a tree first, and each type only has the one reader that it needs. The server's answers are either
//! right or the app is too old: which field is wrong helps nobody on a phone.
//!
//! Not here: writing JSON, which `serde_json` does well.

use std::fmt;

use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// It was not JSON, or not of this type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotUnderstood;

impl fmt::Display for NotUnderstood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not understood")
    }
}

impl std::error::Error for NotUnderstood {}

impl de::Error for NotUnderstood {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
    // The standard ones word what is wrong; nobody reads that here.
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }
    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn missing_field(_: &'static str) -> Self {
        Self
    }
    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

type Result<T> = std::result::Result<T, NotUnderstood>;

/// Reads JSON as `T`.
pub(crate) fn read<T: for<'de> de::Deserialize<'de>>(text: &str) -> Result<T> {
    T::deserialize(parse(text)?)
}

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Null,
    Truth(bool),
    Whole(i64),
    Fraction(f64),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

fn parse(text: &str) -> Result<Node> {
    let mut parser = Parser { text, at: 0 };
    let node = parser.value(0)?;
    parser.space();
    if parser.at == text.len() { Ok(node) } else { Err(NotUnderstood) }
}

/// Deeper answers than the server gives.
const DEPTH: u8 = 64;

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn eat(&mut self, word: &str) -> bool {
        let found = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        if found {
            self.at += word.len();
        }
        found
    }

    fn must(&mut self, word: &str) -> Result<()> {
        self.space();
        if self.eat(word) { Ok(()) } else { Err(NotUnderstood) }
    }

    fn value(&mut self, depth: u8) -> Result<Node> {
        if depth > DEPTH {
            return Err(NotUnderstood);
        }
        self.space();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Node::Text),
            Some(b't') if self.eat("true") => Ok(Node::Truth(true)),
            Some(b'f') if self.eat("false") => Ok(Node::Truth(false)),
            Some(b'n') if self.eat("null") => Ok(Node::Null),
            _ => self.number(),
        }
    }

    fn object(&mut self, depth: u8) -> Result<Node> {
        self.at += 1;
        let mut fields = Vec::new();
        self.space();
        if self.eat("}") {
            return Ok(Node::Object(fields));
        }
        loop {
            self.space();
            let name = self.string()?;
            self.must(":")?;
            fields.push((name, self.value(depth + 1)?));
            self.space();
            if self.eat("}") {
                return Ok(Node::Object(fields));
            }
            self.must(",")?;
        }
    }

    fn list(&mut self, depth: u8) -> Result<Node> {
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.eat("]") {
            return Ok(Node::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.space();
            if self.eat("]") {
                return Ok(Node::List(items));
            }
            self.must(",")?;
        }
    }

    fn string(&mut self) -> Result<String> {
        self.must("\"")?;
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..).ok_or(NotUnderstood)?;
            let plain = rest.find(['"', '\\']).ok_or(NotUnderstood)?;
            out.push_str(rest.get(..plain).ok_or(NotUnderstood)?);
            self.at += plain;
            if self.eat("\"") {
                return Ok(out);
            }
            self.at += 1;
            out.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Result<char> {
        let letter = self.peek().ok_or(NotUnderstood)?;
        self.at += 1;
        Ok(match letter {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let first = self.unit()?;
                // Above the first 65,536 characters a pair stands for one.
                let code = if (0xd800..0xdc00).contains(&first) && self.eat("\\u") {
                    let second = self.unit()?.checked_sub(0xdc00).filter(|low| *low < 0x400);
                    0x1_0000 + ((first - 0xd800) << 10) + second.ok_or(NotUnderstood)?
                } else {
                    first
                };
                char::from_u32(code).ok_or(NotUnderstood)?
            }
            b'"' | b'\\' | b'/' => char::from(letter),
            _ => return Err(NotUnderstood),
        })
    }

    fn unit(&mut self) -> Result<u32> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(NotUnderstood)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).map_err(|_| NotUnderstood)
    }

    fn number(&mut self) -> Result<Node> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E')) {
            self.at += 1;
        }
        let digits = self.text.get(start..self.at).ok_or(NotUnderstood)?;
        match digits.parse() {
            Ok(whole) => Ok(Node::Whole(whole)),
            Err(_) => digits.parse().map(Node::Fraction).map_err(|_| NotUnderstood),
        }
    }
}

impl<'de> de::Deserializer<'de> for Node {
    type Error = NotUnderstood;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Truth(truth) => visitor.visit_bool(truth),
            Self::Whole(whole) => visitor.visit_i64(whole),
            Self::Fraction(fraction) => visitor.visit_f64(fraction),
            Self::Text(text) => visitor.visit_string(text),
            Self::List(items) => visitor.visit_seq(Items(items.into_iter())),
            Self::Object(fields) => visitor.visit_map(Fields { rest: fields.into_iter(), value: None }),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let Self::Object(fields) = self else { return Err(NotUnderstood) };
        visitor.visit_map(Fields { rest: fields.into_iter(), value: None })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let Self::List(items) = self else { return Err(NotUnderstood) };
        visitor.visit_seq(Items(items.into_iter()))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self == Self::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let Self::Text(text) = self else { return Err(NotUnderstood) };
        visitor.visit_string(text)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let Self::Text(text) = self else { return Err(NotUnderstood) };
        visitor.visit_str(&text)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        match self {
            Self::Text(text) => visitor.visit_enum(text.into_deserializer()),
            // `{ "Variant": content }`
            Self::Object(fields) => visitor.visit_enum(de::value::MapAccessDeserializer::new(Fields {
                rest: fields.into_iter(),
                value: None,
            })),
            _ => Err(NotUnderstood),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let Self::Truth(truth) = self else { return Err(NotUnderstood) };
        visitor.visit_bool(truth)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let Self::Whole(whole) = self else { return Err(NotUnderstood) };
        visitor.visit_i64(whole)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

impl<'de> IntoDeserializer<'de, NotUnderstood> for Node {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

struct Items(std::vec::IntoIter<Node>);

impl<'de> de::SeqAccess<'de> for Items {
    type Error = NotUnderstood;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        match self.0.next() {
            Some(node) => seed.deserialize(node).map(Some),
            None => Ok(None),
        }
    }
}

struct Fields {
    rest: std::vec::IntoIter<(String, Node)>,
    value: Option<Node>,
}

impl<'de> de::MapAccess<'de> for Fields {
    type Error = NotUnderstood;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        match self.rest.next() {
            Some((name, value)) => {
                self.value = Some(value);
                seed.deserialize(Name(name)).map(Some)
            }
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        seed.deserialize(self.value.take().ok_or(NotUnderstood)?)
    }
}

/// The name of a field: always text.
struct Name(String);

impl<'de> de::Deserializer<'de> for Name {
    type Error = NotUnderstood;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_str(&self.0)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
