"""Newton's method, conjugate gradients and L-BFGS; the page on choosing prints them."""

# --8<-- [start:newton]
import numpy as np


def newton(loss, theta, steps):
    for _ in range(steps):
        h = 1e-5 * np.eye(len(theta))
        rows = [loss.gradient(theta + e) - loss.gradient(theta - e) for e in h]
        hessian = (np.array(rows) + np.array(rows).T) / 4e-5
        theta = theta - np.linalg.solve(hessian, loss.gradient(theta))
    return theta


# --8<-- [end:newton]
# --8<-- [start:line-search]
def line_search(loss, theta, g, direction, rate, flatness):
    """Go until the loss has fallen enough and the slope is flat enough."""
    start, first = loss(theta), g @ direction
    low, low_slope, high, high_slope = 0.0, first, np.inf, 0.0
    while True:
        new = theta + rate * direction
        new_g = loss.gradient(new)
        slope = new_g @ direction
        fell = loss(new) <= start + 1e-4 * rate * first
        if fell and abs(slope) <= flatness * abs(first):
            return new, new_g, rate
        if fell and slope < 0:
            low, low_slope = rate, slope
        else:
            high, high_slope = rate, slope
        if high == np.inf:
            rate = 2 * rate
        else:  # where a line through both slopes is zero, or halfway
            part = 0.5
            if high_slope > 0:
                part = low_slope / (low_slope - high_slope)
            rate = low + (high - low) * min(max(part, 0.1), 0.9)


def conjugate_gradients(loss, theta, enough):
    g = loss.gradient(theta)
    direction, rate = -g, 1 / np.linalg.norm(g)
    while np.linalg.norm(g) > enough:
        theta, new_g, rate = line_search(loss, theta, g, direction, rate, 0.1)
        memory = max(0.0, new_g @ (new_g - g) / (g @ g))
        following = memory * direction - new_g
        if new_g @ following >= 0:  # not downhill: forget
            following = -new_g
        rate = rate * (g @ direction) / (new_g @ following)
        g, direction = new_g, following
    return theta


def l_bfgs(loss, theta, enough, memory=10):
    pairs, g = [], loss.gradient(theta)
    while np.linalg.norm(g) > enough:
        direction, parts = -g, []
        for s, y in reversed(pairs):
            parts.append(s @ direction / (s @ y))
            direction = direction - parts[-1] * y
        if pairs:  # the last pair tells the scale of the curvature
            s, y = pairs[-1]
            direction = direction * (s @ y) / (y @ y)
        for (s, y), part in zip(pairs, reversed(parts), strict=True):
            direction = direction + (part - y @ direction / (s @ y)) * s
        rate = 1.0 if pairs else 1 / np.linalg.norm(g)
        new, new_g, _ = line_search(loss, theta, g, direction, rate, 0.9)
        pairs = [*pairs, (new - theta, new_g - g)][-memory:]
        theta, g = new, new_g
    return theta


# --8<-- [end:line-search]
