"""What the peers share: the lessons' settings, data and first weights, and a stopwatch."""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import numpy as np
from numpy.random import RandomState

import numpy_check
import numpy_lessons
from numpy_data import load

D = "deep_neural_network_"
FULL_BATCH = [D + "v1", D + "v2", D + "ng", D + "with_L2", D + "with_dropout", D + "release"]


def filled(*shape):
    """The numbers that the benchmark multiplies, adds and so on, in (-0.5, 0.5)."""
    return (np.arange(np.prod(shape)) * 7919 % 1009 / 1009 - 0.5).reshape(shape)


def settings(request):
    return numpy_check.settings(request["name"], request["arguments"])


def lesson(request):
    """The settings, X (m, features), y (m), and the first layers as (W, b), W (units, inputs) and b (units)."""
    s = settings(request)
    X, Y = load(s)[:2]
    outputs = int(Y.max()) + 1 if request["name"] == "softmax_regression" else 1
    layers = [(layer["W"], layer["b"].ravel()) for layer in numpy_lessons.initialize(s, len(X), outputs)]
    return s, np.ascontiguousarray(X.T), Y.ravel(), layers


def masks(s, m):
    """The dropout masks of all hidden layers, already divided by the probability: the same in every iteration."""
    if s.keep_probability == 1:
        return [np.ones(1) for _ in s.hidden]
    random = RandomState(s.mask_seed)
    return [((random.rand(units, m) < s.keep_probability) / s.keep_probability).T for units in s.hidden]


def orders(s, m):
    """The order of the examples in each epoch."""
    if s.method == "stochastic":
        return np.tile(RandomState(3).permutation(m), (s.iterations, 1))
    return np.array([RandomState(s.batch_seed + epoch).permutation(m) for epoch in range(s.iterations)])


def names(s):
    """The corpus as numbers of letters, shuffled, and how many letters there are; 0 is the newline."""
    lines = [line.strip().lower() for line in open(s.corpus, encoding="utf-8") if line.strip()]
    alphabet = sorted(set("".join(lines)) | {"\n"})
    RandomState(s.shuffle_seed).shuffle(lines)
    return [[alphabet.index(letter) for letter in line] for line in lines], len(alphabet)


def cell(s, V):
    """The first weights of the recurrent network: Wax, Waa, Wya."""
    random, n = RandomState(s.seed), s.hidden[0]
    return [random.randn(*shape) * s.scale for shape in ((n, V), (n, n), (V, n))]


def deep_weights(s_sizes, seed=3):
    random = RandomState(seed)
    return [random.randn(units, inputs) * np.sqrt(2 / inputs) for inputs, units in zip(s_sizes, s_sizes[1:])]


SPREAD_SIZES = [1000, 800, 500, 300, 200, 100, 10]
LARGE_SIZES = [784, 300, 100, 10]


def large_examples(m):
    """Made-up images, (m, 784), and their classes."""
    random = RandomState(1)
    return random.rand(m, 784), (10 * random.rand(m)).astype(int)


def timed(function, *arguments):
    start = time.perf_counter()
    result = function(*arguments)
    return time.perf_counter() - start, result
