"""Speed and growth, as ratios against a bare WSGI page in the same run: absolute times of a machine say little.

make bench ARGS="--articles 5000 --comments 1000 --seconds 3"
"""

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3


@contextmanager
def served(application: str, env: dict[str, str], path: str = "/"):
    """The port of `application` under the production server, warmed by one request."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    granian = str(Path(sys.executable).with_name("granian"))
    command = [granian, "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    command += ["--blocking-threads", "4", "--no-ws", "--log-level", "error", application]
    server = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        for _ in range(150):
            try:
                fetch(port, path)
                break
            except OSError:
                time.sleep(0.2)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def fetch(port: int, path: str) -> tuple[int, int]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, len(response.read())
    finally:
        connection.close()


def rate(port: int, path: str, seconds: float, clients: int = 2) -> float:
    """Pages a second, over `seconds`, by a few clients that keep their connection."""
    end, counts = time.monotonic() + seconds, [0] * clients

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.monotonic() < end:
            connection.request("GET", path)
            response = connection.getresponse()
            response.read()
            if response.status != 200:
                raise RuntimeError(f"{path}: {response.status}")
            counts[number] += 1
        connection.close()

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--comments", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as var:
        env = {
            **os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.dev", "VAR_DIR": var, "REDIS_URL": "",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}", "DATABASE_URL": os.environ.get("BENCH_DATABASE_URL", ""),
        }  # fmt: skip
        manage(env, "migrate", "--verbosity", "0")
        manage(env, "load_demo")
        if options.articles or options.comments:
            manage(env, "generate", "--articles", str(options.articles), "--comments", str(options.comments))
        with served("tests.bench.bare:application", env) as bare, served("config.wsgi:application", env, "/healthz") as port:
            report(bare, port, pages(env), options.seconds)


def manage(env: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout


def pages(env: dict[str, str]) -> dict[str, str]:
    code = (
        "import django; django.setup(); from articles.models import ArticlePage; "
        "page = ArticlePage.objects.get(slug='coworking-nouveaux-metiers'); print(page.url, page.get_parent().url)"
    )
    command = [sys.executable, "-c", code]
    output = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout
    article, section = output.split()
    return {"home": "/", "article": article, "section": section, "archives": "/archives/", "search": "/recherche/?q=travail"}


def report(bare: int, port: int, addresses: dict[str, str], seconds: float) -> None:
    print(f"{'page':10} {'bytes':>8} {'pages/s':>9} {'of bare':>9}")  # noqa: T201
    for name, path in addresses.items():
        status, size = fetch(port, path)
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
        ratios, rates = [], []
        for _ in range(ROUNDS):
            rates.append(rate(port, path, seconds))
            ratios.append(rates[-1] / rate(bare, "/", seconds))
        print(f"{name:10} {size:>8} {statistics.median(rates):>9.1f} {statistics.median(ratios):>9.4f}")  # noqa: T201


if __name__ == "__main__":
    main()
