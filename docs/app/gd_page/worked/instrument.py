"""Rewrite a function so that it tells a record what it computes, and computes the same."""

import ast
import copy
from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType
from typing import Any

from gd_page.worked.expressions import RECORD, Expressions, Scope, Slots, call_record


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
    """Makes the sites of one function; `params` is what it calls the parameters."""

    def __init__(self, scope: Scope, params: str) -> None:
        self.scope, self.params = scope, params
        self.sites: list[Site] = []

    def block(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        """Rewrite statements; those that compute nothing by themselves stay as they are."""
        return [made for statement in statements for made in self._statement(statement)]

    def _statement(self, node: ast.stmt) -> list[ast.stmt]:
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        return method(node) if method else [node]

    def _assign(self, node: ast.Assign) -> list[ast.stmt]:
        parts, values = _parts(node.targets[0]), _parts(node.value)
        if len(node.targets) == 1 and parts and len(parts) == len(values):
            pairs = zip(parts, values, strict=True)
            told = [self._result(value, self.scope.read(to)) for to, value in pairs]
            node.value = ast.Tuple(told, ast.Load())
        else:
            target = " = ".join(self._target(target) for target in node.targets)
            node.value = self._result(node.value, target)
        return [node]

    def _target(self, node: ast.expr) -> str:
        """What is set: several names without the parentheses around them all."""
        if not isinstance(node, ast.Tuple):
            return self.scope.read(node)
        return ", ".join(self.scope.read(part) for part in node.elts)

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
        rule, before = self.scope.read(whole), Expressions(self.scope)
        looked_up, node.value = before.visit(copy.deepcopy(target)), before.visit(node.value)
        template = ast.BinOp(looked_up, node.op, node.value)
        site = self._site(rule, template, before, self.scope.read(node.target))
        return [ast.Expr(looked_up), node, ast.Expr(call_record("result", site, target))]

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
        target = self._target(node.target)
        site = self._plain_site(f"for {target} in {self.scope.read(node.iter)}", target)
        node.iter = call_record("loop", site, node.iter)
        node.body, node.orelse = self.block(node.body), self.block(node.orelse)
        return [_finally(node, site)]

    def _with(self, node: ast.With) -> list[ast.stmt]:
        node.body = self.block(node.body)
        return [node]

    def _try(self, node: ast.Try) -> list[ast.stmt]:
        node.body, node.orelse = self.block(node.body), self.block(node.orelse)
        node.finalbody = self.block(node.finalbody)
        for handler in node.handlers:
            kind = f" {self.scope.read(handler.type)}" if handler.type else ""
            note = ast.Expr(call_record("caught", self._plain_site(f"except{kind}")))
            handler.body = [note, *self.block(handler.body)]
        return [node]

    def _match(self, node: ast.Match) -> list[ast.stmt]:
        for case in node.cases:
            rule = f"case {ast.unparse(case.pattern)} of {self.scope.read(node.subject)}"
            note = ast.Expr(call_record("entered", self._plain_site(rule)))
            case.body = [note, *self.block(case.body)]
        return [node]

    def _result(self, value: ast.expr, target: str) -> ast.expr:
        return self._told("result", value, target=target)

    def _told(self, what: str, value: ast.expr, before: str = "", target: str = "") -> ast.expr:
        rule, expressions = before + self.scope.read(value), Expressions(self.scope)
        made = expressions.top(copy.deepcopy(value))
        return call_record(what, self._site(rule, made, expressions, target, before), made)

    def _site(
        self, rule: str, made: ast.expr, seen: Expressions, target: str, before: str = ""
    ) -> int:
        template = before + self.scope.read(Slots().visit(copy.deepcopy(made)))
        rule = f"{target} <- {rule}" if target else rule
        self.sites.append(Site(rule, template, seen.names, target))
        return len(self.sites) - 1

    def _plain_site(self, rule: str, target: str = "") -> int:
        self.sites.append(Site(rule, rule, {}, target))
        return len(self.sites) - 1


def _parts(node: ast.expr) -> list[ast.expr]:
    """The parts of a tuple or a list; none where one of them stands for several."""
    parts = node.elts if isinstance(node, ast.Tuple | ast.List) else []
    return [] if any(isinstance(part, ast.Starred) for part in parts) else parts


def _finally(loop: ast.stmt, site: int) -> ast.stmt:
    ended: list[ast.stmt] = [ast.Expr(call_record("ended", site))]
    return ast.Try(body=[loop], handlers=[], orelse=[], finalbody=ended)


def instrument(
    definition: ast.FunctionDef, function: FunctionType, params: str
) -> tuple[list[Site], Callable[[Any], FunctionType]]:
    """Return a function's sites, and what makes a function that tells a record of them.

    The function that is made computes what the given one does.

    Args:
        definition: The function's syntax tree, which is rewritten.
        function: The function itself, whose globals and variables from outside are used.
        params: What it calls the parameters.
    """
    arguments = [a.arg for a in (*definition.args.posonlyargs, *definition.args.args)]
    owner = "" if arguments[0] == params else arguments[0]
    home = Instrumenter(Scope(owner, {**function.__globals__, **_outside(function)}), params)
    definition.body = home.block(definition.body)
    code = compile(_maker(definition, function), "<worked step>", "exec", dont_inherit=True)
    scope: dict[str, Any] = {}
    exec(code, function.__globals__, scope)
    return home.sites, lambda record: scope["make"](record, **_outside(function))


def _outside(function: FunctionType) -> dict[str, Any]:
    """The variables of the functions and the class around a function, by name."""
    cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
    return {name: cell.cell_contents for name, cell in cells}


def _maker(definition: ast.FunctionDef, function: FunctionType) -> ast.Module:
    """Code that defines the function where it sees the record, and its variables from outside."""
    definition.decorator_list = []
    definition.returns = None  # an annotation may name what only a type checker imports
    for argument in ast.walk(definition.args):
        if isinstance(argument, ast.arg):
            argument.annotation = None
    seen = ", ".join([RECORD, *function.__code__.co_freevars])
    maker = ast.parse(f"def make({seen}): return {definition.name}")
    maker.body[0].body.insert(0, definition)  # type: ignore
    return ast.fix_missing_locations(maker)
