"""`retold serve` as a program."""

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest


@pytest.fixture
def serve(news):
    running = []

    def started(*arguments, wait=True):
        command = [sys.executable, "-m", "retold", "serve", str(arguments[0] if arguments else news), *arguments[1:]]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        running.append(process)
        if not wait:
            _, said = process.communicate(timeout=60)
            return process.returncode, said
        return process, re.search(r"served at (\S+)", process.stderr.readline())[1]

    yield started
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=60)


def test_it_serves_on_this_machine_until_interrupted(serve, news):
    process, address = serve(news, "--port", "0")
    assert address.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(address, timeout=60) as answer:
        assert answer.status == 200
        assert "server" not in {name.lower() for name in answer.headers}
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert "Traceback" not in said


def test_listening_for_others_makes_up_a_token(serve, news):
    _, address = serve(news, "--port", "0", "--host", "0.0.0.0", "--name", "localhost")
    bare, token = address.split("?token=")
    assert len(token) >= 24
    with pytest.raises(urllib.error.HTTPError, match="401") as refused:
        urllib.request.urlopen(bare, timeout=60)
    refused.value.close()
    request = urllib.request.Request(bare + "api/stories", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert answer.status == 200


def test_a_port_that_is_taken_is_said(serve, news):
    with socket.create_server(("127.0.0.1", 0)) as other:
        code, said = serve(news, "--port", str(other.getsockname()[1]), wait=False)
    assert code == 3
    assert "choose another --port" in said


def test_a_collection_that_is_not_there_is_said(serve, tmp_path):
    code, said = serve(tmp_path / "none.retold", wait=False)
    assert code == 3
    assert "there is no such collection" in said
