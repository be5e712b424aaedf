"""What becomes of a page in a bulk run."""

import json

from retold import intake
from retold.bulk.codec import pack, unpack
from retold.bulk.jobs import Cleaned, cleaner
from retold.settings import Settings

TEXT = "The Kestrel Channel was closed to large ships on Tuesday after a container ship ran aground, officials said."


def cleaned(tmp_path, name, day, text=TEXT):
    path = tmp_path / f"{name}.jsonl"
    path.write_text(json.dumps({"id": name, "published": day, "text": text}) + "\n", "utf-8")
    (page,) = intake.read([str(path)], Settings().intake)
    return unpack(cleaner(Settings())(pack((pack(page), None, None, None))), Cleaned)


def test_copies_say_the_same_on_any_day_and_are_grouped_as_one_on_the_same_day(tmp_path):
    first, same_day, later = (
        cleaned(tmp_path, *row) for row in (("a", "2025-10-14"), ("b", "2025-10-14"), ("c", "2025-10-16"))
    )
    other = cleaned(tmp_path, "d", "2025-10-14", f"{TEXT} No one was hurt.")
    assert first.told == same_day.told == later.told != other.told
    assert first.same == same_day.same != later.same
