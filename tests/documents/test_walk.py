import gzip
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.documents import Document, Refused, collect

TEXT = "قالت الوزارة إن 60 موقعا سقطت.\r\nوأضافت.\n"
LINE = json.dumps({"id": "j", "text": TEXT}, ensure_ascii=False) + "\n"


def good(*inputs, **options):
    return [found for found in collect(inputs, **options) if isinstance(found, Document)]


def bad(*inputs, **options):
    return {found.source: found.reason for found in collect(inputs, **options) if isinstance(found, Refused)}


def test_text_files_are_kept_exactly(tmp_path):
    path = tmp_path / "000_a.b.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    (found,) = good(path)
    assert (found.id, found.text, found.source) == ("000_a.b", TEXT, str(path))
    assert good(str(path), published="2023-09-20")[0].published == "2023-09-20"


def test_folder_in_order(tmp_path):
    for name in (
        "b.txt",
        "a/z.txt",
        "a/y.TXT",
        "c.txt",
        ".hidden.txt",
        ".git/x.txt",
        "n.csv",
        "README",
        "m.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert [found.id for found in good(tmp_path)] == ["y", "z", "b", "c"]
    assert not bad(tmp_path)
    assert [found.id for found in good(tmp_path / "README", tmp_path / ".hidden.txt")] == [
        "README",
        ".hidden",
    ]


def test_kinds_by_ending(tmp_path):
    (tmp_path / "a.jsonl").write_text(LINE * 2)
    (tmp_path / "b.json").write_text(f"[{LINE}]")
    (tmp_path / "c.html").write_text(f"<p>{TEXT}</p>")
    (tmp_path / "d.warc").write_text("x")
    (tmp_path / "e.warc.gz").write_text("x")
    (tmp_path / "f.xml").write_text("x")
    (tmp_path / "g.jsonl.gz").write_bytes(gzip.compress(LINE.encode()))
    (tmp_path / "h.jsonl.gz").write_bytes(gzip.compress(LINE.encode() * 99)[:-9])
    (tmp_path / "i.txt.gz").write_bytes(b"nonsense")
    (tmp_path / "k.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert [found.id for found in good(tmp_path)][:5] == ["j", "j", "j", "c", "j"]
    assert good(tmp_path)[-1].id == "k"
    reasons = bad(tmp_path)
    assert {Path(name).name for name in reasons} == {
        "d.warc",
        "e.warc.gz",
        "f.xml",
        "h.jsonl.gz",
        "i.txt.gz",
    }
    assert "not read yet" in reasons[str(tmp_path / "f.xml")]


def test_links(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(TEXT)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "a")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    assert len(good(tmp_path)) == 1
    assert set(bad(tmp_path)) == {str(tmp_path / "gone.txt"), str(tmp_path / "self.txt")}
    assert "link" in bad(tmp_path)[str(tmp_path / "gone.txt")]
    assert "link" in bad(tmp_path / "gone.txt")[str(tmp_path / "gone.txt")]


def test_missing_empty_and_odd(tmp_path):
    (tmp_path / "e.txt").write_bytes(b"")
    (tmp_path / "s.txt").write_text(" \n\t")
    os.mkfifo(tmp_path / "f.txt")
    reasons = bad(tmp_path, tmp_path / "no.txt", "/dev/null", "a\0b", "x" * 5000)
    assert reasons[str(tmp_path / "e.txt")].startswith("empty")
    assert reasons[str(tmp_path / "s.txt")].startswith("empty")
    assert reasons[str(tmp_path / "no.txt")] == "there is no such file or folder"
    assert "ordinary" in reasons[str(tmp_path / "f.txt")]
    assert len(reasons) == 7


def test_without_permission(tmp_path, monkeypatch):
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text(TEXT)
    scan = os.scandir

    def refuse(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert bad(tmp_path) == {str(tmp_path / "shut"): "no permission to read it"}
    assert len(good(tmp_path)) == 1


def test_a_file_name_that_is_no_text(tmp_path):
    (tmp_path / os.fsdecode(b"\xff\xfe.txt")).write_bytes(TEXT.encode())
    (found,) = good(tmp_path)
    (found.id + found.source).encode()


def test_very_deep_folders(tmp_path):
    here = tmp_path
    for _ in range(1200):
        here = here / "d"
        here.mkdir()
    (here / "x.txt").write_text(TEXT)
    assert len(good(tmp_path)) == 1
    (here / "x.txt").unlink()
    while here != tmp_path:
        here.rmdir()
        here = here.parent


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (TEXT.encode(), ["stdin"]),
        (LINE.encode() * 2, ["j", "j"]),
        (b"\xef\xbb\xbf\n " + LINE.encode(), ["j"]),
        (f"[\n{LINE}]".encode(), ["j"]),
        (LINE.encode("utf-16"), ["j"]),
        ("[بيان] قالت الوزارة".encode(), ["stdin"]),
        (f"<!doctype html><p>{TEXT}".encode(), ["stdin"]),
    ],
)
def test_standard_input(data, ids):
    assert [found.id for found in good("-", stdin=io.BytesIO(data))] == ids


def test_standard_input_streams():
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readline(self, size=-1):
            return LINE.encode()

    found = collect(["-"], stdin=Endless())
    assert [next(found).id for _ in range(100)] == ["j"] * 100


def test_standard_input_empty():
    assert bad("-", stdin=io.BytesIO(b""))["stdin"].startswith("empty")
    assert bad("-") == {"-": "there is no standard input"}


def test_ten_thousand_files_with_three_bad(tmp_path):
    for n in range(10_000):
        (tmp_path / f"{n:05}.txt").write_bytes(TEXT.encode())
    (tmp_path / "00017.txt").write_bytes(b"")
    (tmp_path / "05000.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "09999.txt").write_bytes(b"%PDF-1.7\n")
    found = list(collect([tmp_path]))
    assert sum(isinstance(one, Document) for one in found) == 9_997
    assert {Path(one.source).name for one in found if isinstance(one, Refused)} == {
        "00017.txt",
        "05000.txt",
        "09999.txt",
    }


def test_a_big_text_and_a_long_line(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode() * 350_000)
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "b", "text": TEXT * 80_000}) + "\n" + LINE)
    assert [found.id for found in good(tmp_path)] == ["a", "b", "j"]


@given(
    st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "a.jsonl.gz", "a", "-"]), st.binary(max_size=300)
)
@settings(max_examples=200, deadline=None)
def test_any_file_is_read_or_refused(tmp_path_factory, name, data):
    path = tmp_path_factory.getbasetemp() / name
    if name != "-":
        path.write_bytes(data)
    assert list(collect([path if name != "-" else "-"], stdin=io.BytesIO(data)))
