"""What stops the program: a full disk, Ctrl+C, closed streams, and the exit code it ends with."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from retold.cli import program
from retold.watching import Round

FULL = Path("/dev/full")
PROGRAM = [sys.executable, "-m", "retold"]


def shell(script, *args):
    """A script of the shell that runs the program as `"$@"`."""
    return subprocess.run(["sh", "-c", script, "sh", *PROGRAM, *args], capture_output=True, text=True, check=False)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "pier.txt"
    path.write_text("The old pier at Tarn will be closed for three years, the harbour council said on Monday. " * 3)
    return path


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["read", "articles"])
def test_no_room_for_the_output_is_said_in_one_line(page, command):
    with FULL.open("w") as full:
        done = subprocess.run([*PROGRAM, command, page], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        3,
        f"retold: standard output: could not be written: {os.strerror(errno.ENOSPC)}\n",
    )


def test_a_file_for_which_there_is_no_room_is_named_and_stays_as_it_was(run, page, tmp_path, monkeypatch):
    def fails(path, content):
        with path.open("wb") as half:
            half.write(content[:9])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    kept = tmp_path / "a.json"
    kept.write_text("{}")
    monkeypatch.setattr(Path, "write_bytes", fails)
    code, _, err = run("read", page, "--json", kept)
    assert code == 3
    assert f"{kept}: could not be written" in err
    assert [path.name for path in tmp_path.iterdir() if path != page] == ["a.json"]
    assert kept.read_text() == "{}"


def test_other_faults_of_the_system_are_not_hidden(run, page, monkeypatch):
    def fails(*_):
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr("retold.cli.read.show", fails)
    with pytest.raises(OSError, match="broken"):
        run("read", page)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("closing", ["<&-", "2>&-"])
def test_a_closed_stream_that_is_not_needed_is_no_error(page, closing):
    done = shell(f'exec "$@" {closing}', "read", page)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The old pier" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("command", ["read", "articles"])
def test_output_is_not_lost_in_silence_where_it_is_closed(page, command):
    done = shell('exec "$@" >&-', command, page)
    assert done.returncode == 3
    assert done.stderr.startswith("retold: standard output: could not be written: it is closed")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("command", ["read", "articles", "doctor"])
def test_a_reader_that_goes_away_is_no_error(page, command):
    done = shell('{ "$@"; echo "code $?" >&2; } | true', command, *([] if command == "doctor" else [page]))
    assert done.stderr == "code 0\n"


def test_wrong_use_is_told_without_acting_on_the_terminal(run):
    code, _, err = run("read", "--\x1b[31mred")
    assert code == 2
    assert "\\x1b[31mred" in err
    assert "\x1b" not in err


def test_ctrl_c_ends_with_the_code_shells_know_it_by(run, page, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("retold.pipeline.read", stopped)
    code, out, err = run("read", page)
    assert (code, out, err.strip()) == (program.STOPPED, "", "retold: stopped")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_is_how_the_app_is_ended(run, page, tmp_path):
    news = tmp_path / "news.retold"
    assert run("add", news, page)[0] == 0
    started = subprocess.Popen(
        [*PROGRAM, "serve", news, "--port", "0"], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert started.stderr is not None
    said = started.stderr.readline() + started.stderr.readline()
    assert "Ctrl+C ends it" in said
    time.sleep(0.5)
    started.send_signal(signal.SIGINT)
    _, rest = started.communicate(timeout=30)
    assert (started.returncode, rest) == (0, "")


def test_ctrl_c_is_how_following_feeds_is_ended(run, tmp_path, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("retold.watching.watch_once", stopped)
    feed = "https://coast-daily.example/rss"
    assert run("watch", tmp_path / "a.retold", feed, "--every", "1h")[0] == 0
    assert run("watch", tmp_path / "b.retold", feed)[0] == program.STOPPED


def test_nothing_to_follow_is_wrong_use_and_makes_no_file(run, page, tmp_path):
    news = tmp_path / "news.retold"
    assert run("watch", news)[0] == 3
    assert not news.exists()
    assert run("add", news, page)[0] == 0
    code, _, err = run("watch", news)
    assert code == 2
    assert "follows no feed" in err


def test_wrong_use_shows_how_it_is_used(run):
    code, _, err = run("read", "--nosuch")
    assert code == 2
    assert "Usage: retold read" in err


def test_a_watch_that_reads_no_feed_fails(run, tmp_path, monkeypatch):
    feeds = ["https://coast-daily.example/rss", "https://harbour.example/rss"]
    for problems, resting, expected in ((feeds, 0, 1), (feeds[:1], 1, 1), (feeds[:1], 0, 0), ([], 0, 0)):
        found = Round(problems=dict.fromkeys(problems, "is not there"), resting=resting)
        monkeypatch.setattr("retold.watching.watch_once", lambda *_, found=found: found)
        assert run("watch", tmp_path / "a.retold", *feeds)[0] == expected


def test_quiet_lists_no_rejected_pages(run, page, tmp_path):
    told = run("read", page, tmp_path / "none.txt")[1]
    assert "none.txt" in told
    code, out, err = run("read", page, tmp_path / "none.txt", "--quiet")
    assert (code, err) == (0, "")
    assert "none.txt" not in out
    assert json.loads(run("read", page, tmp_path / "none.txt", "-q", "--json", "-")[1])["rejected"]
