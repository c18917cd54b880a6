#!/usr/bin/env python3
"""Checks the name lists of the core pack, and with --fix rewrites them in normal form.

Usage: tools/check_lists.py [--fix] [FILE.tsv ...]     (default: packs/core/names/*.tsv)

Normal form: UTF-8; comment lines (#) only at the top; `name<TAB>aliases<TAB>attributes` with
trailing empty columns left out; rows sorted by name bytewise, names unique; aliases sorted,
unique, without the name; attributes `k=v; k=v` sorted by key; no stray spaces.
"""
import pathlib
import re
import sys

NAMES = pathlib.Path(__file__).resolve().parent.parent / "packs" / "core" / "names"

# Keys a list may use. A key that is not here is a typing mistake.
COMMON = {"case", "evidence", "evidence_aliases", "exact"}
KEYS = {
    "cities": {"country", "also", "population", "kind", "capital"},
    "commodities": {"kind", "of"},
    "companies": {"country", "ticker", "sector", "kind"},
    "countries": {"iso", "iso3", "capital", "currency", "kind", "historic"},
    "currencies": {"code", "minor", "signs", "ambiguous", "historic", "country", "kind"},
    "deposits": {"country", "commodity", "kind"},
    "facilities": {"country", "commodity", "kind"},
    "given_names": {"gender"},
    "legal_forms": {"country", "position", "weak", "kind"},
    "nationalities": {"country", "kind", "person"},
    "organizations": {"country", "kind"},
    "publishers": {"country", "domain", "kind"},
    "regions": {"country", "kind", "also"},
    "surnames": set(),
    "titles": {"kind", "position"},
    "acronyms": set(), "people": set(), "bodies": {"country"}, "given_names_world": set(), "surnames_world": set(),
    "heads": {"is", "part"},
    "words": {"usual"},
    "words": {"usual"},
    "units": {"dimension", "scale", "base", "per", "kind", "position"},
}
REQUIRED = {
    "companies": {"country"}, "countries": set(), "cities": {"country", "population"},
    "commodities": {"kind"}, "currencies": {"code"}, "legal_forms": {"position"},
    "titles": {"kind"}, "units": {"dimension"}, "publishers": {"country", "kind"}, "organizations": {"kind"},
    "facilities": {"kind"}, "deposits": {"country", "kind"},
}
ISO3166 = set("""
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
XK SU YU CS DD
""".split())  # last line: Kosovo (user-assigned) and withdrawn codes of former states


def parse(text):
    """-> (comment lines, rows as [name, aliases, attributes], problems)"""
    comments, rows, problems = [], [], []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#") and not rows:
            comments.append(line.rstrip())
            continue
        if not line.strip():
            continue
        columns = line.split("\t")
        if len(columns) > 3:
            problems.append(f"line {number}: more than three columns")
        columns = (columns + ["", ""])[:3]
        aliases = [a for a in (clean(a) for a in columns[1].split("|")) if a]
        attributes = {}
        for pair in columns[2].split(";"):
            if not pair.strip():
                continue
            key, eq, value = pair.partition("=")
            if not eq or not clean(key) or not clean(value):
                problems.append(f"line {number}: not k=v: {pair!r}")
                continue
            if clean(key) in attributes:
                problems.append(f"line {number}: attribute {clean(key)} twice")
            attributes[clean(key)] = clean(value)
        rows.append([clean(columns[0]), aliases, attributes])
    return comments, rows, problems


def clean(text):
    return re.sub(r"\s+", " ", text).strip()


def merge(rows):
    """Rows of one name become one: aliases joined, the first row's attributes win."""
    merged = {}
    for name, aliases, attributes in rows:
        if name in merged:
            merged[name][0].update(aliases)
            merged[name][1].update({k: v for k, v in attributes.items() if k not in merged[name][1]})
        else:
            merged[name] = (set(aliases), dict(attributes))
    return merged


def distinct(name, aliases, attributes):
    """The aliases in order, without those that another form covers.

    A form covers another that differs only in case, unless it asks for more capitals: "Almaty region"
    finds "Almaty Region", not the other way round. Exact forms cover nothing and stay.
    """
    exact = set(attributes.get("exact", "").split("|"))
    covering, kept = {name.casefold(): capitals(name)}, []
    for alias in sorted(aliases - {name}, key=lambda a: a.encode()):
        key = alias.casefold()
        if alias in exact or key not in covering or capitals(alias) < covering[key]:
            kept.append(alias)
            if alias not in exact:
                covering[key] = capitals(alias)
    return kept


def capitals(form):
    """How many words of a form open with a capital."""
    return sum(word[0].isupper() for word in form.split())


def render(comments, rows):
    out = list(comments)
    merged = merge(rows)
    for name in sorted(merged, key=lambda n: n.encode()):
        aliases, attributes = merged[name]
        columns = [name,
                   "|".join(distinct(name, aliases, attributes)),
                   "; ".join(f"{k}={attributes[k]}" for k in sorted(attributes))]
        out.append("\t".join(columns).rstrip("\t"))
    return "\n".join(out) + "\n"


def check_rows(kind, rows):
    """Problems that --fix cannot mend."""
    allowed = KEYS.get(kind)
    owner = {}
    for name, aliases, attributes in rows:
        if not name:
            yield "a row without a name"
        if allowed is not None:
            for key in sorted(set(attributes) - allowed - COMMON):
                yield f"{name}: unknown attribute {key}"
            for key in sorted(REQUIRED.get(kind, set()) - set(attributes)):
                yield f"{name}: attribute {key} is missing"
        forms = {name, *aliases}
        signs = set(attributes.get("signs", "").split("|"))
        for key in ("exact", "evidence_aliases"):
            for form in attributes.get(key, "").split("|"):
                if form and form not in forms | signs:
                    yield f"{name}: {key} names {form!r}, which is not an alias"
        if attributes.get("evidence", "yes") != "yes":
            yield f"{name}: evidence={attributes['evidence']}"
        for key in ("country", "iso", "also"):
            for code in attributes.get(key, "").split("|"):
                if code and code not in ISO3166:
                    yield f"{name}: {key}={code} is no ISO 3166 code"
        if "code" in attributes and not re.fullmatch(r"[A-Z]{3}", attributes["code"]):
            yield f"{name}: code={attributes['code']} is no ISO 4217 code"
        exact = set(attributes.get("exact", "").split("|"))
        for form in sorted(forms):
            key = form if form in exact else form.casefold()
            if owner.setdefault(key, name) != name:
                yield f"{form!r} stands for both {owner[key]!r} and {name!r}"
        for form in forms:
            if re.search(r"[\u2018\u2019\u201c\u201d;=\u00a0]", form) and kind != "units":
                yield f"{name}: {form!r} holds a curly quote or a separator"


def main(arguments):
    fix = "--fix" in arguments
    files = [pathlib.Path(a) for a in arguments if a != "--fix"] or sorted(NAMES.glob("*.tsv"))
    bad = 0
    for path in files:
        text = path.read_text(encoding="utf-8")
        comments, rows, problems = parse(text)
        normal = render(comments, rows)
        if text != normal and fix:
            path.write_text(normal, encoding="utf-8")
        elif text != normal:
            problems.append("not in normal form (run with --fix)")
        problems += check_rows(path.stem, rows)
        for problem in problems:
            print(f"{path.name}: {problem}")
        bad += len(problems)
        print(f"{path.name}: {len(merge(rows))} rows, {len(normal.encode())} bytes")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
