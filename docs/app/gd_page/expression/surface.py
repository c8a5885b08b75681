"""A surface that the reader types: a Python expression of x and y."""

import ast
import copy
import operator

import numpy as np

from gd_page.expression import dual
from gd_page.expression import tree as expression_tree
from gd_page.expression.dual import Dual

WINDOW = ((-5.0, 5.0), (-5.0, 5.0))
STARTS = ((-4.0, 3.0), (4.0, 3.0), (4.0, -3.0), (-4.0, -3.0), (1.0, 1.0), (0.5, 0.5), (0.0, 0.0))
OPERATIONS = {
    **{ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul},
    **{ast.Div: operator.truediv, ast.Pow: operator.pow},
}


class Expression:
    """The surface f(x, y) of a typed expression; its gradient by dual numbers.

    Attributes:
        text: The expression.
        tree: The expression's syntax tree, of allowed parts only.
        minima: None are known, shape (0, 2), float64.
        window: ((x_min, x_max), (y_min, y_max)), the part that is drawn.
        start: A first point where loss and gradient are finite, shape (2,), float64.

    Raises:
        ValueError: The expression cannot be used; the message is a sentence for the reader.
    """

    def __init__(self, text: str) -> None:
        self.tree = expression_tree.read(text)
        self.text = text.strip()
        self.minima = np.empty((0, 2))
        self.window = WINDOW
        with np.errstate(all="ignore"):
            self._folded = _fold(self.tree)
        self._check_middle()
        self.start = self._find_start()

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return the heights, shape (...,), of points of shape (..., 2), float32 or float64.

        Where the expression has no value the height is not finite.

        Raises:
            TypeError: The points are not float32 or float64.
            ValueError: The points are empty, or their last axis is not 2.
        """
        points = _check_points(points)
        with np.errstate(all="ignore"):
            heights = _walk(
                self._folded, {"x": Dual(points[..., 0]), "y": Dual(points[..., 1])}
            ).value
        return np.broadcast_to(heights, points.shape[:-1]).astype(points.dtype)

    def gradient(self, points: np.ndarray) -> np.ndarray:
        """Return the slopes in x and y, shape (..., 2), at points of the same shape.

        At a kink of abs, minimum or maximum it is the mean of both sides.

        Raises:
            TypeError: The points are not float32 or float64.
            ValueError: The points are empty, or their last axis is not 2.
        """
        points = _check_points(points)
        one = np.ones((), points.dtype)
        names = {"x": Dual(points[..., 0], (one, None)), "y": Dual(points[..., 1], (None, one))}
        gradient = np.zeros_like(points)
        with np.errstate(all="ignore"):
            for axis, slope in enumerate(_walk(self._folded, names).slopes):
                if slope is not None:
                    gradient[..., axis] = slope
        return gradient

    def _check_middle(self) -> None:
        middle = np.mean(self.window, axis=1)
        height = self(middle)
        if not np.isfinite(height):
            x, y = middle
            raise ValueError(
                f"The expression has no finite value at x = {x:g}, y = {y:g}, "
                f"the middle of the picture: it gives {height}."
            )

    def _find_start(self) -> np.ndarray:
        starts = np.array(STARTS)
        slopes = np.isfinite(self.gradient(starts)).all(axis=1)
        return starts[np.argmax(slopes & np.isfinite(self(starts)))].copy()


def _fold(node: ast.expr) -> ast.expr:
    """Put numbers for the parts without x and y, so that only arrays are left to compute with.

    In floats, as NumPy computes: 9**9**9 is infinite at once, and refused.
    """
    match node:
        case ast.Name(id=name) if name in expression_tree.VARIABLES:
            return node
        case ast.Name(id=name):
            return ast.Constant(expression_tree.CONSTANTS[name])
        case ast.Constant(value=value):
            return ast.Constant(float(value))  # type: ignore
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _fold(operand)
    return _fold_parts(node)


def _fold_parts(node: ast.expr) -> ast.expr:
    folded = copy.copy(node)
    if isinstance(folded, ast.UnaryOp):
        parts = [folded.operand] = [_fold(folded.operand)]
    elif isinstance(folded, ast.BinOp):
        parts = [folded.left, folded.right] = [_fold(folded.left), _fold(folded.right)]
        _check_exponent(folded)
    else:
        assert isinstance(folded, ast.Call)
        parts = folded.args = [_fold(argument) for argument in folded.args]
    if not all(isinstance(part, ast.Constant) for part in parts):
        return folded
    value = _walk(folded, {}).value
    if not np.isfinite(value):
        raise ValueError(f"'{ast.unparse(node)}' has no finite value.")
    return ast.Constant(float(value))


def _check_exponent(node: ast.BinOp) -> None:
    limit, exponent = expression_tree.EXPONENT_LIMIT, node.right
    if not isinstance(node.op, ast.Pow) or not isinstance(exponent, ast.Constant):
        return
    if abs(float(exponent.value)) > limit:  # type: ignore
        raise ValueError(f"The exponent {exponent.value:g} is beyond {limit:g}.")


def _walk(node: ast.AST, names: dict[str, Dual]) -> Dual:
    match node:
        case ast.Constant(value=float(value)):
            return Dual(np.float64(value))  # divided by 0 it is infinite, not an error
        case ast.Name(id=name):
            return names[name]
        case ast.UnaryOp(operand=operand):
            return -_walk(operand, names)
        case ast.BinOp(left=left, op=op, right=right):
            return OPERATIONS[type(op)](_walk(left, names), _walk(right, names))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return dual.apply(name, *(_walk(argument, names) for argument in arguments))
    raise AssertionError(f"unchecked node {node!r}")


def _check_points(points: np.ndarray) -> np.ndarray:
    points = np.asarray(points)
    if points.dtype not in (np.float32, np.float64):
        raise TypeError(f"points must be float32 or float64, got {points.dtype}")
    if points.ndim == 0 or points.shape[-1] != 2 or points.size == 0:
        raise ValueError(f"points must have shape (..., 2) and hold a point, got {points.shape}")
    return points
