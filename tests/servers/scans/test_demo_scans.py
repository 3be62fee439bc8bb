"""The scans of the demo cast."""

from __future__ import annotations

from frmr_cli.domain.files import file_name, media_type_of
from frmr_cli.servers.people import cast, people
from frmr_cli.servers.people.scans import scans_of
from frmr_cli.servers.scans.examination import Examiner


def test_every_demo_scan_is_sound_and_no_two_are_the_same() -> None:
    """They pass the door that everybody's scans pass, under names that fit their content."""
    examiner = Examiner()
    scans = [scan for person in cast(1) for scan in scans_of(person)]

    assert len(scans) > 20
    assert len({scan.content for scan in scans}) == len(scans)
    assert [scan.name for scan in scans if examiner.faults(scan.content)] == []
    for scan in scans:
        assert file_name(scan.name, str(media_type_of(scan.content))) == scan.name


def test_demo_scans_show_nobody() -> None:
    """What is drawn on them says that they are samples, and names no person."""
    for person in cast(1):
        for scan in scans_of(person):
            assert b"SAMPLE" in scan.content
            assert person.last_name.encode() not in scan.content


def test_generated_people_have_no_scans() -> None:
    """A million records stay small."""
    assert [scan for person in people(50, 1) for scan in scans_of(person)] == []
