"""The package as a user of Python sees it."""

import http.server
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import pith

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def page(name):
    return (PAGES / name / "source.html").read_bytes()


def test_an_article_has_text_metadata_and_blocks():
    article = pith.extract(page("wordpress-blog"))
    assert article.title == "What I learned from sinking my own boat"
    assert article.authors == ["Orla Fensworth"]
    assert article.date == "2023-06-19"
    assert article.outcome == "article" and article
    assert 0.5 < article.confidence <= 1
    assert article.text.startswith("On the first warm Saturday of May")
    kinds = {block.kind for block in article.blocks}
    assert {"paragraph", "heading", "list_item"} <= kinds
    assert all(block.text for block in article.blocks if block.kind not in ("picture", "embed", "rule"))
    assert article.metadata.language == "en" and article.metadata.word_count > 300


def test_bytes_text_and_buffers_are_the_same_page():
    data = page("french-news")
    text = pith.extract(data).text
    assert pith.extract(data.decode()).text == text
    assert pith.extract(bytearray(data)).text == text
    assert pith.extract(memoryview(data)).text == text
    with pytest.raises(TypeError):
        pith.extract(42)
    with pytest.raises(TypeError, match="expected str or None, not int"):
        pith.extract(data, 42)


def test_text_is_not_decoded_by_what_the_page_says():
    html = '<meta charset="windows-1252"><article><h1>Öl</h1>' + "<p>Das Öl läuft über die Straße, sagte er.</p>" * 9
    assert "Öl läuft über die Straße" in pith.extract(html).text


def test_marks_count_characters():
    html = "<article><h1>T</h1>" + "".join(
        f"<p>Zwölf Öfen glühen am Abend, <b>Nummer {i}</b> aber bleibt noch lange kalt und leer.</p>" for i in range(9)
    )
    article = pith.extract(html)
    bold = [(block, mark) for block in article.blocks for mark in block.marks if mark.kind == "strong"]
    assert [block.text[mark.start : mark.end] for block, mark in bold] == [f"Nummer {i}" for i in range(9)]


def test_provenance_names_the_witness():
    assert pith.extract(page("wordpress-blog")).provenance["title"].source == "h1"


def test_outputs():
    article = pith.extract(page("data-table"), "https://example.org/a")
    assert article.to_markdown().startswith("---\ntitle:")
    assert not article.to_markdown(metadata=False).startswith("---")
    assert "| --- |" in article.to_markdown()
    assert json.loads(article.to_json(indent=2))["title"] == article.title
    assert json.loads(article.to_json(id="7"))["id"] == "7"
    assert article.to_dict()["provenance"]["title"]["source"] == article.provenance["title"].source
    assert article.to_html().startswith("<!DOCTYPE html>")
    assert article.to_xml().startswith("<?xml")
    assert article.to_text(metadata=False).strip() == article.text == str(article)


def test_options_change_the_article(tmp_path):
    html = page("gallery-captions")
    assert len(pith.extract(html, captions=True).text) > len(pith.extract(html).text)
    assert len(pith.extract(page("wordpress-blog"), comments=True).text) > len(pith.extract(page("wordpress-blog")).text)
    assert "Wood shrinks" not in pith.extract(page("wordpress-blog"), drop="h2").text
    rules = "[*]\ndrop = h2\ntitle = h2\n"
    assert "Wood shrinks" not in pith.extract(page("wordpress-blog"), rules=rules).text
    (tmp_path / "sites").write_text(rules)
    ruled = pith.extract(page("wordpress-blog"), rules=tmp_path / "sites")
    assert ruled.provenance["title"].source == "rules"
    assert pith.Extractor(drop=["h2", "ul"]).extract(page("wordpress-blog")).text.count("- ") == 0
    assert pith.extract("One line.\n\nAnother line of a dump.", form="text").outcome in ("article", "thin", "none")


