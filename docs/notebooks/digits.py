# ---
# jupyter:
#   tags: [MNIST]
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
# descent, each at its own best rate, and compare the loss against epochs, against steps, and on digits that none of
# them has seen.
#
# This page was executed when the site was built, so its figures and numbers are from that run.

# %%
from functools import partial

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits

from gd_core.experiments import learning_rate_search
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
unseen = SoftmaxRegression(test, test_labels)
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
    scores -= scores.max(axis=-1, keepdims=True)
    probabilities = np.exp(scores)
    probabilities /= probabilities.sum(axis=-1, keepdims=True)
    probabilities[..., np.arange(len(targets)), targets] -= 1
    return inputs.T @ probabilities / len(inputs)


assert np.allclose(gradient_fn(problem.start, train, train_labels), problem.gradient(problem.start))

# %% [markdown]
# ## The best rates
#
# Each variant gets its own rate, since a rate that suits one is useless for another. Which rate is best is asked of 13
# rates over two factors of ten, and of the training loss after 20 epochs; the unseen digits have no say. Best is the
# rate with the best *neighborhood*: a rate counts for the worse of two numbers, its own loss and the median over
# itself and its two neighbors, and the lowest wins; among equals, the lower run. That refuses a run that is low amid
# bad ones. It cannot refuse all luck: both noisy winners here end lower than the rates beside them. The search takes an epoch for a step:

# %%
EPOCHS = 20
SIZES = {"batch": len(train), "mini-batch of 32": 32, "stochastic": 1}
SMALLEST = {"batch": 0.3, "mini-batch of 32": 0.5, "stochastic": 0.03}


class Epoch:
    """An optimizer whose step is an epoch of mini-batches."""

    def __init__(self, learning_rate, size):
        self.learning_rate, self.size = learning_rate, size
        self.rng = np.random.default_rng(0)

    def update(self, params, gradients):
        order = self.rng.permutation(len(train))
        for first in range(0, len(order), self.size):
            batch = order[first : first + self.size]
            slope = gradient_fn(params, train[batch], train_labels[batch])
            params = params - self.learning_rate * slope
        return params


searches = {}
for name, size in SIZES.items():
    rates = np.geomspace(SMALLEST[name], 100 * SMALLEST[name], 13)
    searches[name] = learning_rate_search(
        problem, problem.start, partial(Epoch, size=size), EPOCHS, rates
    )

figure, axes = plt.subplots(figsize=(6, 3.2))
for (name, found), style in zip(searches.items(), ("-", "--", ":"), strict=True):
    line = axes.loglog(found.rates, found.losses, style, label=name)[0]
    axes.plot(found.rate, found.losses[found.index], "o", color=line.get_color())
axes.set(xlabel="learning rate", ylabel="training loss after 20 epochs")
figure.legend(loc="upper center", ncols=3, frameon=False)
plt.show()

# %% [markdown]
# Toward small rates each curve is smooth, and every run has too little time. Beyond the best rate, the dot, it is
# rough: whether a run there ends low is luck. The stochastic run has the smallest best rate, because the gradient of one
# example is the noisiest.
#
# ## The race
#
# Held equal: the data, the start at zero, 20 epochs, and the search for the rate.

# %%
VARIANTS = {
    "batch": batch_gradient_descent,
    "mini-batch of 32": partial(mini_batch_gradient_descent, batch_size=32),
    "stochastic": stochastic_gradient_descent,
}
runs = {}
for name, variant in VARIANTS.items():
    rate = searches[name].rate
    noise = {} if name == "batch" else {"rng": np.random.default_rng(0)}
    epochs = variant(
        gradient_fn,
        problem.start,
        train,
        train_labels,
        learning_rate=rate,
        epochs=EPOCHS,
        **noise,
    )
    params = [problem.start, *epochs]
    runs[name] = [float(problem(p)) for p in params], [float(unseen(p)) for p in params]
    accuracy = np.mean((test @ params[-1]).argmax(axis=1) == test_labels)
    trained, held_out = (losses[-1] for losses in runs[name])
    print(
        f"{name:17s} rate {rate:<5.2g} training loss {trained:.3f}   "
        f"unseen digits: loss {held_out:.2f}, {accuracy:.1%} right"
    )

# %% [markdown]
# ## Three views
#
# The same runs three times. *Epochs* count examples seen. *Steps* count updates. The third panel asks what it was all
# for: the loss on the digits that were kept aside.

# %%
figure, (by_epochs, by_steps, on_unseen) = plt.subplots(1, 3, figsize=(9, 3.2), sharey=True)
count = np.arange(EPOCHS + 1)
for (name, (trained, held_out)), style in zip(runs.items(), ("-", "--", ":"), strict=True):
    by_epochs.semilogy(count, trained, style, label=f"{name}, rate {searches[name].rate:.2g}")
    steps = count[1:] * -(-len(train) // SIZES[name])
    by_steps.loglog(steps, trained[1:], style)
    on_unseen.semilogy(count, held_out, style)
by_epochs.set(xlabel="epochs", ylabel="loss", title="training")
by_steps.set(xlabel="steps", title="training")
on_unseen.set(xlabel="epochs", title="unseen digits")
figure.legend(loc="upper center", ncols=3, frameon=False)
figure.subplots_adjust(top=0.78, bottom=0.16)
plt.show()

# %% [markdown]
# ## What it shows
#
# - **Against epochs** the many small steps win: the stochastic run ends at less than half the training loss of the
#   mini-batch, and batch descent, with 20 steps in all, ends far behind.
# - **Against steps** batch descent is ahead, since each of its steps is the best informed: it is at 0.41 after its 20
#   steps, the mini-batch at 1.16 after its first 45, the stochastic run at 0.43 after its first 1,437.
# - **On unseen digits** the order of the first two is not that of the training loss. The mini-batch reads 349 of 360 right, the stochastic
#   run 346. Three digits are no difference: by chance alone, such a count varies by about three and a half. Both losses on
#   unseen digits lie several times above those in training, and in the last epochs hardly fall any more.
# - **Against the clock** something else counts. One epoch is the same arithmetic for all three, but one
#   example at a time it is 1,437 calls of the gradient, in batches of 32 it is 45, and at once it is one. Each call has its overhead
#   in Python and NumPy, and small matrix products waste most of the hardware. How much that is depends on the machine,
#   which is why no seconds stand here.
#
# ## Exercise
#
# Download [this notebook](digits.py). Predict how many times longer an epoch takes one example at a time than in
# batches of 32, and then measure it with `time.perf_counter`. Where between 32 and 1,437 does your machine gain
# nothing more?
#
# ## What this page leaves open
#
# One seed, one model, one set of data. [Mini-batch gradient descent](../variants/mini-batch.md) explains what the size of a batch
# trades.
#
# ## Sources
#
# - E. Alpaydin and C. Kaynak, *Optical recognition of handwritten digits*, UCI Machine Learning Repository, 1998: the data.
# - L. Bottou, F. Curtis and J. Nocedal, [Optimization methods for large-scale machine
#   learning](https://arxiv.org/abs/1606.04838), 2018.
