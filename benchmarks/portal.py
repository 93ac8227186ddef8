"""How fast are the public pages for fifty readers at once, with three hundred releases in five languages on the shelf?

    python benchmarks/portal.py [--releases 300] [--readers 50] [--seconds 40] [--think 1] [--robots 0] [--crawlers 1]
        [--home FOLDER]

`migov portal serve` answers with two workers; the readers are this process, on the same cores. Each asks for a page of
a kind chosen at random, in one of five languages, reads for about as long as --think says, and asks for the next; with
``--think 0`` nobody reads and the server is saturated. --robots adds that many requests a second, shared by as many
addresses as --crawlers says; every reader has an address of their own. The column cpu is the processor time of one
page, which tells its cost also on a machine that has other work. Sizes are those of the page, and of all else that it
needs at first sight as it travels.
"""
# ruff: noqa: S311, S310 - chance is no secret here, and every name and address is our own

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter, defaultdict
from pathlib import Path

from measuring import table

LANGUAGES = ("en", "fr", "es", "pt", "ar")
CODES = ("1.1.1", "2.1.1", "3.2.1", "5.1.1")
KINDS = {
    "home": "/{l}/",
    "profiles": "/{l}/profiles",
    "a profile": "/{l}/profiles/{id}",
    "a chapter": "/{l}/profiles/{id}/{d}",
    "a chapter in another language": "/{l}/profiles/{id}/in/{t}/{d}",
    "a paragraph": "/{l}/profiles/{id}/paragraphs/{p}",
    "an embedded paragraph": "/{l}/profiles/{id}/embedded/{p}",
    "conventions of a profile": "/{l}/profiles/{id}/conventions",
    "sources of a profile": "/{l}/profiles/{id}/sources",
    "a release": "/{l}/releases/{id}.1",
    "questions": "/{l}/questions",
    "a question": "/{l}/questions/national-2/{c}",
    "conventions": "/{l}/conventions",
    "a convention": "/{l}/conventions/REFUGEES-1951",
    "instruments": "/{l}/instruments",
    "instruments of a place": "/{l}/instruments?place={place}",
    "Global Compact": "/{l}/global-compact",
    "an objective": "/{l}/global-compact/{g}",
    "SDG 10.7.2": "/{l}/sdg-10-7-2",
    "SDG": "/{l}/sdg",
    "programme": "/{l}/programme",
    "data": "/{l}/data",
    "practices": "/{l}/practices",
    "practices by words": "/{l}/practices?q={w}",
    "practices by words and choice": "/{l}/practices?q={w}&dimension={d}",
    "chapter as JSON": "/{l}/profiles/{id}/{d}.json",
    "chapter as CSV": "/{l}/profiles/{id}/{d}.csv",
    "feed": "/{l}/feeds/all.atom",
}
WORDS = {
    "en": ("work permit", "law", "asylum", "residence", "family"),
    "fr": ("permit", "work", "law", "health"),
    "es": ("law", "school"),
    "pt": ("law", "border"),
    "ar": ("law", "visa"),
}


class Shelf:
    """What addresses can be made of."""

    def __init__(self, releases: int, paragraphs: list[str]) -> None:
        import portal_shelf

        self.codes = [portal_shelf.code(number).lower() for number in range(releases)]
        self.paragraphs = paragraphs

    def address(self, kind: str, mix: random.Random) -> str:
        """An address of a kind."""
        code, language = mix.choice(self.codes), mix.choice(LANGUAGES)
        return KINDS[kind].format(
            l=language,
            t=mix.choice(LANGUAGES),
            id=f"{code}-2024",
            place=code,
            d=mix.randint(1, 6),
            p=mix.choice(self.paragraphs),
            c=mix.choice(CODES),
            g=mix.randint(1, 23),
            w=mix.choice(WORDS[language]).replace(" ", "+"),
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--releases", type=int, default=300)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--think", type=float, default=1.0)
    parser.add_argument("--robots", type=int, default=0)
    parser.add_argument("--crawlers", type=int, default=1)
    parser.add_argument("--home", type=Path, help="a folder to fill once and to keep")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = given.home or Path(folder)
        shelf = prepare(home, given.releases)
        port, server = serve(home)
        try:
            sizes = {kind: size(port, shelf.address(kind, random.Random(1))) for kind in KINDS}
            costs = {kind: cost(port, shelf, kind, server.pid) for kind in KINDS}
            taken, statuses = asyncio.run(read(port, shelf, given))
            heads = ("kind", "times", "p50 ms", "p95 ms", "p99 ms", "cpu ms", "html kB", "else kB")
            table("public pages", heads, rows(taken, sizes, costs))
            print(f"{sum(map(len, taken.values()))} answers in {given.seconds:.0f} s: {dict(statuses)}")
            print("memory of the processes (MB):", ", ".join(f"{one:.0f}" for one in memory(server.pid)))
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()