@pytest.mark.parametrize(
    ("call", "kind", "code"),
    [
        (lambda: pith.extract(PNG), pith.NotTextError, "not_text"),
        (lambda: pith.extract("<p>a", focus="wild"), pith.UsageError, "usage"),
        (lambda: pith.extract("<p>a", drop="p["), pith.UsageError, "usage"),
        (lambda: pith.extract("<p>a", form="pdf"), pith.UsageError, "usage"),
        (lambda: pith.extract("<p>a", model=b"none"), pith.UsageError, "usage"),
        (lambda: pith.Extractor(model=b"none"), pith.UsageError, "usage"),
        (lambda: pith.fetch("http://127.0.0.1:9/"), pith.FetchError, "fetch"),
        (lambda: pith.fetch("http://example.org/", colour=1), pith.UsageError, "usage"),
        (lambda: pith.extract_many([], model=b"none"), pith.UsageError, "usage"),
        (lambda: list(pith.extract_many([PNG])), pith.NotTextError, "not_text"),
    ],
)
def test_failures_are_exceptions_with_a_code(call, kind, code):
    with pytest.raises(kind) as caught:
        call()
    assert caught.value.code == code and isinstance(caught.value, pith.Error)
    assert str(caught.value)


def test_a_limit_is_an_error():
    limits = pith.Limits(bytes=50)
    assert (limits.bytes, limits.depth) == (50, pith.Limits().depth)
    limits.bytes = 100
    assert repr(limits).startswith("Limits(bytes=100, depth=")
    with pytest.raises(TypeError):
        pith.Limits(words=3)
    with pytest.raises(pith.LimitError, match="more than 100 bytes") as caught:
        pith.extract("<p>" + "word " * 100, limits=limits)
    assert (caught.value.limit, caught.value.limit_value) == ("bytes", 100)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again), again.limit_value) == (pith.LimitError, str(caught.value), 100)
    assert pith.UsageError("x").limit is None


def test_a_person_is_equal_to_persons_only():
    (author,) = pith.extract(page("wordpress-blog")).metadata.authors
    assert author == pith.extract(page("wordpress-blog")).metadata.authors[0]
    assert author != "Orla Fensworth" and author is not None and author not in ["x", None]


def test_an_article_goes_between_processes_as_its_dictionary():
    article = pith.extract(page("wordpress-blog"))
    with pytest.raises(TypeError, match="pickle"):
        pickle.dumps(article)
    assert pickle.loads(pickle.dumps(article.to_dict()))["title"] == article.title


