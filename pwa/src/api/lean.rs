//! From JSON to what the app knows, in few bytes.
//!
//! `serde_json` reads a text into a `Value`, once for the whole app; from there each type is filled by the reader
//! here. Filled straight from the text, every list, every optional part and every struct of every answer would
//! bring a parser of its own: together a tenth of the app. Errors carry no words: what cannot be read is too new
//! or broken, and the caller says what to do.

use std::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Map, Value, map};

/// It cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unreadable {}

impl serde::de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Reads a text.
pub(crate) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    from_value(&parse(text)?)
}

/// Reads a text as far as it is JSON.
#[inline(never)]
pub(crate) fn parse(text: &str) -> Result<Value, Unreadable> {
    serde_json::from_str(text).map_err(|_| Unreadable)
}

/// Reads a value.
pub(crate) fn from_value<T: DeserializeOwned>(value: &Value) -> Result<T, Unreadable> {
    T::deserialize(Reader(value))
}

#[derive(Clone, Copy)]
struct Reader<'v>(&'v Value);

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Unreadable;

    #[inline(never)]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(value) => number(value, visitor),
            Value::String(value) => visitor.visit_borrowed_str(value),
            Value::Array(items) => visitor.visit_seq(Items(items.iter())),
            Value::Object(fields) => visitor.visit_map(Fields::of(fields)),
        }
    }

    #[inline(never)]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    #[inline(never)]
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Array(items) => visitor.visit_seq(Items(items.iter())),
            _ => Err(Unreadable),
        }
    }

    #[inline(never)]
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Object(fields) => visitor.visit_map(Fields::of(fields)),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_map(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::String(value) => visitor.visit_borrowed_str(value),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Bool(value) => visitor.visit_bool(*value),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_i64(self.0.as_i64().ok_or(Unreadable)?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_u64(self.0.as_u64().ok_or(Unreadable)?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::String(name) => visitor.visit_enum(Variant { name, content: &Value::Null }),
            Value::Object(fields) => match fields.iter().next() {
                Some((name, content)) => visitor.visit_enum(Variant { name, content }),
                None => Err(Unreadable),
            },
            _ => Err(Unreadable),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 u16 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
    }
}

fn number<'v, V: Visitor<'v>>(value: &serde_json::Number, visitor: V) -> Result<V::Value, Unreadable> {
    match (value.as_i64(), value.as_f64()) {
        (Some(whole), _) => visitor.visit_i64(whole),
        (None, Some(real)) => visitor.visit_f64(real),
        (None, None) => Err(Unreadable),
    }
}

struct Items<'v>(std::slice::Iter<'v, Value>);

impl<'v> SeqAccess<'v> for Items<'v> {
    type Error = Unreadable;

    #[inline(never)]
    fn next_element_seed<T: DeserializeSeed<'v>>(&mut self, seed: T) -> Result<Option<T::Value>, Unreadable> {
        self.0.next().map(|item| seed.deserialize(Reader(item))).transpose()
    }
}

struct Fields<'v> {
    left: map::Iter<'v>,
    value: &'v Value,
}

impl<'v> Fields<'v> {
    fn of(fields: &'v Map<String, Value>) -> Self {
        Self { left: fields.iter(), value: &Value::Null }
    }
}

impl<'v> MapAccess<'v> for Fields<'v> {
    type Error = Unreadable;

    #[inline(never)]
    fn next_key_seed<K: DeserializeSeed<'v>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        let Some((name, value)) = self.left.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    #[inline(never)]
    fn next_value_seed<T: DeserializeSeed<'v>>(&mut self, seed: T) -> Result<T::Value, Unreadable> {
        seed.deserialize(Reader(self.value))
    }
}

struct Variant<'v> {
    name: &'v str,
    content: &'v Value,
}

impl<'v> EnumAccess<'v> for Variant<'v> {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<N: DeserializeSeed<'v>>(self, seed: N) -> Result<(N::Value, Self), Unreadable> {
        let name = self.name.into_deserializer();
        Ok((seed.deserialize::<serde::de::value::StrDeserializer<'_, Unreadable>>(name)?, self))
    }
}

impl<'v> VariantAccess<'v> for Variant<'v> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'v>>(self, seed: T) -> Result<T::Value, Unreadable> {
        seed.deserialize(Reader(self.content))
    }

    fn tuple_variant<V: Visitor<'v>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        Reader(self.content).deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'v>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        Reader(self.content).deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Kind {
        Plain,
        Named { size: u8 },
        Wrapped(Vec<i64>),
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Thing {
        name: String,
        #[serde(default)]
        many: Vec<Option<i32>>,
        maybe: Option<f64>,
        big: u64,
        yes: bool,
        kinds: Vec<Kind>,
        by_name: BTreeMap<String, (u8, char)>,
        any: Value,
    }

    #[test]
    fn whatever_is_written_reads_back_as_itself() {
        let thing = Thing {
            name: "Pluktuin \u{1f333} \"groen\"".into(),
            many: vec![Some(-3), None],
            maybe: Some(52.5),
            big: u64::MAX,
            yes: true,
            kinds: vec![Kind::Plain, Kind::Named { size: 7 }, Kind::Wrapped(vec![i64::MIN, 0])],
            by_name: [("a".to_owned(), (1, 'é'))].into(),
            any: serde_json::json!({"x": [1, null, "y"]}),
        };
        let text = serde_json::to_string(&thing).unwrap();
        assert_eq!(from_text::<Thing>(&text), Ok(thing));
    }

    #[test]
    fn what_is_too_new_is_left_out_and_what_is_missing_is_noticed() {
        let whole = r#"{"name":"x","big":1,"yes":false,"kinds":[],"by_name":{},"any":null,"later":[{}]}"#;
        let thing: Thing = from_text(whole).unwrap();
        assert_eq!((thing.many.len(), thing.maybe), (0, None));
        for broken in [
            "",
            "[]",
            "{",
            r#"{"name":"x"}"#,
            &whole.replace("\"x\"", "7"),
            &whole.replace("1,", "-1,"),
            &whole.replace("[],", "[\"Other\"],"),
        ] {
            assert_eq!(from_text::<Thing>(broken), Err(Unreadable), "{broken}");
        }
    }
}