def prepare(home: Path, releases: int) -> Shelf:
    """The shelf in a folder, filled where it is not."""
    os.environ["MIGOV_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "migov.web.portal.settings"
    import django

    django.setup()
    import portal_shelf

    from migov.store.published import database

    if database.reading().execute("select count(*) from release").fetchone()[0] < releases:
        portal_shelf.fill(releases)
    rows_ = database.reading().execute(
        "select distinct id from paragraph where release = (select min(id) from release) and dimension is not null"
    )
    return Shelf(releases, [one for (one,) in rows_])


def serve(home: Path) -> tuple[int, subprocess.Popen[str]]:
    """A port on which the portal is served, and its process."""
    command = [sys.executable, "-m", "migov", "portal", "serve", "--port", "0", "--workers", "2"]
    environment = {**os.environ, "MIGOV_HOME": str(home), "MIGOV_PROXIES": "1"}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert server.stdout is not None
    port = int(re.search(r":(\d+)/", server.stdout.readline())[1])  # type: ignore[index]
    for _ in range(200):
        try:
            fetch(port, "/en/")
            return port, server
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the portal does not answer")


def fetch(port: int, address: str) -> tuple[bytes, int]:
    """The page as text and its size as it travels."""
    import gzip

    request = urllib.request.Request(f"http://127.0.0.1:{port}{address}", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        data = answer.read()
        return (gzip.decompress(data) if answer.headers.get("Content-Encoding") == "gzip" else data), len(data)


def size(port: int, address: str) -> tuple[float, float, float]:
    """Bytes of a page, as it travels, and of all else on first view, in kB."""
    page, travels = fetch(port, address)
    needed = set(
        re.findall(rb'<(?:link rel="stylesheet"|link rel="icon"|script|img)[^>]*?(?:href|src)="(/static/[^"]+)"', page)
    )
    total = sum(fetch(port, one.decode())[1] for one in needed)
    sheets = [fetch(port, one.decode())[0] for one in needed if one.endswith(b".css")]
    fonts = {one.rpartition("/")[2] for sheet in sheets for one in re.findall(r"fonts/[\w.-]+woff2", sheet.decode())}
    return len(page) / 1000, travels / 1000, total / 1000 + 0.001 * len(fonts)


def cost(port: int, shelf: Shelf, kind: str, leader: int, times: int = 60) -> float:
    """Milliseconds of processor time for a page, whatever else the machine does."""
    mix = random.Random(7)
    for _ in range(6):
        fetch(port, shelf.address(kind, mix))
    before = worked(leader)
    for _ in range(times):
        fetch(port, shelf.address(kind, mix))
    return 1000 * (worked(leader) - before) / times


def worked(leader: int) -> float:
    """Seconds of processor time of every process of the group."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if os.getpgid(int(stat.parent.name)) == leader:
                total += sum(map(int, stat.read_text().rpartition(")")[2].split()[11:13]))
        except OSError:
            continue
    return total / os.sysconf("SC_CLK_TCK")


async def read(port: int, shelf: Shelf, given: argparse.Namespace) -> tuple[dict[str, list[float]], Counter[str]]:
    """Seconds of every answer by kind, and how often which status."""
    taken: dict[str, list[float]] = defaultdict(list)
    statuses: Counter[str] = Counter()
    until = time.monotonic() + given.seconds

    async def reader(number: int) -> None:
        mix = random.Random(number)
        await asyncio.sleep(mix.random() * given.think)
        while time.monotonic() < until:
            kind = mix.choice(list(KINDS))
            begun = time.perf_counter()
            statuses[await ask(port, shelf.address(kind, mix), f"198.51.100.{number}")] += 1
            taken[kind].append(time.perf_counter() - begun)
            if given.think:
                await asyncio.sleep(given.think * (0.5 + mix.random()))

    async def robot() -> None:
        mix, begun, sent = random.Random(99), time.monotonic(), 0
        tasks: set[asyncio.Task[str]] = set()
        while time.monotonic() < until:
            while sent < (time.monotonic() - begun) * given.robots:
                address, who = shelf.address(mix.choice(list(KINDS)), mix), f"203.0.113.{sent % given.crawlers}"
                task = asyncio.create_task(ask(port, address, who))
                task.add_done_callback(lambda done: statuses.update([f"robot {done.result()}"]))
                tasks.add(task)
                sent += 1
            tasks = {one for one in tasks if not one.done()}
            await asyncio.sleep(0.02)

    await asyncio.gather(*(reader(number) for number in range(given.readers)), *([robot()] if given.robots else []))
    return taken, statuses


async def ask(port: int, address: str, who: str) -> str:
    """The status of the answer to one request of an address, on a connection of its own."""
    to, back = await asyncio.open_connection("127.0.0.1", port)
    try:
        back.write(
            f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Forwarded-For: {who}\r\n"
            "Accept-Encoding: gzip\r\nConnection: close\r\n\r\n".encode()
        )
        await back.drain()
        head = await to.readline()
        await to.read()
        return head.split()[1].decode()
    finally:
        back.close()


def rows(
    taken: dict[str, list[float]], sizes: dict[str, tuple[float, float, float]], costs: dict[str, float]
) -> list[tuple[object, ...]]:
    """A line of the table for each kind."""
    made: list[tuple[object, ...]] = []
    for kind, seconds in taken.items():
        cut = statistics.quantiles(seconds, n=100) if len(seconds) > 1 else seconds * 100
        times = tuple(f"{1000 * cut[at]:.0f}" for at in (49, 94, 98))
        page, _travels, other = sizes[kind]
        made.append((kind, len(seconds), *times, f"{costs[kind]:.1f}", f"{page:.0f}", f"{other:.0f}"))
    return sorted(made, key=lambda row: list(KINDS).index(str(row[0])))


def memory(leader: int) -> list[float]:
    """Memory of every process of the group, without the file of the shelf, in MB."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            pid = int(status.parent.name)
            if os.getpgid(pid) == leader:
                found.append(int(re.search(r"RssAnon:\s+(\d+)", status.read_text())[1]) / 1024)  # type: ignore[index]
        except (OSError, TypeError):
            continue
    return sorted(found)


if __name__ == "__main__":
    main()
