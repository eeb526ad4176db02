import json
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import click
import pytest
from click.testing import CliRunner

from isnad.faces import cli, messages
from isnad.faces.reference import reference
from isnad.faces.terminal import ISOLATE, labelled, plain, width, wrapped
from isnad.ledger import Ledger
from tests.ledger import fake

ROOT = Path(__file__).parents[2]
ISNAD = Path(sys.executable).with_name("isnad")


@pytest.fixture
def news(tmp_path, monkeypatch):
    """A folder of three articles and one that cannot be read, and a reader for it."""
    monkeypatch.setattr("isnad.pipeline.read", fake.read)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}_report.txt").write_text(
            f"Ministry says: {n + 20} killed yesterday\nReuters says: 9 there\n"
        )
    (folder / "bad.txt").write_text("unreadable")
    return folder


def run(*arguments, **more):
    return CliRunner().invoke(cli.isnad, list(map(str, arguments)), **more)


def test_annotate_prints_a_line_for_each_document_and_names_the_refused(news):
    result = run("annotate", news)
    assert result.exit_code == messages.REFUSED
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [
        "0_report",
        "1_report",
        "2_report",
    ]
    assert "bad.txt: could not be read: ValueError: the text says so" in result.stderr
    (news / "bad.txt").unlink()
    result = run("annotate", news / "2_report.txt", news / "0_report.txt", "--workers", "2")
    assert (result.exit_code, result.stderr) == (messages.DONE, "")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["2_report", "0_report"]


def test_annotate_reads_standard_input(news):
    record = {"id": "x", "text": "Ministry says: 5", "published": "2023-09-20"}
    result = run("annotate", "-", input=json.dumps(record))
    assert json.loads(result.stdout)["id"] == "x"
    assert json.loads(result.stdout)["published"]["date"] == "2023-09-20"


def test_a_date_serves_one_document(news):
    result = run("annotate", news / "0_report.txt", "--published", "2023-09-20")
    assert json.loads(result.stdout)["published"]["date"] == "2023-09-20"
    for arguments, words in (
        ((news, "--published", "2023-09-20"), "serves one document"),
        ((news / "0_report.txt", "--published", "20.9.2023"), "is no date"),
        ((news, "--workers", "0"), "--workers"),
        ((), "INPUT"),
    ):
        for command in (("annotate",), ("build", "--ledger", "x.ledger")):
            result = run(*command, *arguments)
            assert (result.exit_code, result.stdout) == (messages.USAGE, "")
            assert words in result.stderr
    assert not [*Path().glob("x.ledger*")]


def test_build_reads_each_document_once(news):
    result = run("build", news, "--ledger", "news.ledger")
    assert result.exit_code == messages.REFUSED
    assert result.stderr.endswith("Read 3 documents into news.ledger (1 refused).\n")
    assert result.stdout == ""
    (news / "0_report.txt").write_text("Other words: 7")
    result = run("build", news, "--ledger", "news.ledger")
    assert "0_report: another text has this id already; kept as 0_report~" in result.stderr
    assert result.stderr.endswith("Read 1 document into news.ledger (2 there already, 1 refused).\n")
    result = run("build", news / "1_report.txt", "--ledger", "news.ledger", "--published", "2020-01-01")
    assert "1_report is in the ledger already; --published changes nothing there" in result.stderr
    result = run("build", news, "--ledger", "news.ledger", "--quiet")
    assert len(result.stderr.splitlines()) == 1


def test_a_build_that_is_stopped_says_how_to_go_on(news, monkeypatch):
    def stop(document):
        if document.id == "1_report":
            raise KeyboardInterrupt
        return fake.read(document)

    monkeypatch.setattr("isnad.pipeline.read", stop)
    result = run("build", news, "--ledger", "news.ledger")
    assert result.exit_code == messages.STOPPED
    assert "news.ledger is whole and holds 1 document; run the same command again" in result.stderr
    with Ledger("news.ledger") as ledger:
        assert ledger.ids() == ["0_report"]


