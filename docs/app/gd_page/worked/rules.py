"""Each optimizer's rule, line by line, in the letters of its docstring: `rules_of(name)`.

A line is `name <- expression`, and may end in `if condition`. Lines are computed in order by
`gd_page.worked.lines`; a name on the right is a hyperparameter, the state before the step, what an
earlier line has computed, or one of: params, g (the gradient), t (this step's number, from 1).
"""

STANDARD = "standard"

_MOMENTS = (
    "m <- beta1 * m + (1 - beta1) * g",
    "v <- beta2 * v + (1 - beta2) * g^2",
)
_M_HAT = "m_hat <- m / (1 - beta1^t)"
_V_HAT = "v_hat <- v / (1 - beta2^t)"
_ADAM_STEP = "params <- params - learning_rate * m_hat / (sqrt(v_hat) + epsilon)"
_SCALED_STEP = "params <- params - learning_rate * g / (sqrt(v) + epsilon)"
_VELOCITY = "velocity <- momentum * velocity + learning_rate * g"
_PLAIN_VELOCITY = "velocity <- momentum * velocity + g"
_MEAN_OF_SQUARES = "v <- decay * v + (1 - decay) * g^2"
_MOVE = "params <- params - velocity"

RULES: dict[tuple[str, str], tuple[str, ...]] = {
    ("GradientDescent", STANDARD): ("params <- params - learning_rate * g",),
    ("Momentum", STANDARD): (_VELOCITY, _MOVE),
    ("Momentum", "outside"): (_PLAIN_VELOCITY, "params <- params - learning_rate * velocity"),
    ("Nesterov", STANDARD): (_VELOCITY, _MOVE),
    ("Nesterov", "outside"): (
        _PLAIN_VELOCITY,
        "params <- params - learning_rate * (g + momentum * velocity)",
    ),
    ("AdaGrad", STANDARD): ("v <- v + g^2", _SCALED_STEP),
    ("RMSProp", STANDARD): (_MEAN_OF_SQUARES, _SCALED_STEP),
    ("RMSProp", "inside"): (
        _MEAN_OF_SQUARES,
        "params <- params - learning_rate * g / sqrt(v + epsilon)",
    ),
    ("AdaDelta", STANDARD): (
        _MEAN_OF_SQUARES,
        "delta <- sqrt((u + epsilon) / (v + epsilon)) * g",
        "u <- decay * u + (1 - decay) * delta^2",
        "params <- params - learning_rate * delta",
    ),
    ("Adam", STANDARD): (*_MOMENTS, _M_HAT, _V_HAT, _ADAM_STEP),
    ("Adam", "uncorrected"): (
        *_MOMENTS,
        "params <- params - learning_rate * m / (sqrt(v) + epsilon)",
    ),
    ("Adam", "hat"): (
        *_MOMENTS,
        "rate <- learning_rate * sqrt(1 - beta2^t) / (1 - beta1^t)",
        "params <- params - rate * m / (sqrt(v) + epsilon)",
    ),
    ("Adam", "inside"): (
        *_MOMENTS,
        _M_HAT,
        _V_HAT,
        "params <- params - learning_rate * m_hat / sqrt(v_hat + epsilon)",
    ),
    ("AdamW", STANDARD): (
        *_MOMENTS,
        _M_HAT,
        _V_HAT,
        "params <- params - learning_rate"
        " * (m_hat / (sqrt(v_hat) + epsilon) + weight_decay * params)",
    ),
    ("AMSGrad", STANDARD): (
        *_MOMENTS,
        "v_max <- max(v_max, v)",
        _M_HAT,
        "v_hat <- v_max / (1 - beta2^t)",
        _ADAM_STEP,
    ),
    ("AdaMax", STANDARD): (
        _MOMENTS[0],
        "u <- max(beta2 * u, |g| + epsilon)",
        _M_HAT,
        "params <- params - learning_rate * m_hat / u",
    ),
    ("NAdam", STANDARD): (
        "mu <- beta1 * (1 - 0.96^(t * momentum_decay) / 2)",
        "mu_next <- beta1 * (1 - 0.96^((t + 1) * momentum_decay) / 2)",
        "mu_product <- mu_product * mu",
        *_MOMENTS,
        "m_hat <- mu_next * m / (1 - mu_product * mu_next) + (1 - mu) * g / (1 - mu_product)",
        _V_HAT,
        _ADAM_STEP,
    ),
    ("RAdam", STANDARD): (
        *_MOMENTS,
        _M_HAT,
        "rho_inf <- 2 / (1 - beta2) - 1",
        "rho <- rho_inf - 2 * t * beta2^t / (1 - beta2^t)",
        "r <- sqrt((rho - 4) * (rho - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho))"
        " if rho > 5",
        "step <- r * sqrt(1 - beta2^t) / (sqrt(v) + epsilon) * m_hat if rho > 5",
        "step <- m_hat if rho <= 5",
        "params <- params - learning_rate * step",
    ),
    ("AdaBelief", STANDARD): (
        _MOMENTS[0],
        "s <- beta2 * s + (1 - beta2) * (g - m)^2 + epsilon",
        _M_HAT,
        "s_hat <- s / (1 - beta2^t)",
        "params <- params - learning_rate * m_hat / (sqrt(s_hat) + epsilon)",
    ),
    ("Lion", STANDARD): (
        "c <- beta1 * m + (1 - beta1) * g",
        "m <- beta2 * m + (1 - beta2) * g",
        "params <- params - learning_rate * (sign(c) + weight_decay * params)",
    ),
    ("LAMB", STANDARD): (
        *_MOMENTS,
        _M_HAT,
        _V_HAT,
        "u <- m_hat / (sqrt(v_hat) + epsilon) + weight_decay * params",
        "ratio <- norm(params) / norm(u) if norm(params) * norm(u) > 0",
        "ratio <- 1 if norm(params) * norm(u) <= 0",
        "params <- params - learning_rate * ratio * u",
    ),
    ("ScheduleFreeAdamW", STANDARD): (
        "z <- params if t <= 1",
        "x <- params if t <= 1",
        _MOMENTS[1],
        _V_HAT,
        "z <- z - learning_rate * (g / (sqrt(v_hat) + epsilon) + weight_decay * params)",
        "weight_sum <- weight_sum + learning_rate^2",
        "c <- learning_rate^2 / weight_sum if weight_sum > 0",
        "c <- 0 if weight_sum <= 0",
        "x <- (1 - c) * x + c * z",
        "params <- (1 - beta1) * z + beta1 * x",
    ),
    ("Prodigy", STANDARD): (
        "d <- d0 if t <= 1",
        "beta3 <- sqrt(beta2)",
        "r <- beta3 * r + learning_rate * d^2 * sum(g * (start - params))",
        "s <- beta3 * s + learning_rate * d^2 * g",
        "m <- beta1 * m + (1 - beta1) * d * g",
        "v <- beta2 * v + (1 - beta2) * d^2 * g^2",
        "d_next <- max(d, r / sum(|s|)) if sum(|s|) > 0",
        "d_next <- d if sum(|s|) <= 0",
        "step <- d * m / (sqrt(v) + d_next * epsilon)",
        "params <- params - learning_rate * (step + d * weight_decay * params)",
    ),
}


def rules_of(name: str, convention: str = STANDARD) -> tuple[str, ...]:
    """Return the lines of an optimizer's rule.

    Raises:
        ValueError: there is no such rule.
    """
    if (name, convention) not in RULES:
        raise ValueError(f"name must be that of a worked rule, got {name!r} ({convention})")
    return RULES[name, convention]
