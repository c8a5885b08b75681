"""Mistakes in the guard of all optimizers."""

from scripts.mutation.mistakes import Rows

ARRAY_LOOKED_AT = "if fits else np.isfinite(array).all()"
RESTORED = "state.clear() state.update(kept)"

SETTINGS: Rows = [
    ("0 <= value < setting.simple_high", "0 <= value <= setting.simple_high",
     "a decay of exactly 1"),
    ("used < high", "used <= high", "an array of decays of exactly 1"),
    ("used >= low) &", "used > low) &", "an array of rates without 0"),
    ("not setting.includes_low and", "False and", "0 where the range is open"),
    ("used >= setting.low) & (used % 1 == 0)", "used >= setting.low)", "half a step in a count"),
    ("params.dtype if params is not None and array.ndim else float", "float",
     "an array of settings that turns float32 into float64"),
    ("return float(used)", "return used", "a NumPy number that turns float32 into float64"),
    ("if setting.is_single:", "if False:", "an array for a setting that is one number"),
    ("in FRACTIONS else", "in FRACTIONS[:1] else", "a decay without an upper end"),
    ('["t"] if state.get("t") else []', '["t"]', "a time of 0 shown"),
]  # fmt: skip

STEP: Rows = [
    ("state[name] = given", "pass", "settings left in another form after the step"),
    ("if state.get(name) is value and not has_changed:", "if True:",
     "a setting changed by the step, undone"),
    ("value.dtype != np.asarray(before[name]).dtype", "False", "a rate that is cast for good"),
    ("known[name] = value", "pass", "an array of settings looked at in every step of a loop"),
    ("state.update(kept)", "state.update(state | before)", "state changed in place, not put back"),
    (RESTORED, "pass", "state not put back after an error"),
    (RESTORED, "state.update(kept)", "new state not taken away"),
    ("except BaseException as error:", "except Exception as error:",
     "state not put back after a keyboard interrupt"),
    ("if not are_finite(arrays):", "if any(np.isnan(array).any() for array in arrays):",
     "infinity taken for a number"),
    ("arrays.append(value)", "pass", "arrays of the state not looked at"),
    ("arrays += float_arrays(value)", "pass", "numbers and lists of the state not looked at"),
    ("[gradients, result] if gradients.size < LARGE or not arrays else [result]", "[gradients]",
     "the new params not looked at"),
    ('over="ignore", divide="ignore", invalid="ignore"', 'over="warn"',
     "warnings of a step that is refused anyway"),
    ("and not self.looks_ahead:", ":", "the caller's own errors renamed"),
]  # fmt: skip

KEPT: Rows = [
    ("type(state.get(name)) in PLAIN for name in counters", "name in state for name in counters",
     "an array that is counted up, not put back"),
    ("copy.deepcopy(value, shared)", "copy.copy(value)", "a copy of a list that shares its arrays"),
    ("last == (params.shape, params.dtype)", "last[0] == params.shape",
     "state of another dtype"),
]  # fmt: skip

FUNCTIONAL: Rows = [
    ("len(call.args) <= function.nin", "True", "a result that goes into an array that is given"),
    ("or _stores_elsewhere(node, owner)", "", "attributes set of something else"),
    ("known.get(\"np\", np) is not np or", "", "another module called np"),
    ("for name in (\"co_firstlineno\", \"co_name\", \"co_code\", \"co_names\", \"co_varnames\")",
     "for name in (\"co_name\",)", "a source that is older than the code"),
]  # fmt: skip

GRADIENT_FUNCTION: Rows = [
    ('refuse_bad_number("gradients", gradients) return', "return",
     "a gradient function that returns NaN"),
    ("with np.errstate(**modes) if modes else nullcontext():", "with nullcontext():",
     "the caller's own function silenced"),
]  # fmt: skip

OUTCOME: Rows = [
    ("or result.dtype != params.dtype:", ":", "params that change their dtype"),
    ("np.isfinite(one).all() and np.isfinite(other).all()", "np.isfinite(one).all()",
     "every second array not looked at"),
    ("(_product(one, other)) and not (", "(_product(one, other)) or not (",
     "large numbers taken for infinite ones"),
    ("np.where(is_good, value,", "np.where(np.isfinite(value), value,",
     "an ended run's other arrays go on"),
    ("np.where(is_good, value, spare)", "np.where(good.all(), value, spare)",
     "one run's end holds back the others' state"),
    ("return np.where(good, result, np.nan)", "return result",
     "a run that outlives its overflowing state"),
    (ARRAY_LOOKED_AT, "if fits else True", "a list that overflows and ends no run"),
    ("isinstance(value, FIXED) and value is before.get(name)", "False",
     "what was infinite before, blamed"),
]  # fmt: skip

TRAITS: Rows = [
    ("k not in given and not k.startswith", "not k.startswith", "settings among the state"),
    ('given and not k.startswith("_")', "given", "private attributes among the state"),
    ('return hasattr(optimizer, "optimizer") and looks_ahead(optimizer.optimizer)',
     "return False", "wrappers that hide what looks ahead"),
    ("return not looks_at_whole_array", "return looks_at_whole_array",
     "elementwise the wrong way round"),
    ("first == other or first != again", "first == other", "chance taken for a sign"),
    ("optimizer._fitted_in_loop = {}", "pass", "one run's end taken for the end of all"),
    ('if hasattr(optimizer, "_looks_at_whole_array"):', "if True:",
     "classes without checks written to"),
]  # fmt: skip

CHECKED: Rows = [
    ('if not hasattr(kind, "__copy__"):', "if False:", "a shallow copy that shares its arrays"),
    ("settings if is_whole else single", "single",
     "arrays of settings for a rule of the whole array"),
    ("kind._looks_at_whole_array = is_whole", "kind._looks_at_whole_array = False",
     "every rule taken for an elementwise one"),
    ("fit_settings(vars(self).copy(), settings)", "fit_settings(vars(self), settings)",
     "settings kept in another form than given"),
    ("len(arguments) == 2 and not named", "len(arguments) == 2", "named arguments passed over"),
]  # fmt: skip

MISTAKES = {
    "guard/settings": SETTINGS,
    "guard/step": STEP,
    "guard/kept": KEPT,
    "guard/functional": FUNCTIONAL,
    "guard/gradient_function": GRADIENT_FUNCTION,
    "guard/outcome": OUTCOME,
    "guard/traits": TRAITS,
    "checked": CHECKED,
}
