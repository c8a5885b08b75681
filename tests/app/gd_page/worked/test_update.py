"""Any class with `update` can be worked out: what its code does is what the lines say."""

import textwrap

import numpy as np
import pytest
from gd_page.worked.update import work_out, work_out_line

import gd_core
from gd_core import optimizers
from gd_core.checked import looks_ahead

PARAMS, GRADIENTS = np.array([1.0, -2.0]), np.array([3.0, -4.0])


def defined(code, name="Rule"):
    """Make a class in the way of a cell: its source stands in no file."""
    source = textwrap.dedent(code)
    scope = {"__name__": "__main__"}
    exec(compile(source, "cell of a test", "exec"), scope)
    return scope[name], source


def lines_of(body, before="", params=PARAMS, **settings):
    """The worked lines of an update with a body, as (rule, numbers, result)."""
    code = f"""
import numpy as np
{textwrap.dedent(before)}
class Rule:
    def __init__(self):
        self.learning_rate, self.t, self.m, self.history = 0.1, 0, 0.0, []
    def double(self, value):
        return 2 * value
    def update(self, params, gradients):
{textwrap.indent(textwrap.dedent(body), " " * 8)}
"""
    kind, source = defined(code)
    worked = work_out(kind(), params, GRADIENTS, source)
    assert worked.sentence == ""
    expected = kind().update(params.copy(), GRADIENTS.copy())
    np.testing.assert_array_equal(worked.params, expected)
    return [(line["rule"], line["numbers"], line["result"]) for line in worked.lines]


@pytest.mark.parametrize("name", optimizers.__all__)
def test_every_optimizer_is_worked_out(name):
    params, gradients = np.ones((3, 2)), np.arange(6.0).reshape(3, 2) - 1
    optimizer = getattr(gd_core, name)()
    slope = (lambda point: gradients + point) if looks_ahead(optimizer) else gradients
    for _ in range(7):
        worked = work_out(optimizer, params, slope)
        params = optimizer.update(params, slope)
        assert worked.sentence == ""
        assert worked.lines[-1]["rule"].startswith("params <- ")
        np.testing.assert_allclose(worked.params, params, rtol=1e-12, atol=1e-12)


def test_names_that_are_set_together_keep_the_parentheses_inside():
    found = lines_of(
        """
        (low, high), *rest = (0.1, 0.2), 1, 2
        for at, (one, two) in enumerate(zip([1.0], [2.0])):
            params = params - low * gradients * one
        return params
        """
    )
    rules = [rule for rule, _, _ in found]
    assert rules[0].startswith("(low, high), *rest <- ")
    assert any(rule.startswith("for at, (one, two) in enumerate(") for rule in rules)


def test_the_optimizer_and_the_arrays_stay_as_they_were():
    code = """
    class Rule:
        def __init__(self):
            self.m = [0.0]
        def update(self, params, gradients):
            self.m.append(1.0)
            gradients *= 2
            params -= gradients
            return params
    """
    kind, source = defined(code)
    optimizer, params, gradients = kind(), PARAMS.copy(), GRADIENTS.copy()
    worked = work_out(optimizer, params, gradients, source)
    assert [line["rule"] for line in worked.lines] == [
        "m.append(1.0)",
        "gradients <- gradients * 2",
        "params <- params - gradients",
    ]
    assert worked.lines[2]["numbers"] == "(1, -2) - (6, -8)"
    assert optimizer.m == [0.0]
    np.testing.assert_array_equal(params, PARAMS)
    np.testing.assert_array_equal(gradients, GRADIENTS)


