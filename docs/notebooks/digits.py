# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Notebook: three variants on real digits
#
# The pages of this chapter fit lines to points that were made up. Here are real data: 1,797 handwritten digits of
# 8 x 8 pixels, which ship with scikit-learn. We train softmax regression with batch, mini-batch and stochastic gradient
# descent, and compare the loss against epochs, against steps, and against the clock.
#
# This page was executed when the site was built. The figures are from that run.

# %%
import time

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits

from gd_core.problems import SoftmaxRegression
from gd_core.variants import (
    batch_gradient_descent,
    mini_batch_gradient_descent,
    stochastic_gradient_descent,
)

pixels, labels = load_digits(return_X_y=True)
figure, panels = plt.subplots(1, 8, figsize=(8, 1.3))
for axes, image, label in zip(panels, pixels, labels, strict=False):
    axes.imshow(image.reshape(8, 8), cmap="gray_r")
    axes.set_title(int(label))
    axes.axis("off")
plt.show()

# %% [markdown]
# ## The data
#
# Pixels run from 0 to 16; we scale them to 1 and add a constant for the intercept. Every fifth digit is kept aside to
# test on.

# %%
examples = np.hstack([pixels / 16, np.ones((len(pixels), 1))])
is_test = np.arange(len(examples)) % 5 == 0
train, test = examples[~is_test], examples[is_test]
train_labels, test_labels = labels[~is_test], labels[is_test]
problem = SoftmaxRegression(train, train_labels)
print(f"{len(train)} digits to train on, {len(test)} to test on, {problem.start.size} parameters")

# %% [markdown]
# ## The model
#
# Each class has a weight for each pixel. The scores become probabilities by the softmax, and the loss is the mean
# negative log-probability of the right class. Its gradient has a short form: predicted minus true probabilities, times
# the inputs.


# %%
def gradient_fn(params, inputs, targets):
    scores = inputs @ params
    scores -= scores.max(axis=1, keepdims=True)
    probabilities = np.exp(scores)
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    probabilities[np.arange(len(targets)), targets] -= 1
    return inputs.T @ probabilities / len(inputs)


assert np.allclose(gradient_fn(problem.start, train, train_labels), problem.gradient(problem.start))

# %% [markdown]
# ## The race
#
# Held equal: the data, the start at zero, and 20 epochs. Each variant has its own rate, the best of those tried, since
# a rate that suits one is useless for another.

# %%
EPOCHS = 20


def variants(learning_rate, seed=0):
    """Each variant's generator over epochs, by name, with its rate."""
    data = (problem.start, train, train_labels)
    rng = np.random.default_rng(seed)
    return {
        "batch": lambda: batch_gradient_descent(gradient_fn, *data, learning_rate, EPOCHS),
        "mini-batch of 32": lambda: mini_batch_gradient_descent(
            gradient_fn, *data, learning_rate, EPOCHS, 32, rng
        ),
        "stochastic": lambda: stochastic_gradient_descent(
            gradient_fn, *data, learning_rate, EPOCHS, rng
        ),
    }


def run(name, learning_rate):
    """Return the loss after each epoch, and the seconds until then."""
    losses, seconds, began = [float(problem(problem.start))], [0.0], time.perf_counter()
    for params in variants(learning_rate)[name]():
        seconds.append(time.perf_counter() - began)
        losses.append(float(problem(params)))
        began = time.perf_counter() - seconds[-1]  # the loss is not part of the training
    return np.array(losses), np.array(seconds), params


TRIED = {
    "batch": (0.3, 1.0, 3.0, 10.0),
    "mini-batch of 32": (0.3, 1.0, 3.0),
    "stochastic": (0.03, 0.1, 0.3),
}
runs = {}
for name, rates in TRIED.items():
    results = {rate: run(name, rate) for rate in rates}
    rate = min(results, key=lambda rate: results[rate][0][-1])
    runs[name] = (rate, *results[rate])
    losses, seconds, params = results[rate]
    accuracy = np.mean((test @ params).argmax(axis=1) == test_labels)
    print(
        f"{name:17s} rate {rate:<5} loss {losses[-1]:.4f}   "
        f"test accuracy {accuracy:.1%}   {seconds[-1]:.2f} s"
    )

# %% [markdown]
# ## Three clocks
#
# The same runs, against three measures of cost. *Epochs* count examples seen. *Steps* count updates. *Seconds* count
# what you wait for, on the machine that built this page.

# %%
STEPS_AN_EPOCH = {"batch": 1, "mini-batch of 32": -(-len(train) // 32), "stochastic": len(train)}
figure, (epochs, steps, clock) = plt.subplots(1, 3, figsize=(9, 3.2), sharey=True)
for (name, (rate, losses, seconds, _)), style in zip(runs.items(), ("-", "--", ":"), strict=True):
    count = np.arange(EPOCHS + 1)
    epochs.semilogy(count, losses, style, label=f"{name}, rate {rate}")
    steps.loglog(count[1:] * STEPS_AN_EPOCH[name], losses[1:], style)
    clock.loglog(seconds[1:], losses[1:], style)
epochs.set(xlabel="epochs", ylabel="training loss")
steps.set(xlabel="steps")
clock.set(xlabel="seconds")
figure.legend(loc="upper center", ncols=3, frameon=False)
figure.subplots_adjust(top=0.86, bottom=0.16)
plt.show()

# %% [markdown]
# ## What it shows
#
# - **Against epochs** the many small steps win. Batch descent takes 20 steps in all, which is far too few.
# - **Against steps** batch descent wins at first: each of its steps is the best informed.
# - **Against the clock** the mini-batch is ahead for as long as it runs: it finishes all 20 epochs in about the time
#   that the stochastic variant needs for its first. One example at a time pays the overhead of Python and NumPy at each
#   of nearly 29,000 steps; a mini-batch of 32 sees the same examples in 900.
#
# The gap in seconds depends on the machine and on the language. That small matrix products waste most of
# the hardware is true of all of them.
#
# ## Exercise
#
# Download [this notebook](digits.py), and try batches of 8 and 256, each with its best rate. Where is the
# optimum against the clock on your machine?
#
# ## Sources
#
# - E. Alpaydin and C. Kaynak, *Optical recognition of handwritten digits*, UCI Machine Learning Repository, 1998: the data.
# - L. Bottou, F. Curtis and J. Nocedal, [Optimization methods for large-scale machine
#   learning](https://arxiv.org/abs/1606.04838), 2018.
