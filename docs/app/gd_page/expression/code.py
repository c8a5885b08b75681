"""Write a checked expression out as Python with NumPy."""

import ast
import copy

from gd_page.expression import tree as expression_tree

# Complex numbers have no order and no abs with a derivative: these look at the real part.
NUMPY_HELPERS = {
    "abs": """
def absolute(u):
    return np.sign(u.real) * u
""",
    "minimum": """
def minimum(u, w):
    return np.where(u.real == w.real, (u + w) / 2, np.where(u.real < w.real, u, w))
""",
    "maximum": """
def maximum(u, w):
    return np.where(u.real == w.real, (u + w) / 2, np.where(u.real > w.real, u, w))
""",
}
HELPED = {"abs": "absolute", "minimum": "minimum", "maximum": "maximum"}


def is_constant(node: ast.AST) -> bool:
    """Tell whether neither x nor y stands in a part of the tree."""
    names = (n.id for n in ast.walk(node) if isinstance(n, ast.Name))
    return not any(name in expression_tree.VARIABLES for name in names)


def functions_in(tree: ast.expr) -> set[str]:
    """The names of the functions that an expression calls."""
    return {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call)}  # type: ignore


def as_numpy(tree: ast.expr) -> str:
    """An expression whose functions are NumPy's, for real and complex x and y."""
    text = ast.unparse(_ForNumpy().visit(copy.deepcopy(tree)))
    return f"{text} + 0 * x" if is_constant(tree) else text


class _ForNumpy(ast.NodeTransformer):
    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Name(f"np.{node.id}") if node.id in expression_tree.CONSTANTS else node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        assert isinstance(node.func, ast.Name)
        name = HELPED.get(node.func.id, f"np.{node.func.id}")
        return ast.Call(ast.Name(name), [self.visit(argument) for argument in node.args], [])
