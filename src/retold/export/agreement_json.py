"""What tellings agree on and where they clash, as JSON values."""

from typing import Any

from retold.export import stages
from retold.export.clashes import Cell, Clash, by_telling, clashes, telling_numbers
from retold.model import Account, Fact, Moved

Row = dict[str, Any]


def agreement(account: Account) -> Row:
    """`{"facts", "moved", "contradictions", "corruptions"}`: facts best supported first, clashes gravest first."""
    texts = {article.id: article.text for article in account.story.articles}
    rows = clashes(account)
    return {
        "facts": [_fact(fact, account, texts) for fact in account.facts],
        "moved": [_moved(moved, texts) for moved in account.moved],
        "contradictions": [_clash(row, texts) for row in rows if not row.within_family],
        "corruptions": [_clash(row, texts) for row in rows if row.within_family],
    }


def _fact(fact: Fact, account: Account, texts: dict[str, str]) -> Row:
    told = by_telling((e.article for e in fact.evidence), telling_numbers(account.lineage))
    return {
        "kind": fact.kind.value,
        "value": fact.value,
        "text": fact.text,
        "origins": fact.origins,
        "tellings": [number for number in told if number],
        "evidence": [row for e in fact.evidence for row in stages.evidence_rows(e.article, (e.span,), texts)],
        **({"source": fact.source} if fact.source else {}),
        **({"against": [{"text": exact, "source": side} for exact, side in fact.against]} if fact.against else {}),
    }


def _moved(moved: Moved, texts: dict[str, str]) -> Row:
    steps = [
        {
            "first": step.first,
            "evidence": [row for e in step.evidence for row in stages.evidence_rows(e.article, (e.span,), texts)],
        }
        for step in moved.steps
    ]
    return {"what": moved.what, "steps": steps}


def _clash(clash: Clash, texts: dict[str, str]) -> Row:
    difference = clash.difference
    return {
        "passage": clash.number,
        "kind": difference.kind.value,
        "severity": difference.severity,
        "contested": difference.contested,
        "note": difference.note,
        "cells": [_cell(cell, texts) for cell in clash.cells],
    }


def _cell(cell: Cell, texts: dict[str, str]) -> Row:
    return {
        "telling": cell.telling or None,
        "departs": cell.departs,
        "readings": [stages.reading(reading, texts) for reading in cell.readings],
    }
