#!/usr/bin/env python3
"""measure.py BINARY NEWS.jsonl[.gz]: how fast the command is and how much memory it takes, as docs/performance.md states.

Standard library only. Every figure is the median of --runs runs; all of them come from one call on one machine, so that
ratios between them mean something even where the machine is shared.
"""
import argparse, gzip, json, os, pathlib, shutil, statistics, subprocess, sys, tempfile, time

def run(command, stdin=None):
    """(seconds, peak kB) of one run. Linux counts the parent's memory at the fork into the child's peak: this script keeps
    its own small and never holds the articles."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status: sys.exit(f"{command} ended with {status}")
    return time.perf_counter() - start, usage.ru_maxrss

def unpacked(path):
    """The lines of JSON Lines, packed or not, one by one."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines: yield from (line for line in lines if line.strip())

def copied(source, target, copies):
    """Writes the articles so many times, each with an id of its own; their number and megabytes of text."""
    count = size = 0
    with open(target, "w", encoding="utf-8") as out:
        for copy in range(copies):
            for line in unpacked(source):
                row = json.loads(line)
                if copies > 1: row["id"] = f"{row.get('id')}-{copy}"
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
                count += 1; size += len(row["text"].encode())
    return count, size / 1e6

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
    news, one, many = folder / "news.jsonl", folder / "one.txt", folder / "many.jsonl"
    articles, megabytes = copied(o.news, news, 1)
    one.write_text(json.loads(next(unpacked(o.news)))["text"], encoding="utf-8")
    cores = os.cpu_count()
    print(f"{articles} articles, {megabytes:.1f} MB of text, {cores} cores, median of {o.runs} runs")
    extract = [o.binary, "extract", str(news)]
    single = median(extract + ["--jobs", "1"], o.runs)
    print(f"events, 1 job: {megabytes / single:.1f} MB/s")
    for jobs in sorted({2, cores}):
        wall = median(extract + ["--jobs", str(jobs)], o.runs)
        print(f"events, {jobs} jobs: {megabytes / wall:.1f} MB/s, {single / wall:.2f} times one job")
    print(f"documents, 1 job: {megabytes / median(extract + ['--jobs', '1', '--to', 'documents'], o.runs):.1f} MB/s")
    print(f"one article on standard input: {1000 * median([o.binary, 'extract'], 6 * o.runs, one):.1f} ms")
    copied(o.news, many, o.copies)
    small, large = run(extract)[1], run([o.binary, "extract", str(many)])[1]
    print(f"peak memory: {small / 1024:.1f} MiB for {megabytes:.0f} MB, {large / 1024:.1f} MiB for {megabytes * o.copies:.0f} MB ({large / small:.2f} times)")
    targets = {"/dev/null": None, "jsonl.zst": folder / "out.jsonl.zst", "csv": folder / "out.csv", "parquet": f"parquet:{folder / 'tables'}", "sqlite": f"sqlite:{folder / 'news.db'}"}
    if os.environ.get("DATELINE_TEST_POSTGRES"): targets["postgres"] = os.environ["DATELINE_TEST_POSTGRES"] + "/postgres"
    events = sum(1 for _ in subprocess.Popen(extract, stdout=subprocess.PIPE).stdout)
    for name, target in targets.items():
        wall = run(extract + ["-o", str(target or "/dev/null")])[0]
        print(f"load into {name}: {articles / wall:.0f} documents/s, {events / wall:.0f} events/s")
    shutil.rmtree(folder)

if __name__ == "__main__": main()