CASES = {
    "plain, with NumPy's functions as a formula writes them": (
        "return params - np.sqrt(np.abs(gradients)) ** 2",
        [
            (
                "params <- params - sqrt(abs(gradients))^2",
                "(1, -2) - sqrt(abs((3, -4)))^2",
                "(-2, -6)",
            )
        ],
    ),
    "an attribute": (
        "self.m = 0.5 * self.m + gradients\nreturn params - self.m",
        [("m <- 0.5 * m + gradients", "0.5 * 0 + (3, -4)", "(3, -4)")],
    ),
    "augmented, with the brackets that it needs": (
        "self.learning_rate *= 1 + self.t\nself.t += 1\nreturn params",
        [
            ("learning_rate <- learning_rate * (1 + t)", "0.1 * (1 + 0)", "0.1"),
            ("t <- t + 1", "0 + 1", "1"),
            ("params <- params", "(1, -2)", "(1, -2)"),
        ],
    ),
    "two at once, each with the numbers from before": (
        "a, b = 1, 2\na, b = b, a + b\nreturn params",
        [
            ("a <- 1", "1", "1"),
            ("b <- 2", "2", "2"),
            ("a <- b", "2", "2"),
            ("b <- a + b", "1 + 2", "3"),
        ],
    ),
    "unpacked": (
        "a, *b = (x for x in [1, 2, 3])\nreturn params",
        [("a, *b <- (x for x in [1, 2, 3])", "(x for x in [1, 2, 3])", "(1, 2, 3)")],
    ),
    "two names for one value, and an annotation": (
        "a = b = 3.5\nc: float = a\nd: int\nreturn params",
        [("a = b <- 3.5", "3.5", "3.5"), ("c <- a", "3.5", "3.5")],
    ),
    "a part of an array": (
        "params = params.copy()\nparams[0] = 5.0\nparams[1] += params[0]\nreturn params",
        [
            ("params <- params.copy()", "(1, -2).copy()", "(1, -2)"),
            ("params[0] <- 5.0", "5.0", "5"),
            ("params[1] <- params[1] + params[0]", "(-2) + 5", "3"),
            ("params <- params", "(5, 3)", "(5, 3)"),
        ],
    ),
    "a branch, and one within": (
        "if self.t == 0 and params[0] > 0:\n    if self.t > 1:\n        step = 1\n"
        "    elif self.t < 1:\n        step = 2\nreturn params - step",
        [
            ("if t == 0 and params[0] > 0", "if 0 == 0 and 1 > 0", "yes"),
            ("if t > 1", "if 0 > 1", "no"),
            ("if t < 1", "if 0 < 1", "yes"),
            ("step <- 2", "2", "2"),
        ],
    ),
    "what is not looked up keeps its name": (
        "if self.t and params[0] > 0:\n    pass\nreturn params",
        [("if t and params[0] > 0", "if 0 and params[0] > 0", "no")],
    ),
    "a return of nothing, which is not taken": (
        "if self.t:\n    return\nreturn params",
        [("if t", "if 0", "no")],
    ),
    "an early return": (
        "if self.t == 0:\n    return params - gradients\nreturn params",
        [
            ("if t == 0", "if 0 == 0", "yes"),
            ("params <- params - gradients", "(1, -2) - (3, -4)", "(-2, 2)"),
        ],
    ),
    "a choice within a line": (
        "rate = self.learning_rate if self.t else 1\nreturn params",
        [("rate <- learning_rate if t else 1", "learning_rate if 0 else 1", "1")],
    ),
    "a loop, of which the first rounds are shown": (
        "total = 0\nfor i in range(5):\n    total += i\nreturn params - total",
        [
            ("total <- 0", "0", "0"),
            ("for i in range(5)", "round 1", "i = 0"),
            ("total <- total + i", "0 + 0", "0"),
            ("for i in range(5)", "round 2", "i = 1"),
            ("total <- total + i", "0 + 1", "1"),
            ("for i in range(5)", "round 3", "i = 2"),
            ("total <- total + i", "1 + 2", "3"),
            ("for i in range(5)", "rounds 4 to 5", "computed likewise, and not shown"),
            ("params <- params - total", "(1, -2) - 10", "(-9, -12)"),
        ],
    ),
    "a loop that ends early, another, and one without rounds": (
        "for i in range(9):\n    if i == 1:\n        break\n"
        "while self.t < 1:\n    self.t += 1\nfor i in []:\n    pass\nreturn params",
        [
            ("for i in range(9)", "round 1", "i = 0"),
            ("if i == 1", "if 0 == 1", "no"),
            ("for i in range(9)", "round 2", "i = 1"),
            ("if i == 1", "if 1 == 1", "yes"),
            ("while t < 1", "while 0 < 1", "yes"),
            ("t <- t + 1", "0 + 1", "1"),
            ("while t < 1", "while 1 < 1", "no"),
            ("params <- params", "(1, -2)", "(1, -2)"),
        ],
    ),
    "a loop in a loop": (
        "for i in range(4):\n    for j in range(5):\n        pass\nreturn params",
        [
            *(
                line
                for i in range(3)
                for line in [
                    ("for i in range(4)", f"round {i + 1}", f"i = {i}"),
                    *(("for j in range(5)", f"round {j + 1}", f"j = {j}") for j in range(3)),
                    ("for j in range(5)", "rounds 4 to 5", "computed likewise, and not shown"),
                ]
            ),
            ("for i in range(4)", "rounds 4 to 4", "computed likewise, and not shown"),
        ],
    ),
    "what is returned from a round that is not shown": (
        "for i in range(9):\n    if i == 7:\n        return params - i",
        [
            *(
                line
                for i in range(3)
                for line in [
                    ("for i in range(9)", f"round {i + 1}", f"i = {i}"),
                    ("if i == 7", f"if {i} == 7", "no"),
                ]
            ),
            ("params <- params - i", "(1, -2) - 7", "(-6, -9)"),
            ("for i in range(9)", "rounds 4 to 8", "computed likewise, and not shown"),
        ],
    ),
    "an error that is handled": (
        "try:\n    a = 1 / self.t\nexcept ZeroDivisionError:\n    a = 2\n"
        "else:\n    a = 3\nfinally:\n    b = a\nreturn params",
        [
            ("except ZeroDivisionError", "ZeroDivisionError: division by zero", "yes"),
            ("a <- 2", "2", "2"),
            ("b <- a", "2", "2"),
        ],
    ),
    "any error": (
        "try:\n    a = self.nothing\nexcept:\n    a = 2\nreturn params",
        [
            ("except", "AttributeError: 'Rule' object has no attribute 'nothing'", "yes"),
            ("a <- 2", "2", "2"),
        ],
    ),
    "with": (
        "with np.errstate(all='raise'):\n    a = params[0] / 2\nreturn params",
        [("a <- params[0] / 2", "1 / 2", "0.5")],
    ),
    "a case": (
        "match self.t:\n    case 0:\n        a = 1\n    case _:\n        a = 2\nreturn params",
        [("case 0 of t", "case 0 of t", "yes"), ("a <- 1", "1", "1")],
    ),
    "a helper is shown as its value within a line, with its numbers alone": (
        "a = self.double(params[0]) + triple(2, times=3)\nb = triple(a, times=self.t)\n"
        "self.note = triple\nreturn params",
        [
            ("a <- double(params[0]) + triple(2, times=3)", "2 + 6", "8"),
            ("b <- triple(a, times=t)", "triple(8, times=0)", "0"),
            ("note <- triple", "triple", "<function>"),
        ],
    ),
    "a call that stands alone": (
        "self.history.append(params[0])\nnp.multiply(params, 2.0, out=gradients)\nreturn params",
        [
            ("history.append(params[0])", "history.append(1)", "done"),
            (
                "multiply(params, 2.0, out=gradients)",
                "multiply((1, -2), 2.0, out=(3, -4))",
                "(2, -4)",
            ),
        ],
    ),
    "comprehensions, lambdas and inner functions are left whole": (
        "a = sum([x * self.t for x in params])\nb = (lambda x: x)(3)\n"
        "def inner(x):\n    y = x\n    return y\nc = inner(4)\n'text'\nreturn params",
        [
            ("a <- sum([x * t for x in params])", "sum([x * t for x in params])", "0"),
            ("b <- (lambda x: x)(3)", "(lambda x: x)(3)", "3"),
            ("c <- inner(4)", "inner(4)", "4"),
        ],
    ),
    "other values": (
        "a = None\nb = True\nc = 'text ** 2'\nd = {'a': 1}\nreturn params",
        [
            ("a <- None", "None", "None"),
            ("b <- True", "True", "true"),
            ("c <- 'text ** 2'", "'text ** 2'", "'text ** 2'"),
            ("d <- {'a': 1}", "{'a': 1}", "{'a': 1}"),
        ],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_lines(body, expected):
    found = lines_of(body, before="def triple(value, times):\n    return value * times")
    shown = [
        (rule, numbers, "<function>" if "<function" in result else result)
        for rule, numbers, result in found
    ]
    assert shown[: len(expected)] == expected
    assert all(rule.startswith("params <- ") for rule, *_ in shown[len(expected) :])


def test_a_long_step_says_that_it_is_cut_and_still_where_it_ends():
    body = "\n".join("self.t += 1" for _ in range(150)) + "\nreturn params - self.t"
    kind, source = defined(
        "class Rule:\n    t = 0\n    def update(self, params, gradients):\n"
        + textwrap.indent(body, " " * 8)
    )
    worked = work_out(kind(), PARAMS, GRADIENTS, source)
    assert worked.sentence == "The step has more lines; the first 120 are shown."
    assert len(worked.lines) == 121
    assert worked.lines[-1]["result"] == "(-149, -152)"


def test_a_step_that_fails_says_why_after_the_lines_so_far():
    kind, source = defined("""
    class Rule:
        def update(self, params, gradients):
            a = 1
            return params / 0 + undefined
    """)
    worked = work_out(kind(), PARAMS, GRADIENTS, source)
    assert [line["rule"] for line in worked.lines] == ["a <- 1"]
    assert worked.sentence == "The step stops here: NameError: name 'undefined' is not defined"
    assert worked.params is None


def test_a_class_built_on_another_calls_it():
    kind, source = defined("""
    import gd_core
    class Rule(gd_core.Adam):
        def update(self, params, gradients):
            return super().update(params, 2 * gradients) - self.__shift()
        def __shift(self):
            return 1
    """)
    worked = work_out(kind(), PARAMS, GRADIENTS, source)
    (line,) = worked.lines
    assert line["rule"] == "params <- super().update(params, 2 * gradients) - _Rule__shift()"
    np.testing.assert_array_equal(worked.params, kind().update(PARAMS, GRADIENTS))


def test_a_method_that_belongs_to_no_object():
    kind, source = defined("""
    class Rule:
        @staticmethod
        def update(params, gradients):
            return params - gradients
    """)
    (line,) = work_out(kind(), PARAMS, GRADIENTS, source).lines
    assert line["rule"] == "params <- params - gradients"
    assert line["result"] == "(-2, 2)"


def test_matrices_and_long_arrays_are_shortened():
    (line,) = [*work_out(gd_core.GradientDescent(1.0), np.eye(3), np.eye(3)).lines]
    assert (
        line["numbers"]
        == "[3 x 3: (1, 0, 0, 0, ... 9 in all)] - 1 * [3 x 3: (1, 0, 0, 0, ... 9 in all)]"
    )
    assert line["value"] == np.zeros((3, 3)).tolist()
    (line,) = work_out(gd_core.GradientDescent(1.0), np.ones(100), np.zeros(100)).lines
    assert line["result"] == "(1, 1, 1, 1, ... 100 in all)"
    assert line["value"] is None
    (line,) = work_out(gd_core.GradientDescent(1.0), np.eye(2), np.zeros((2, 2))).lines
    assert line["result"] == "((1, 0), (0, 1))"


def test_a_line_alone():
    values = {"g": GRADIENTS, "limit": 1.0}
    line = work_out_line("g = g * limit / max(np.linalg.norm(g), limit)", values)
    assert line == {
        "rule": "g <- g * limit / max(norm(g), limit)",
        "numbers": "(3, -4) * 1 / max(norm((3, -4)), 1)",
        "value": pytest.approx([0.6, -0.8]),
        "result": "(0.6, -0.8)",
    }
    np.testing.assert_allclose(values["g"], [0.6, -0.8])
    assert set(values) == {"g", "limit"}
