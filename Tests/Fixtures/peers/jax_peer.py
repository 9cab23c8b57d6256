"""JAX: each training loop is one compiled program, its gradient by `jax.grad`.

Examples are rows and columns in turn; the faster counts.
"""
import json

import jax
import jax.flatten_util
import jax.numpy as jnp
from jax import lax

from common import *

VERSION = jax.__version__


def compiled(function, *arguments):
    """Compiles, then runs: the seconds of both, and the result."""
    arguments = jax.tree.map(jnp.asarray, arguments)
    compiling, program = timed(lambda: jax.jit(function).lower(*arguments).compile())
    seconds, value = timed(lambda: jax.block_until_ready(program(*arguments)))
    return seconds, compiling, float(value)


class Rows:
    """X is (m, features), as files have it."""
    examples, units = 0, 1
    of = staticmethod(lambda matrix: matrix)  # from rows of examples
    linear = staticmethod(lambda W, b, A: A @ W.T + b)
    for_units = staticmethod(lambda values: values)
    batch = staticmethod(lambda X, batch: X[batch])


class Columns:
    """X is (features, m), as the lessons have it."""
    examples, units = 1, 0
    of = staticmethod(lambda matrix: np.ascontiguousarray(matrix.T))
    linear = staticmethod(lambda W, b, A: W @ A + b[:, None])
    for_units = staticmethod(lambda values: values[:, None])
    batch = staticmethod(lambda X, batch: X[:, batch])


fastest = {}


def in_the_faster_layout(program):
    """The first round runs both layouts, later ones the faster of them."""
    def run(request):
        key = json.dumps(request)
        if key in fastest:
            return program(request, fastest[key])
        answers = [(program(request, layout), layout) for layout in (Rows, Columns)]
        answer, fastest[key] = min(answers, key=lambda pair: pair[0][0])
        return answer
    return run


def logits(layout, layers, A, masks):
    for (W, b), mask in zip(layers, masks):
        A = jax.nn.relu(layout.linear(W, b, A)) * mask
    return layout.linear(*layers[-1], A).ravel()


def softmax_cross_entropy(layout, Z, classes):
    m = jnp.arange(len(classes))
    chosen = (m, classes) if layout is Rows else (classes, m)
    return -jax.nn.log_softmax(Z, axis=layout.units)[chosen].mean()


def cross_entropy(z, y):
    return jnp.mean(jnp.logaddexp(0, z) - y * z)


def sgd(rate):
    return lambda p: (), lambda p, g, state: (jax.tree.map(lambda p, g: p - rate * g, p, g), state)


def adam(s):
    def start(p):
        zeros = jax.tree.map(jnp.zeros_like, p)
        return zeros, zeros, 0.0

    def update(p, g, state):
        v, d, t = state
        t = t + 1
        v = jax.tree.map(lambda v, g: s.beta * v + (1 - s.beta) * g, v, g)
        d = jax.tree.map(lambda d, g: s.beta2 * d + (1 - s.beta2) * g ** 2, d, g)
        rate, scale = s.learning_rate / (1 - s.beta ** t), 1 / (1 - s.beta2 ** t)
        return jax.tree.map(lambda p, v, d: p - rate * v / (jnp.sqrt(scale * d) + s.epsilon), p, v, d), (v, d, t)
    return start, update


@in_the_faster_layout
def full_batch(request, layout):
    s, X, y, layers = lesson(request)
    drop = [layout.of(mask) for mask in masks(s, len(X))]
    m = len(X)

    def cost(layers, X, y, drop):
        penalty = s.penalty / (2 * m) * sum(jnp.sum(W ** 2) for W, _ in layers) if s.penalty else 0
        return cross_entropy(logits(layout, layers, X, drop), y) + penalty

    def run(layers, X, y, drop, iterations):
        def step(_, state):
            value, g = jax.value_and_grad(cost)(state[0], X, y, drop)
            return jax.tree.map(lambda p, g: p - s.learning_rate * g, state[0], g), value
        return lax.fori_loop(0, iterations, step, (layers, 0.0))[1]
    return compiled(run, layers, layout.of(X), y, drop, s.iterations)


