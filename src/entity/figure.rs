//! Parsing of figures: digits, scales, number words, ranges and bounds; shared by money, percent, quantity, number.
