"""What a file can cost the registry."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frmr_cli.domain.catalogue import entry
from frmr_cli.domain.files import content_faults
from frmr_cli.servers.scans.child import ADDRESS_SPACE
from frmr_cli.servers.scans.examination import Examiner
from tests.embedded import ROOT
from tests.servers.scans import specimens

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMINER = Examiner()
SOUND = {"jpg": specimens.jpeg(), "png": specimens.png(), "pdf": specimens.pdf()}

MEASURE = """
import json, resource, sys
from pathlib import Path
from frmr_cli.servers.scans.examination import Examiner
examiner = Examiner()
files = [Path(name).read_bytes() for name in sys.argv[1:]]
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
codes = [fault.code for content in files for fault in examiner.faults(content)]
own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps({"codes": codes, "own": own * 1024, "children": children * 1024}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's")
def test_bombs_cost_the_server_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Memory is spent in the child, within its bound; the server's own does not grow by a bomb."""
    folder = tmp_path_factory.mktemp("bombs")
    makers: list[Callable[[], bytes]] = [
        specimens.pdf_with_bomb,
        specimens.pdf_with_object_bomb,
        lambda: specimens.png_of(30_000, 30_000),
    ]
    paths = [folder / f"{number}.bin" for number in range(len(makers))]
    for path, make in zip(paths, makers, strict=True):
        path.write_bytes(make())

    ran = subprocess.run(
        [sys.executable, "-c", MEASURE, *map(str, paths)],
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    measured = json.loads(ran.stdout)

    assert measured["codes"] == ["FRMR-DOC-020", "FRMR-DOC-021", "FRMR-DOC-014"]
    assert measured["own"] < 20_000_000
    assert measured["children"] < ADDRESS_SPACE


@pytest.mark.parametrize("kind", SOUND)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_damage_anywhere_has_a_verdict(kind: str, data: st.DataObject) -> None:
    """Bytes that were changed on the way never stop the registry: it accepts the file or says why not."""
    content = bytearray(SOUND[kind])
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    faults = EXAMINER.faults(bytes(content))

    assert all(entry(fault.code) and fault.message("ru") for fault in faults)


@settings(max_examples=500, deadline=None)
@given(
    start=st.sampled_from([b"", b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"MZ", b"PK"]),
    rest=st.binary(max_size=400),
)
def test_the_first_look_reads_anything(start: bytes, rest: bytes) -> None:
    """What the client runs on any file of a person ends with at most one fault."""
    assert len(content_faults(start + rest)) <= 1
