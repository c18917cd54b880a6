//! Tests of name recognition over small packs.
