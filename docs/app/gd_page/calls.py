"""Calls from the explorer: plain values come in, arrays go out flat with their shapes."""

import importlib
from typing import Any

import numpy as np

from gd_page.protocol import QUESTIONS


def call(name: str, payload: dict[str, Any]) -> dict[str, Any]:
    """Answer a question of the page, packed; or give the error's own line.

    Args:
        name: One of `QUESTIONS`, such as "explorer.run_race".
        payload: The keyword arguments.
    """
    try:
        if name not in QUESTIONS:
            raise ValueError(f"name must be one of {', '.join(QUESTIONS)}, got {name!r}")
        module, _, function = QUESTIONS[name].rpartition(".")
        result = getattr(importlib.import_module(f"gd_page.{module}"), function)(**payload)
        return {"result": pack(result), "error": None}
    except BaseException as exception:
        return {"result": None, "error": f"{type(exception).__name__}: {exception}"}


def pack(value: Any) -> Any:
    """Turn arrays, at any depth, into `{"data": flat array, "shape": list}`; the rest stays."""
    if isinstance(value, np.ndarray):
        return {"data": _portable(value).reshape(-1), "shape": list(value.shape)}
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, dict):
        return {str(key): pack(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [pack(item) for item in value]
    return value


def _portable(array: np.ndarray) -> np.ndarray:
    """Choose a type that JavaScript has a plain typed array for: no 64-bit integers, no bools."""
    if array.dtype == bool:
        array = array.astype(np.uint8)
    elif array.dtype.kind in "iu" and array.dtype.itemsize == 8:
        fits = not array.size or np.abs(array).max() < 2**31
        array = array.astype(np.int32 if fits else np.float64)
    return np.ascontiguousarray(array)
