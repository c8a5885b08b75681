"""The fixed pieces of the scripts on torch."""

HEADER = """# From the explorer of "Understanding Gradient Descent"; needs torch{numpy}.
import math

{imports}import torch

torch.set_default_dtype(torch.float64)
"""

REDDI = '''
def f(x, y, step=None):
    """A large slope once in three steps, small ones back in between; on average 2 / 3."""
    slope = 2 / 3 if step is None else (4.0, -1.0, -1.0)[step % 3]
    return slope * x + 50 * (x - torch.clip(x, -1, 1)) ** 2 + y**2 / 2
'''
# gd_core looks at the loss of the start once more than at any other.
REDDI_LOSS = "f(x, y, step + 1)"

LINE_FIT = """
rng = np.random.default_rng(0)
inputs = rng.standard_normal({examples})
targets = torch.tensor(1 + 2 * inputs + rng.standard_normal({examples}))
inputs = torch.tensor(inputs)


def f(x, y, batch=slice(None)):
    return ((x + y * inputs[batch] - targets[batch]) ** 2).mean() / 2
"""

BATCHES = {
    "replaced": """
def batches():
    rng = np.random.default_rng({seed})
    while True:
        yield rng.integers({examples}, size={size})
""",
    "epochs": """
def batches():
    rng = np.random.default_rng({seed})
    while True:
        order = rng.permutation({examples})
        for first in range(0, {examples} - {size} + 1, {size}):
            yield order[first : first + {size}]
""",
}
DRAW = """    batch = batches()
    next(batch)  # the explorer looks at the loss once before it begins
"""

# The conventions that are torch's own; of the others it has none.
TORCHS_OWN = {("Momentum", "outside"), ("Nesterov", "outside")}

BEGIN = """
for name, make in optimizers:
    params = torch.tensor(start, requires_grad=True)
    optimizer = make([params])
"""
SCHEDULER = "    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)\n"
STEP = """    for step in range(steps):
        optimizer.zero_grad()
        x, y = params
        {loss}.backward()
"""
DECAY = """        params.data -= optimizer.param_groups[0]["lr"] * {strength!r} * before
"""
LOOK_AHEAD = """    if name == "Nesterov":  # torch's parameters are the look-ahead point
        velocity = optimizer.state[params]["momentum_buffer"] * optimizer.param_groups[0]["lr"]
        params.data += optimizer.param_groups[0]["momentum"] * velocity
"""
END = """    x, y = params.detach()
    print(f"{name}: x = {x.item()}, y = {y.item()}, loss = {f(x, y).item()}")
"""
