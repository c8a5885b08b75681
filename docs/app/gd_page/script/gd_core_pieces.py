"""The fixed pieces of the scripts on gd_core."""

HEADER = """\
# From the explorer of "Understanding Gradient Descent". It needs NumPy and gd_core, which is in
# the site's repository; this installs both:
# pip install git+https://github.com/understanding-gradient-descent/understanding-gradient-descent
import numpy as np

import gd_core
"""

TYPED = '''
class Typed:
    """The loss f(x, y). Its gradient by the complex step: exact to rounding, without a formula."""

    def __call__(self, points):
        return f(points[..., 0], points[..., 1])

    def gradient(self, points):
        x, y = points[..., 0], points[..., 1]
        step = 1e-30
        slopes = f(x + 1j * step, y).imag, f(x, y + 1j * step).imag
        return np.stack(slopes, axis=-1) / step
'''

LOOP = """
for name, optimizer in optimizers:
{rate}    run = gd_core.minimize({arguments})
    x, y = run.final_params.tolist()
    print(f"{{name}}: x = {{x}}, y = {{y}}, loss = {{run.final_loss.item()}}")
"""