def test_explain_shows_words_rule_and_row(news):
    run("build", news, "--ledger", "news.ledger")
    result = run("explain", "0_report", "--ledger", "news.ledger")
    assert result.exit_code == messages.DONE
    assert "figure at 15-17\n  words     20\n" in result.stdout
    assert "  row       counted.toml: killed\n" in result.stdout
    assert "by Wire (agency) ← Reuters [AZE-MIL]" in result.stdout
    assert all(width(line) <= 80 for line in result.stdout.splitlines())
    assert ISOLATE not in result.stdout
    assert "\x1b" not in result.stdout
    result = run("explain", "0_report", "--ledger", "news.ledger", "--at", "15")
    kinds = [line.split()[0] for line in result.stdout.splitlines() if " at " in line and line[0] != " "]
    assert kinds == ["statement", "figure", "number"]
    result = run("explain", "0_report", "--ledger", "news.ledger", "--at", "15", "--json")
    assert [claim["words"] for claim in json.loads(result.stdout)["claims"]] == [
        "20 killed yesterday",
        "20",
        "20",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["explain", "0_raport", "--ledger", "news.ledger"],
            "no document '0_raport'. Did you mean:  0_report",
        ),
        (["explain", "0_report", "--ledger", "news.ledger", "--at", "14"], "The nearest claim is a"),
        (["explain", "0_report", "--ledger", "news.ledger", "--at", "9999"], "is behind its end"),
        (
            ["explain", "0_report", "--ledger", "other.ledger"],
            "There is no ledger at other.ledger. Make one:",
        ),
        (
            ["export", "xls", "--ledger", "news.ledger", "--output", "x"],
            "there is no format 'xls'. There is: json",
        ),
        (["export", "json", "--ledger", "news.ledger", "--output", "no/x"], "no/x cannot be written"),
        (["build", "news", "--ledger", "postgresql://here/news"], "comes with a later version"),
        (["build", "news", "--ledger", "news/bad.txt"], "is no ledger but a file of another kind"),
        (["build", "news", "--ledger", "news"], "is a folder"),
        (["report", "--ledger", "other.ledger", "--output", "x"], "There is no ledger"),
        (["nothing"], "No such command 'nothing'"),
    ],
)
def test_wrong_usage_is_named(news, arguments, words, monkeypatch, capsys):
    run("build", news, "--ledger", "news.ledger")
    monkeypatch.setattr(sys, "argv", ["isnad", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (messages.USAGE, "")
    assert words in " ".join(err.split(" "))


def test_export(news):
    run("build", news, "--ledger", "news.ledger")
    result = run("export", "json", "--ledger", "news.ledger", "--output", "news.json")
    assert (result.exit_code, result.output) == (messages.DONE, "")
    assert len(json.loads(Path("news.json").read_bytes())["documents"]) == 3
    assert run("export", "--list").stdout.startswith("json  ")


@pytest.mark.parametrize("name", cli.isnad.commands)
def test_every_command_has_help_with_an_example(name):
    command = cli.isnad.commands[name]
    result = run(name, "--help")
    assert result.exit_code == messages.DONE
    assert f"Example:  isnad {name} " in result.stdout
    assert command.short_help in run("--help").stdout
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_the_reference_is_what_the_commands_say():
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert page == reference(), "run: python -m isnad.faces.reference > docs/commands.md"


def test_version():
    assert run("--version").stdout.startswith("isnad ")


def test_help_starts_quickly_and_imports_nothing_heavy():
    begun = perf_counter()
    subprocess.run([ISNAD, "--help"], check=True, capture_output=True)
    assert perf_counter() - begun < 1.5
    program = "import sys, isnad.faces.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    modules = loaded.stdout.split()
    assert not {"sqlite3", "tomllib", "resiliparse", "isnad.claims.claim", "multiprocessing"}.intersection(
        modules
    )


def test_a_reader_that_goes_away_is_no_fault(news):
    program = (
        "import sys; sys.argv = ['isnad', 'annotate', 'news']\n"
        "from isnad import pipeline; from tests.ledger import fake\n"
        "pipeline.read = fake.read\n"
        "from isnad.faces.cli import main; main()"
    )
    (news / "bad.txt").unlink()
    for n in range(200):
        (news / f"{n}_more.txt").write_text("Ministry says: 5 " * 100)
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == messages.UNREAD


def test_no_colour_where_none_is_wanted(news, monkeypatch):
    run("build", news, "--ledger", "news.ledger")
    arguments = ("explain", "0_report", "--ledger", "news.ledger")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b" in run(*arguments, color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run(*arguments, color=True).stdout


def test_a_line_of_a_terminal_holds_no_control_characters_and_keeps_arabic_together():
    assert plain("a\x1b[31m\nb \u202eevil\u2066") == "a[31m b evil"
    assert plain("می\u200cخواهم") == "می\u200cخواهم"
    assert width("مُحَمَّد") == 4
    words = "قالت الوزارة إن القوات سيطرت على ستين موقعا " * 8
    lines = list(labelled("words", words, isolate=True))
    assert all(width(line) <= 80 for line in lines)
    assert all(line[12] == ISOLATE for line in lines)
    assert " ".join(line[13:-1] for line in lines) == words.strip()
    assert list(wrapped("x" * 25, 10)) == ["x" * 10, "x" * 10, "x" * 5]
