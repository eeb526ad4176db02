"""Corpora beside the language data: their cases as parameters, those that are known to fail marked so."""

from typing import Any

import pytest


def cases(corpus: dict[str, Any]) -> list[Any]:
    """Give the cases of a corpus; one with `fails` has to fail, until it is mended."""
    params = []
    for case in corpus["case"]:
        marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
        params.append(pytest.param(case, id=case["about"], marks=marks))
    return params
