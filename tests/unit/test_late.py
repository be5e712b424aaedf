import subprocess
import sys

import pytest

from retold import stories
from retold.late import late


def test_a_name_that_no_module_has_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'fold'"):
        late("retold.stories", {"group": "batch"})("fold")


def test_a_name_is_what_its_module_has():
    from retold.stories.batch import group

    assert late("retold.stories", {"group": "batch"})("group") is group is stories.group


@pytest.mark.parametrize("package", ["mentions", "stories", "lineage", "collation"])
def test_every_name_that_a_stage_states_is_there(package):
    code = f"import retold.{package} as stage; [getattr(stage, name) for name in stage.__all__]; from retold.{package} import *"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    "heavy", ["numpy", "retold.mentions.annotating", "retold.lineage.tracing", "retold.account.assembly"]
)
def test_the_pipeline_loads_no_stage_but_cleaning(heavy):
    code = f"import sys, retold.cli.producing; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
