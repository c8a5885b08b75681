"""Rewrite a function so that it tells a record what it computes, and computes the same."""

import ast
import builtins
import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import FunctionType, ModuleType
from typing import Any, TypeVar

import numpy as np

from gd_page.worked.notation import read, root_of

R = TypeVar("R")
RECORD = "__record__"
LEFT_WHOLE = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.JoinedStr)


@dataclass
class Site:
    """A place in the code that a record tells of.

    Attributes:
        rule: The code as a formula, such as `m <- beta1 * m`, or `if rho > 5`.
        template: Its right side with a slot for every number, such as `@3@ * @4@`.
        names: What each slot is called.
        target: What the result is called, or a loop's variable; "" for a branch.
    """

    rule: str
    template: str
    names: dict[int, str]
    target: str = ""

    @property
    def start(self) -> str:
        """How the rule of a line begins that computes the same target."""
        return f"{self.target} <- "


class Instrumenter:
    """Makes the sites of one function; `names` are those that it sees besides its own."""

    def __init__(self, owner: str, params: str, names: Mapping[str, Any]) -> None:
        self.owner, self.params, self.names = owner, params, names
        self.modules = frozenset(k for k, v in names.items() if isinstance(v, ModuleType))
        self.sites: list[Site] = []
        self.slots = 0

    def block(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        """Rewrite statements; those that compute nothing by themselves stay as they are."""
        return [made for statement in statements for made in self._statement(statement)]

    def _statement(self, node: ast.stmt) -> list[ast.stmt]:
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        return method(node) if method else [node]

    def _assign(self, node: ast.Assign) -> list[ast.stmt]:
        first = node.targets[0]
        if len(node.targets) == 1 and _match_in_length(first, node.value):
            pairs = zip(first.elts, node.value.elts, strict=True)  # type: ignore
            node.value.elts = [self._result(value, self._read(to)) for to, value in pairs]  # type: ignore
        else:
            target = " = ".join(self._read(target).strip("()") for target in node.targets)
            node.value = self._result(node.value, target)
        return [node]

    def _annassign(self, node: ast.AnnAssign) -> list[ast.stmt]:
        if node.value is None:
            return [node]
        return self._assign(ast.Assign([node.target], node.value))

    def _augassign(self, node: ast.AugAssign) -> list[ast.stmt]:
        target = copy.deepcopy(node.target)
        for part in ast.walk(target):
            if isinstance(part, ast.Name | ast.Attribute | ast.Subscript):
                part.ctx = ast.Load()
        whole = ast.BinOp(target, node.op, node.value)
        rule, before = self._read(whole), self._expressions()
        looked_up, node.value = before.visit(copy.deepcopy(target)), before.visit(node.value)
        template = ast.BinOp(looked_up, node.op, node.value)
        site = self._site(rule, template, before, self._read(node.target))
        return [ast.Expr(looked_up), node, ast.Expr(_call("result", site, target))]

    def _return(self, node: ast.Return) -> list[ast.stmt]:
        if node.value is not None:
            node.value = self._told("returned", node.value, target=self.params)
        return [node]

    def _expr(self, node: ast.Expr) -> list[ast.stmt]:
        if isinstance(node.value, ast.Call):
            node.value = self._told("done", node.value)
        return [node]

    def _if(self, node: ast.If) -> list[ast.stmt]:
        node.test = self._told("test", node.test, "if ")
        node.body, node.orelse = self.block(node.body), self.block(node.orelse)
        return [node]

    def _while(self, node: ast.While) -> list[ast.stmt]:
        site = len(self.sites)
        node.test = self._told("turn", node.test, "while ")
        node.body, node.orelse = self.block(node.body), self.block(node.orelse)
        return [_finally(node, site)]

    def _for(self, node: ast.For) -> list[ast.stmt]:
        target = self._read(node.target).strip("()")
        site = self._plain_site(f"for {target} in {self._read(node.iter)}", target)
        node.iter = _call("loop", site, node.iter)
        node.body, node.orelse = self.block(node.body), self.block(node.orelse)
        return [_finally(node, site)]

    def _with(self, node: ast.With) -> list[ast.stmt]:
        node.body = self.block(node.body)
        return [node]

    def _try(self, node: ast.Try) -> list[ast.stmt]:
        node.body, node.orelse = self.block(node.body), self.block(node.orelse)
        node.finalbody = self.block(node.finalbody)
        for handler in node.handlers:
            kind = f" {self._read(handler.type)}" if handler.type else ""
            note = ast.Expr(_call("caught", self._plain_site(f"except{kind}")))
            handler.body = [note, *self.block(handler.body)]
        return [node]

    def _match(self, node: ast.Match) -> list[ast.stmt]:
        for case in node.cases:
            rule = f"case {ast.unparse(case.pattern)} of {self._read(node.subject)}"
            note = ast.Expr(_call("entered", self._plain_site(rule)))
            case.body = [note, *self.block(case.body)]
        return [node]

    def _result(self, value: ast.expr, target: str) -> ast.expr:
        return self._told("result", value, target=target)

    def _told(self, what: str, value: ast.expr, before: str = "", target: str = "") -> ast.expr:
        rule, expressions = before + self._read(value), self._expressions()
        made = expressions.top(copy.deepcopy(value))
        return _call(what, self._site(rule, made, expressions, target, before), made)

    def _site(
        self, rule: str, made: ast.expr, seen: "_Expressions", target: str, before: str = ""
    ) -> int:
        template = before + self._read(_Slots().visit(copy.deepcopy(made)))
        rule = f"{target} <- {rule}" if target else rule
        self.sites.append(Site(rule, template, seen.names, target))
        return len(self.sites) - 1

    def _plain_site(self, rule: str, target: str = "") -> int:
        self.sites.append(Site(rule, rule, {}, target))
        return len(self.sites) - 1

    def _expressions(self) -> "_Expressions":
        return _Expressions(self)

    def _read(self, node: ast.AST) -> str:
        return read(node, self.owner, self.modules)


class _Expressions(ast.NodeTransformer):
    """Wraps what an expression looks up, so that its numbers are known when it is computed."""

    def __init__(self, home: Instrumenter) -> None:
        self.home, self.names = home, dict[int, str]()

    def top(self, node: ast.expr) -> ast.expr:
        """Rewrite a whole expression; a helper's arguments are shown if it is all there is."""
        if isinstance(node, ast.Call) and not self._is_plain(node.func):
            return self._arguments(node)
        return self.visit(node)

    def _look_up(self, node: ast.expr) -> ast.expr:
        self.names[self.home.slots] = read(node, self.home.owner, self.home.modules)
        self.home.slots += 1
        return _call("load", self.home.slots - 1, node)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._look_up(node) if isinstance(node.ctx, ast.Load) else node

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        return node if root_of(node) in self.home.modules else self._look_up(node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        return self._look_up(node)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        return self._arguments(node) if self._is_plain(node.func) else self._look_up(node)

    def visit(self, node: ast.AST) -> Any:
        return node if isinstance(node, LEFT_WHOLE) else super().visit(node)

    def _arguments(self, node: ast.Call) -> ast.expr:
        func = node.func
        if isinstance(func, ast.Attribute) and root_of(func) not in self.home.modules:
            is_own = root_of(func) == self.home.owner
            func.value = func.value if is_own else self.visit(func.value)
        node.args = [self.visit(argument) for argument in node.args]
        for keyword in node.keywords:
            keyword.value = self.visit(keyword.value)
        return node

    def _is_plain(self, func: ast.expr) -> bool:
        """Whether a call is shown as it stands: NumPy's, a built-in one, a number's method."""
        if isinstance(func, ast.Attribute):
            root = root_of(func)
            is_method = isinstance(func.value, ast.Name | ast.Attribute) and root
            return root in self.home.modules or bool(is_method and root != self.home.owner)
        if not isinstance(func, ast.Name):
            return False
        known = self.home.names.get(func.id, getattr(builtins, func.id, None))
        return _is_known(known)


def _is_known(function: Any) -> bool:
    origin = str(getattr(function, "__module__", "")).partition(".")[0]
    return isinstance(function, np.ufunc) or origin in ("builtins", "math", "numpy")


class _Slots(ast.NodeTransformer):
    """Puts a slot in the place of everything that was looked up."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Attribute) and root_of(node.func) == RECORD:
            return ast.Name(f"@{node.args[0].value}@")  # type: ignore
        return self.generic_visit(node)


def _match_in_length(target: ast.expr, value: ast.expr) -> bool:
    kinds = ast.Tuple | ast.List
    if not (isinstance(target, kinds) and isinstance(value, kinds)):
        return False
    parts = [*target.elts, *value.elts]
    return len(target.elts) == len(value.elts) and not any(
        isinstance(part, ast.Starred) for part in parts
    )


def _call(what: str, site: int, *values: ast.expr) -> ast.Call:
    function = ast.Attribute(ast.Name(RECORD, ast.Load()), what, ast.Load())
    return ast.Call(function, [ast.Constant(site), *values], [])


def _finally(loop: ast.stmt, site: int) -> ast.stmt:
    ended: list[ast.stmt] = [ast.Expr(_call("ended", site))]
    return ast.Try(body=[loop], handlers=[], orelse=[], finalbody=ended)


def instrument(
    definition: ast.FunctionDef, function: FunctionType, make_record: Callable[[list[Site]], R]
) -> tuple[FunctionType, R]:
    """Return a function that computes what the given one does, and the record that it tells.

    Args:
        definition: The function's syntax tree; it is copied.
        function: The function itself, whose globals and variables from outside are used.
        make_record: Makes the record from the sites.
    """
    definition = copy.deepcopy(definition)
    arguments = [a.arg for a in (*definition.args.posonlyargs, *definition.args.args)]
    definition.returns = None  # an annotation may name what only a type checker imports
    for argument in ast.walk(definition.args):
        if isinstance(argument, ast.arg):
            argument.annotation = None
    outside = dict(zip(function.__code__.co_freevars, function.__closure__ or (), strict=True))
    values = {name: cell.cell_contents for name, cell in outside.items()}
    seen = {**function.__globals__, **values}
    home = Instrumenter(arguments[0], arguments[1], seen)
    definition.body = home.block(definition.body)
    definition.decorator_list = []
    maker = ast.parse(f"def make({', '.join([RECORD, *values])}): return {definition.name}")
    maker.body[0].body.insert(0, definition)  # type: ignore
    scope: dict[str, Any] = {}
    code = compile(ast.fix_missing_locations(maker), "<worked step>", "exec", dont_inherit=True)
    exec(code, function.__globals__, scope)
    record = make_record(home.sites)
    return scope["make"](record, *values.values()), record
