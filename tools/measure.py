#!/usr/bin/env python3
"""measure.py BINARY NEWS.jsonl[.gz]: how fast the command is and how much memory it takes, as docs/performance.md states.

Standard library only. Every figure is the median of --runs runs; all of them come from one call on one machine, so that
ratios between them mean something even where the machine is shared.
"""
import argparse, gzip, json, os, pathlib, resource, shutil, statistics, subprocess, sys, tempfile, time

def run(command, stdin=None):
    """(seconds, peak kB) of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status: sys.exit(f"{command} ended with {status}")
    return time.perf_counter() - start, usage.ru_maxrss

def median(command, runs, feed=None):
    seconds = []
    for _ in range(runs):
        with open(feed or os.devnull, "rb") as stdin: seconds.append(run(command, stdin)[0])
    return statistics.median(seconds)

def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("binary"); a.add_argument("news"); a.add_argument("--runs", type=int, default=5); a.add_argument("--copies", type=int, default=20)
    o = a.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="measure-"))
    opener = gzip.open if o.news.endswith(".gz") else open
    rows = [json.loads(line) for line in opener(o.news, "rt", encoding="utf-8") if line.strip()]
    megabytes = sum(len(r["text"].encode()) for r in rows) / 1e6
    news = folder / "news.jsonl"
    news.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    one = folder / "one.txt"; one.write_text(rows[0]["text"], encoding="utf-8")
    cores = os.cpu_count()
    print(f"{len(rows)} articles, {megabytes:.1f} MB of text, {cores} cores, median of {o.runs} runs")
    extract = [o.binary, "extract", str(news)]
    single = median(extract + ["--jobs", "1"], o.runs)
    print(f"events, 1 job: {megabytes / single:.1f} MB/s")
    for jobs in sorted({2, cores}):
        wall = median(extract + ["--jobs", str(jobs)], o.runs)
        print(f"events, {jobs} jobs: {megabytes / wall:.1f} MB/s, {single / wall:.2f} times one job")
    print(f"documents, 1 job: {megabytes / median(extract + ['--jobs', '1', '--to', 'documents'], o.runs):.1f} MB/s")
    print(f"one article on standard input: {1000 * median([o.binary, 'extract'], 6 * o.runs, one):.1f} ms")
    many = folder / "many.jsonl"
    with open(many, "w", encoding="utf-8") as out:
        for copy in range(o.copies):
            for r in rows: out.write(json.dumps({**r, "id": f"{r.get('id')}-{copy}"}, ensure_ascii=False) + "\n")
    small, large = run(extract)[1], run([o.binary, "extract", str(many)])[1]
    print(f"peak memory: {small / 1024:.1f} MiB for {megabytes:.0f} MB, {large / 1024:.1f} MiB for {megabytes * o.copies:.0f} MB ({large / small:.2f} times)")
    targets = {"/dev/null": None, "jsonl.zst": folder / "out.jsonl.zst", "csv": folder / "out.csv", "parquet": f"parquet:{folder / 'tables'}", "sqlite": f"sqlite:{folder / 'news.db'}"}
    if os.environ.get("DATELINE_TEST_POSTGRES"): targets["postgres"] = os.environ["DATELINE_TEST_POSTGRES"] + "/postgres"
    events = sum(1 for _ in subprocess.Popen(extract, stdout=subprocess.PIPE).stdout)
    for name, target in targets.items():
        wall = run(extract + ["-o", str(target or "/dev/null")])[0]
        print(f"load into {name}: {len(rows) / wall:.0f} documents/s, {events / wall:.0f} events/s")
    shutil.rmtree(folder)

if __name__ == "__main__": main()
