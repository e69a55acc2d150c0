"""Reads exported files with other people's programs and prints what they hold as JSON: read.py FOLDER."""

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import mwparserfromhell
import pandas

folder = Path(sys.argv[1])


def table():
    """Every cell as text, row by row."""
    frame = pandas.read_csv(folder / "csv", dtype=str, keep_default_na=False)
    return {"columns": list(frame.columns), "rows": frame.values.tolist()}


def calendar():
    """Each event's properties; days as days, or this fails."""
    read = icalendar.Calendar.from_ical((folder / "ics").read_bytes())
    events = []
    for event in read.walk("VEVENT"):
        assert not event.errors, event.errors
        events.append(
            {
                "uid": str(event["UID"]),
                "start": event.decoded("DTSTART").isoformat(),
                "end": event.decoded("DTEND").isoformat(),
                "summary": str(event["SUMMARY"]),
                "description": str(event["DESCRIPTION"]),
                "status": str(event["STATUS"]),
            }
        )
    return {"rules": str(read.get("X-TEMPOLINE-RULES")), "left_out": int(read["X-TEMPOLINE-LEFT-OUT"]), "events": events}


def citations():
    """Each citation's fields, with references to characters as the characters."""
    read = mwparserfromhell.parse((folder / "wikitext").read_text())
    found = []
    for template in read.filter_templates():
        fields = {str(field.name).strip(): field.value.strip_code().strip() for field in template.params}
        found.append({"name": str(template.name).strip(), **fields})
    tags = [str(tag.tag) for tag in read.filter_tags(recursive=False) if str(tag.tag) not in ("li", "i")]
    return {"citations": found, "tags": tags, "links": len(read.filter_wikilinks()), "external": len(read.filter_external_links())}


def drawing():
    """The events of the drawing, by the marks that stand for one alone."""
    root = ElementTree.parse(folder / "svg").getroot()
    return {"root": root.tag, "events": [mark.get("data-event") for mark in root.iter() if mark.get("data-event")]}


print(json.dumps({"table": table(), "calendar": calendar(), "wiki": citations(), "drawing": drawing()}))
