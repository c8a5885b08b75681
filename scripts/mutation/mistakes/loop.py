"""Mistakes in the only optimization loop."""

from scripts.mutation.mistakes import Rows

MISTAKES: dict[str, Rows] = {
    "loop/minimize": [
        ("optimizer = copy.deepcopy(optimizer)", "pass", "the caller's optimizer used up"),
        ("run_checks.check_runs(optimizer, monitor.loss)", "pass", "runs that see each other"),
        ("let_runs_end(optimizer)", "pass", "one run's end taken for the end of all"),
        ("schedule(step)", "schedule(step + 1)", "a schedule one step ahead"),
        ("monitor.end_all()", "pass", "a refused step that is no divergence"),
        ("record.row(step + 1)", "record.row(step)", "rows one step early"),
        ("optimizer.update(params, clip(gradient))", "optimizer.update(params, gradient)",
         "clipping forgotten"),
    ],
    "loop/watch": [
        ("self.move(start.copy())", "self.move(start)", "the caller's start handed out"),
        (".max(axis=axes) <= limit", ".max(axis=axes) < limit", "the limit itself too large"),
        (".max(axis=axes) <= limit", ".min(axis=axes) <= limit",
         "a run that diverges in one coordinate goes on"),
        ("~(np.abs(array)", "(np.abs(array)", "diverged the wrong way round"),
        ("gradient if self.clip is None else self.clip(gradient)", "gradient",
         "a gradient function that is not clipped"),
        ("self.diverged | runs", "runs", "a run that comes back from the dead"),
        ("np.expand_dims(self.diverged, self.inner_axes)", "self.diverged.any()",
         "one run's end holds back the others"),
    ],
    "loop/recorder": [
        ("self.gradients[step] = self.watched.gradient",
         "self.gradients[step] = -self.watched.gradient", "gradients of the wrong sign"),
        ("array[self.diverged] = np.nan", "pass", "a diverged run's rows not blank"),
        ("rates[-1] = used[-1]", "pass", "no rate in the last row"),
        ("like_params and name != \"learning_rate\"", "like_params",
         "an array of rates among the states"),
        ("else np.array(value)", "else value", "rates that change after they were written"),
        ("first if isinstance(first, (int, float)) else np.nan", "0.0",
         "every state starts at 0"),
    ],
    "loop/trajectory": [
        ("rows.any(axis=0), rows.argmax(axis=0)", "rows.all(axis=0), rows.argmax(axis=0)",
         "only runs that are true throughout"),
        ("None if first < 0", "None if first <= 0", "the start itself not counted"),
        ("self.losses < loss", "self.losses <= loss", "a loss that is not below counts"),
    ],
    "loop/run_checks": [
        ("if loss.ndim and not is_elementwise(optimizer):", "if loss.ndim:",
         "every optimizer refused for many runs"),
        ("checks.same_shape(\"schedule(step)\", array, np.shape(before[-1]))", "pass",
         "rates of two shapes"),
    ],
}  # fmt: skip
