#!/usr/bin/env python3
"""run.py BINARY NEWS.jsonl[.gz] [--megabytes N]: dateline beside other rule engines on the same articles, in one run.

Installs spaCy (PyPI) and winkNLP (npm) into a temporary folder. The peers do the part of the job that they can: tokens,
sentences, a list of names (our countries, commodities and companies) and patterns for money, percentages and dates; no
events, no normalised values. dateline does all of its job. Not part of the tests.
"""
import argparse, gzip, json, pathlib, re, shutil, subprocess, sys, tempfile, time
HERE = pathlib.Path(__file__).resolve().parent
LISTS = HERE.parent.parent / "packs" / "core" / "names"

def names():
    out = []
    for name in ("countries", "commodities", "companies"):
        for line in (LISTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            if line.startswith("#") or not line.strip(): continue
            cells = line.split("\t")
            out += [cells[0]] + (cells[1].split("|") if len(cells) > 1 and cells[1] else [])
    return sorted(set(out))

MONEY = r"(?:US|A|C|HK|NZ)?[$€£¥]\s?\d[\d,.]*(?:\s?(?:million|billion|trillion|mln|bln|bn|m))?|\d[\d,.]*\s(?:million|billion|mln|bln)\s(?:dollars|dlrs|euros|pounds|yen)"
PERCENT = r"\d[\d,.]*\s?(?:%|percent|pct|per cent)"
DATE = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.?\s\d{1,2}(?:,\s\d{4})?|(?:last|next|this)\s(?:week|month|year|quarter)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:19|20)\d\d\b"

def python_re(texts, listed):
    pattern = re.compile("|".join(f"(?:{p})" for p in (MONEY, PERCENT, DATE)))
    known, run = set(listed), re.compile(r"[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){0,4}")
    def longest(words):
        return next((n for n in range(len(words), 0, -1) if " ".join(words[:n]) in known), 0)
    sentence = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
    start = time.perf_counter()
    for text in texts: json.dumps([[m.span() for m in pattern.finditer(text)], [m.start() for m in run.finditer(text) if longest(m[0].split())], len(sentence.split(text))])
    return time.perf_counter() - start

def spacy_ruler(texts, listed):
    import spacy
    nlp = spacy.blank("en"); nlp.add_pipe("sentencizer"); ruler = nlp.add_pipe("entity_ruler")
    number = {"LIKE_NUM": True}
    ruler.add_patterns([{"label": "NAME", "pattern": n} for n in listed] + [
        {"label": "MONEY", "pattern": [{"IS_CURRENCY": True}, number, {"LOWER": {"IN": ["million", "billion", "mln", "bn"]}, "OP": "?"}]},
        {"label": "PERCENT", "pattern": [number, {"LOWER": {"IN": ["%", "percent", "pct"]}}]},
        {"label": "DATE", "pattern": [{"TEXT": {"REGEX": "^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"}}, number]},
        {"label": "DATE", "pattern": [{"LOWER": {"IN": ["last", "next", "this"]}}, {"LOWER": {"IN": ["week", "month", "year", "quarter"]}}]}])
    start = time.perf_counter()
    for doc in nlp.pipe(texts): json.dumps([[(e.start_char, e.end_char) for e in doc.ents], sum(1 for _ in doc.sents)])
    return time.perf_counter() - start

def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("binary"); a.add_argument("news"); a.add_argument("--megabytes", type=float, default=2.0); a.add_argument("--peer", help=argparse.SUPPRESS)
    o = a.parse_args()
    texts, size = [], 0
    for line in (gzip.open if o.news.endswith(".gz") else open)(o.news, "rt", encoding="utf-8"):
        texts.append(json.loads(line)["text"]); size += len(texts[-1].encode())
        if size > o.megabytes * 1e6: break
    if o.peer:
        seconds = {"re": python_re, "spacy": spacy_ruler}[o.peer](texts, names()); print(size / 1e6 / seconds); return
    folder = pathlib.Path(tempfile.mkdtemp(prefix="peers-"))
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "spacy"], check=True)
    subprocess.run(["npm", "install", "--silent", "--prefix", folder, "wink-nlp", "wink-eng-lite-web-model"], check=True)
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8"); (folder / "names.json").write_text(json.dumps(names()), encoding="utf-8")
    rates = {}
    for peer in ("spacy", "re"):
        rates[peer] = float(subprocess.run([python, __file__, o.binary, o.news, "--megabytes", str(o.megabytes), "--peer", peer], check=True, stdout=subprocess.PIPE).stdout)
    shutil.copy(HERE / "wink.js", folder)
    rates["winkNLP"] = float(subprocess.run(["node", folder / "wink.js"], cwd=folder, check=True, stdout=subprocess.PIPE).stdout)
    feed = "".join(json.dumps({"text": t}, ensure_ascii=False) + "\n" for t in texts).encode()
    walls = []
    for _ in range(5):
        start = time.perf_counter(); subprocess.run([o.binary, "extract", "--from", "jsonl", "--jobs", "1"], input=feed, stdout=subprocess.DEVNULL, check=True); walls.append(time.perf_counter() - start)
    ours = size / 1e6 / sorted(walls)[2]
    print(f"dateline, everything with events, one core: {ours:.2f} MB/s")
    for peer, rate in sorted(rates.items(), key=lambda r: -r[1]): print(f"{peer}: {rate:.3f} MB/s; dateline is {ours / rate:.0f} times as fast")
    shutil.rmtree(folder)

if __name__ == "__main__": main()