@in_the_faster_layout
def softmax_regression(request, layout):
    s, X, classes, layers = lesson(request)

    def cost(layer, X, classes):
        return softmax_cross_entropy(layout, layout.linear(*layer, X), classes)

    def run(layer, X, classes, iterations):
        def step(_, state):
            value, g = jax.value_and_grad(cost)(state[0], X, classes)
            return jax.tree.map(lambda p, g: p - s.learning_rate * g, state[0], g), value
        return lax.fori_loop(0, iterations, step, (layer, 0.0))[1]
    return compiled(run, layers[0], layout.of(X), classes.astype(int), s.iterations)


def epochs(layout, cost, update, parameters, state, X, y, orders, size):
    """Runs the epochs, and gives the cost of the last mini-batch before its update."""
    whole = len(y) // size * size

    def step(carry, batch):
        p, state = carry
        value, g = jax.value_and_grad(cost)(p, layout.batch(X, batch), y[batch])
        return update(p, g, state), value

    def epoch(carry, order):
        carry, values = lax.scan(step, carry, order[:whole].reshape(-1, size))
        return step(carry, order[whole:]) if whole < len(y) else (carry, values[-1])
    return lax.scan(epoch, (parameters, state), orders)[1][-1]


@in_the_faster_layout
def mini_batches(request, layout):
    s, X, y, layers = lesson(request)
    start, update = adam(s) if s.optimizer == "adam" else sgd(s.learning_rate)

    def cost(layers, X, y):
        return cross_entropy(logits(layout, layers, X, [1] * len(s.hidden)), y)

    def run(layers, X, y, orders):
        return epochs(layout, cost, update, layers, start(layers), X, y, orders,
                      1 if s.method == "stochastic" else s.batch_size)
    return compiled(run, layers, layout.of(X), y, orders(s, len(X)))


@in_the_faster_layout
def batch_normalization(request, layout):
    s, X, y, layers = lesson(request)
    _, update = sgd(s.learning_rate)
    scales = [(np.ones(n), np.zeros(n)) for n in s.hidden]

    def forward(layers, scales, A):
        statistics = []
        for (W, b), (gamma, beta) in zip(layers, scales):
            Z, unit = layout.linear(W, b, A), layout.for_units
            mean, variance = Z.mean(axis=layout.examples), Z.var(axis=layout.examples)
            statistics.append((mean, variance))
            A = jax.nn.relu(
                unit(gamma) * (Z - unit(mean)) / unit(jnp.sqrt(variance + s.epsilon)) + unit(beta))
        return layout.linear(*layers[-1], A).ravel(), statistics

    def cost(p, X, y):
        z, _ = forward(*p, X)  # the running statistics would not change what is measured here
        return cross_entropy(z, y)

    def run(layers, scales, X, y, orders):
        return epochs(layout, cost, update, (layers, scales), (), X, y, orders, s.batch_size)
    return compiled(run, layers, scales, layout.of(X), y, orders(s, len(X)))


def rnn(request):
    s = settings(request)
    texts, V = names(s)
    steps = 1 + max(map(len, texts))  # all names are as long as the longest; what is too long does not count
    inputs, targets = np.full((len(texts), steps), V), np.zeros((len(texts), steps), int)
    for row, text in enumerate(texts):
        inputs[row, 1:len(text) + 1] = targets[row, :len(text)] = text
    lengths = np.array([len(text) + 1 for text in texts])
    Wax, Waa, Wya = cell(s, V)
    p = dict(Wax=Wax, Waa=Waa, Wya=Wya, ba=np.zeros(len(Waa)), by=np.zeros(V))

    def loss(p, a, inputs, targets, length):
        X = jax.nn.one_hot(inputs, V, dtype=a.dtype) @ p["Wax"].T + p["ba"]

        def read(a, step):
            x, t = step
            a = jnp.where(t < length, jnp.tanh(p["Waa"] @ a + x), a)
            return a, a
        a, states = lax.scan(read, a, (X, jnp.arange(steps)))
        surprise = -jax.nn.log_softmax(states @ p["Wya"].T + p["by"])[jnp.arange(steps), targets]
        return jnp.sum(jnp.where(jnp.arange(steps) < length, surprise, 0)), a

    def run(p, inputs, targets, lengths, iterations):
        def step(iteration, state):
            p, a, smooth = state
            name = iteration % len(texts)
            (value, a), g = jax.value_and_grad(loss, has_aux=True)(
                p, a, inputs[name], targets[name], lengths[name])
            p = jax.tree.map(lambda p, g: p - s.learning_rate * jnp.clip(g, -s.clip, s.clip), p, g)
            return p, a, 0.999 * smooth + 0.001 * value
        return lax.fori_loop(0, iterations, step, (p, jnp.zeros(len(Waa)), 7 * jnp.log(float(V))))[2]
    return compiled(run, p, inputs, targets, lengths, s.iterations)