def test_threads_extract_at_once():
    names = sorted(path.name for path in PAGES.iterdir())[:20]
    pages = [page(name) for name in names]
    texts = [[] for _ in range(8)]

    def work(mine):
        mine.extend(pith.extract(html).text for html in pages)

    threads = [threading.Thread(target=work, args=(mine,)) for mine in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == [[pith.extract(html).text for html in pages]] * 8


def test_an_extractor_is_shared_by_threads():
    extractor = pith.Extractor()
    pages = [page("german-news"), page("italian-news")] * 4
    texts = [None] * len(pages)

    def work(i):
        texts[i] = extractor.extract(pages[i]).text

    threads = [threading.Thread(target=work, args=(i,)) for i in range(len(pages))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == [pith.extract(html).text for html in pages]


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor takes one page at a time")
@pytest.mark.parametrize("extract", [pith.extract, pith.Extractor().extract])
def test_a_long_page_does_not_hold_up_another_thread(extract):
    paragraphs = "".join(f"<p>The river rose {i} inches that night, and the bridge was closed.</p>" for i in range(30_000))
    long = threading.Thread(target=extract, args=(paragraphs,))
    long.start()
    time.sleep(0.02)
    for _ in range(10):  # had the first one waited, the other thread would end during the next ones
        assert extract(page("german-news"))
    assert long.is_alive()
    long.join()


def test_a_forked_process_does_not_wait_for_the_threads_of_its_parent():
    html = page("big-newspaper")
    extractor = pith.Extractor()
    ended = threading.Event()

    def work():
        while not ended.is_set():
            pith.extract(html)
            extractor.extract(html)

    threads = [threading.Thread(target=work) for _ in range(4 * (os.cpu_count() or 1))]
    for thread in threads:
        thread.start()
    try:
        for _ in range(5):
            time.sleep(0.01)
            child = os.fork()
            if child == 0:
                os._exit(0 if pith.extract(html).text == extractor.extract(html).text else 1)
            until = time.monotonic() + 30
            state = (0, 0)
            while state[0] == 0 and time.monotonic() < until:
                time.sleep(0.01)
                state = os.waitpid(child, os.WNOHANG)
            if state[0] == 0:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
            assert state == (child, 0)
    finally:
        ended.set()
        for thread in threads:
            thread.join()


@pytest.mark.parametrize("threads", [0, 1, 3])
def test_many_pages_come_in_order(threads):
    names = sorted(path.name for path in PAGES.iterdir())
    pages = [page(name) for name in names]
    many = list(pith.extract_many(pages * 3, threads))
    assert [article.text for article in many[: len(names)]] == [pith.extract(html).text for html in pages]
    assert len(many) == 3 * len(names)


def test_many_pages_are_taken_lazily():
    taken = []

    def source():
        for i in range(10_000):
            taken.append(i)
            yield page("tehran-talks")

    articles = pith.extract_many(source(), 2)
    next(articles)
    assert len(taken) <= 40
    del articles


def test_items_may_bring_their_address():
    html = "<article><h1>T</h1>" + 9 * "<p>Whoever wants to know more of this may look at <a href=/b>the other page</a>, please.</p>"
    (article,) = pith.extract_many([(html, "https://example.org/a")])
    assert "(https://example.org/b)" in article.to_markdown()


def test_an_error_stands_in_its_place():
    good = page("tehran-talks")
    first, second, third = pith.extract_many([good, PNG, good], on_error="return")
    assert first.title == third.title and isinstance(second, pith.NotTextError)
    articles = pith.extract_many([good, PNG, good])
    assert next(articles).title
    with pytest.raises(pith.NotTextError):
        next(articles)
    assert next(articles).title
    with pytest.raises(StopIteration):
        next(articles)


def test_what_the_source_raises_comes_after_what_it_gave():
    def source():
        yield page("tehran-talks")
        raise KeyError("gone")

    articles = pith.extract_many(source())
    assert next(articles).title
    with pytest.raises(KeyError):
        next(articles)
    with pytest.raises(TypeError):
        list(pith.extract_many([3]))
    articles = pith.extract_many([page("tehran-talks"), (page("tehran-talks"), 3)])
    assert next(articles).title
    with pytest.raises(TypeError):
        next(articles)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/missing":
            self.send_error(404)
            return
        body = b"User-agent: *\nAllow: /\n" if self.path == "/robots.txt" else page("tehran-talks")
        self.send_response(200)
        self.send_header("Content-Type", "text/plain" if self.path == "/robots.txt" else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_fetch(site):
    response = pith.fetch(site + "/a", allow_private=True, timeout=10)
    assert response.status == 200 and response.content_type.startswith("text/html")
    assert response.body == page("tehran-talks")
    assert pith.extract(response).title == pith.extract(page("tehran-talks")).title
    with pytest.raises(pith.FetchError, match="loopback"):
        pith.fetch(site + "/a")
    with pytest.raises(pith.FetchError, match="404"):
        pith.fetch(site + "/missing", allow_private=True)


def test_fetch_many(site):
    urls = [f"{site}/{name}" for name in ("a", "b", "missing")]
    results = list(pith.fetch_many(iter(urls), allow_private=True, delay=0, retries=0))
    assert sorted(r.url for r in results if isinstance(r, pith.Response)) == urls[:2]
    assert sum(isinstance(r, pith.FetchError) for r in results) == 1
    articles = pith.extract_many(r for r in results if isinstance(r, pith.Response))
    assert len({article.title for article in articles}) == 1
    early = pith.fetch_many((f"{site}/{i}" for i in range(10_000)), allow_private=True, delay=0)
    next(early)
    del early  # ends its thread


def test_the_command_is_part_of_the_package():
    command = [sys.executable, "-m", "pith", "-f", "json", str(PAGES / "tehran-talks" / "source.html")]
    done = subprocess.run(command, capture_output=True, check=True)
    assert json.loads(done.stdout)["title"] == pith.extract(page("tehran-talks")).title


def test_the_package_says_its_types():
    package = Path(pith.__file__).parent
    assert (package / "py.typed").exists()
    stub = (package / "_pith.pyi").read_text()
    assert "def to_markdown(self" in stub and "class Article" in stub
    compiled = [name for name in pith.__all__ if getattr(getattr(pith, name), "__module__", "") == "pith._pith"]
    assert compiled and all(f"class {name}:" in stub for name in compiled)
