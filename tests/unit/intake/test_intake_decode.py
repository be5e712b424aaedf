import pytest

from retold.intake.decode import binary_kind, decode

WORDS = "Über die Brücke – “gesperrt” bis März, sagte die Bürgermeisterin."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_are_told_by_mark_or_form(encoding):
    assert decode(WORDS.encode(encoding)).text == WORDS


def test_utf_16_without_a_mark_is_recognised():
    assert decode("The bridge is closed until March.".encode("utf-16-le")).text == "The bridge is closed until March."


def test_latin_1_is_read_as_windows_1252_as_browsers_do():
    raw = b'<meta charset="iso-8859-1">' + WORDS.encode("cp1252")
    assert decode(raw).text.endswith(WORDS)


def test_valid_utf_8_wins_over_a_wrong_declaration():
    raw = b'<meta charset="iso-8859-1">' + WORDS.encode()
    assert decode(raw).text.endswith(WORDS)


def test_an_encoding_the_server_names_is_used():
    assert decode("мост закрыт до марта".encode("koi8-r"), "koi8-r").text == "мост закрыт до марта"


def test_an_undeclared_encoding_is_guessed_with_a_note():
    text = "Мост через гавань закрыт до марта, сообщила мэр города в среду вечером."
    decoded = decode(text.encode("cp1251"))
    assert decoded.text == text
    assert decoded.notes


def test_broken_places_in_utf_8_are_mended_with_a_note():
    decoded = decode(("Brücke " * 20).encode() + b"\x93closed\x94")
    assert decoded.text.endswith("“closed”")
    assert "2 broken places" in decoded.notes[0]


def test_null_characters_are_taken_out_with_a_note():
    decoded = decode(b"The bridge\x00 is closed until the end of March.")
    assert decoded.text == "The bridge is closed until the end of March."
    assert decoded.notes


@pytest.mark.parametrize("label", ["utf-16", "rot13", "no-such", "hex", "utf-7"])
def test_a_declaration_that_cannot_be_is_ignored(label):
    assert "closed" in decode(b"<meta charset=" + label.encode() + b"> \x93closed\x94").text


@pytest.mark.parametrize("raw", [b"%PDF-1.7", b"PK\x03\x04", bytes(range(256))])
def test_binary_data_is_recognised(raw):
    assert binary_kind(raw)


def test_text_with_a_stray_control_character_is_text():
    assert binary_kind(b"The bridge \x07 is closed until March, said the mayor.") is None