@in_the_faster_layout
def gradient_checking(request, layout):
    s, X, y, layers = lesson(request)
    start, layers_of = jax.flatten_util.ravel_pytree(layers)

    def run(parameters, X, y):
        def cost(parameters):
            return cross_entropy(logits(layout, layers_of(parameters), X, [1] * len(s.hidden)), y)

        def slope(direction):
            step = s.epsilon * direction
            return (cost(parameters + step) - cost(parameters - step)) / (2 * s.epsilon)
        g, estimate = jax.grad(cost)(parameters), lax.map(slope, jnp.eye(len(parameters)))
        norm = jnp.linalg.norm
        return norm(g - estimate) / (norm(g) + norm(estimate))
    return compiled(run, start, layout.of(X), y)


@in_the_faster_layout
def compare_initializations(request, layout):
    drawing, X = timed(lambda: RandomState(1).randn(request["iterations"], 1000))

    def run(A, weights):
        for W in weights:
            A = jax.nn.relu(layout.linear(W, jnp.zeros(len(W)), A))
            spread = A.mean(), A.std(), jnp.mean(A == 0), A.min(), A.max(), jnp.histogram(A, 40, (-1, 1))[0]
            A = lax.optimization_barrier((A, spread))[0]  # all layers are to be measured
        return spread[1]
    seconds, compiling, value = compiled(run, layout.of(X), deep_weights(SPREAD_SIZES))
    return drawing + seconds, compiling, value


@in_the_faster_layout
def large_network(request, layout):
    X, classes = large_examples(request["iterations"])
    layers = [(W, np.zeros(len(W))) for W in deep_weights(LARGE_SIZES)]
    _, update = sgd(0.1)

    def cost(layers, X, classes):
        for W, b in layers[:-1]:
            X = jax.nn.relu(layout.linear(W, b, X))
        return softmax_cross_entropy(layout, layout.linear(*layers[-1], X), classes)

    def run(layers, X, classes, orders):
        return epochs(layout, cost, update, layers, (), X, classes, orders, 128)
    return compiled(run, layers, layout.of(X), classes, RandomState(1).permutation(len(X))[None])


PROGRAMS = {name: full_batch for name in FULL_BATCH}
PROGRAMS.update({D + "with_gd": mini_batches, D + "with_optimizers": mini_batches, "rnn": rnn,
                 "batch_normalization": batch_normalization, "gradient_checking": gradient_checking,
                 "compare_initializations": compare_initializations, "large_network": large_network,
                 "softmax_regression": softmax_regression})


def operation(function, *shapes):
    """The compiled function of arrays whose shapes are picked from the sizes."""
    def prepare(*sizes):
        arguments = [jnp.asarray(filled(*(sizes[i] if i is not None else 1 for i in shape))) for shape in shapes]
        program = jax.jit(function)
        return lambda: program(*arguments).block_until_ready()
    return prepare


def batch(rows, columns, size):
    A, indices = jnp.asarray(filled(rows, columns)), jnp.asarray(RandomState(1).permutation(columns)[:size])
    program = jax.jit(lambda A, indices: A[:, indices])
    return lambda: program(A, indices).block_until_ready()


OPERATIONS = dict(
    product=operation(jnp.matmul, (0, 1), (1, 2)), batch=batch,
    affine=operation(lambda W, A, b: W @ A + b, (0, 1), (1, 2), (0, None)),
    byTranspose=operation(lambda dZ, A: dZ @ A.T, (0, 1), (2, 1)),
    transposeBy=operation(lambda W, dZ: W.T @ dZ, (1, 0), (1, 2)), add=operation(jnp.add, (0, 1), (0, 1)),
    relu=operation(jax.nn.relu, (0, 1)), sigmoid=operation(jax.nn.sigmoid, (0, 1)),
    tanh=operation(jnp.tanh, (0, 1)), exp=operation(jnp.exp, (0, 1)),
    softmax=operation(lambda Z: jax.nn.softmax(Z, axis=0), (0, 1)),
    rowSums=operation(lambda A: A.sum(axis=1, keepdims=True), (0, 1)))
