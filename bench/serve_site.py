"""Loads the results page from `scrutineer serve` and from nginx, in turns.

Both send the same exported files on loopback, first plain and then packed, to
wrk with 200 connections on the same machine. Before the load, one answer of
each is compared: the bytes of the page must be equal, or there is nothing to
compare. nginx runs as it would on a small host: one worker for each CPU, files
sent by the kernel and kept open, packed files written beforehand.

Standard library only.
"""

import argparse
import gzip
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

PAGE = "results.html"
AIM_REQUESTS = 10_000

NGINX = """
daemon off; pid {folder}/nginx.pid; error_log stderr; worker_processes {workers};
events {{ worker_connections 4096; }}
http {{
  types {{ text/html html; text/css css; }}
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000;
  open_file_cache max=10000; gzip_static {packed};
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}/site; }}
}}
"""


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def run(command: list) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"exit {done.returncode}: {' '.join(map(str, command))}\n{done.stderr.strip()}")
    return done.stdout


def page(address: str, packed: bool) -> bytes:
    """The page as a reader gets it; waits until the server is there."""
    headers = {"Accept-Encoding": "gzip"} if packed else {}
    for _ in range(100):
        try:
            with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
                body = answer.read()
                is_packed = answer.headers["Content-Encoding"] == "gzip"
            if is_packed != packed:
                sys.exit(f"{address} is {'packed' if is_packed else 'plain'}, which was not asked for")
            return gzip.decompress(body) if packed else body
        except OSError:
            time.sleep(0.1)
    sys.exit(f"nothing at {address}")


def load(address: str, packed: bool, seconds: int) -> dict:
    command = ["wrk", "-t2", "-c200", f"-d{seconds}s", "--latency"]
    if packed:
        command += ["-H", "Accept-Encoding: gzip"]
    said = run([*command, address])
    if re.search(r"Non-2xx|Socket errors", said):
        sys.exit(f"errors under load:\n{said}")
    scale = {"us": 0.001, "ms": 1, "s": 1000, "KB": 0.001, "MB": 1, "GB": 1000}

    def figure(pattern: str) -> float:
        value, *unit = re.search(pattern, said).groups()
        return float(value) * (scale[unit[0]] if unit else 1)

    return {
        "requests/s": figure(r"Requests/sec:\s+([\d.]+)"),
        "MB/s": figure(r"Transfer/sec:\s+([\d.]+)(KB|MB|GB)"),
        "p50 ms": figure(r"50%\s+([\d.]+)(us|ms|s)"),
        "p99 ms": figure(r"99%\s+([\d.]+)(us|ms|s)"),
    }


def compare(title: str, addresses: dict, packed: bool, arguments) -> None:
    pages = {name: page(address, packed) for name, address in addresses.items()}
    if len(set(pages.values())) != 1:
        sys.exit("the servers send different pages")
    runs = {name: [] for name in addresses}
    # In turns, so that a busy machine slows both alike.
    for _ in range(arguments.runs):
        for name, address in addresses.items():
            runs[name].append(load(address, packed, arguments.seconds))
    columns = list(next(iter(runs.values()))[0])
    medians = {name: [statistics.median(row[column] for row in rows) for column in columns] for name, rows in runs.items()}
    print(f"{title}: {PAGE} of {len(next(iter(pages.values()))):,} bytes, wrk -t2 -c200 -d{arguments.seconds}s, median of {arguments.runs}")
    print(f"{'':12}" + "".join(f"{column:>12}" for column in columns))
    for name, figures in medians.items():
        print(f"{name:12}{figures[0]:>12,.0f}" + "".join(f"{figure:>12,.1f}" for figure in figures[1:]))
    ours, peer = medians.values()
    print(f"{'ours / peer':12}" + "".join(f"{own / theirs:>11.2f}x" for own, theirs in zip(ours, peer)))
    print(f"aim: at least {AIM_REQUESTS:,} requests/s: {'met' if ours[0] >= AIM_REQUESTS else 'missed'}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, help="the release build of scrutineer")
    parser.add_argument("--nginx", required=True, help="the peer")
    parser.add_argument("--units", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=10)
    arguments = parser.parse_args()

    folder = Path(tempfile.mkdtemp(prefix="bench-site-"))
    started = []
    try:
        demo = folder / "demo"
        run([arguments.program, "demo", "--dir", demo, "--units", str(arguments.units), "--no-serve", "--quiet"])
        site = folder / "site"
        run([arguments.program, "export-site", site, "--case", demo / "training", "--quiet"])
        (site / f"{PAGE}.gz").write_bytes(gzip.compress((site / PAGE).read_bytes(), 6, mtime=0))

        port = free_port()
        command = [arguments.program, "serve", "--case", demo / "training", "--address", f"127.0.0.1:{port}", "--quiet"]
        started.append(subprocess.Popen(command))
        ours = f"http://127.0.0.1:{port}/{PAGE}"

        # nginx as root would hand its work to another user, who may not read the folder.
        user = {"user": "nobody", "group": "nogroup"} if os.geteuid() == 0 else {}
        if user:
            run(["chown", "-R", "nobody:nogroup", folder])
        workers = min(2, os.cpu_count() or 1)
        print(f"{arguments.units:,} units, {os.cpu_count()} CPUs shared with wrk, nginx with {workers} workers\n")
        for title, packed in [("plain", False), ("packed", True)]:
            port = free_port()
            config = folder / f"{title}.conf"
            config.write_text(NGINX.format(folder=folder, workers=workers, port=port, packed="on" if packed else "off"))
            config.chmod(0o644)
            nginx = subprocess.Popen([arguments.nginx, "-p", folder, "-c", config, "-e", "stderr"], **user)
            started.append(nginx)
            peer = f"http://127.0.0.1:{port}/{PAGE}"
            compare(title, {"scrutineer": ours, "nginx": peer}, packed, arguments)
            nginx.terminate()
            nginx.wait()
    finally:
        for process in started:
            process.terminate()
            process.wait()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
