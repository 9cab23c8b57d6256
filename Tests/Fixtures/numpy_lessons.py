"""Lessons 1 to 11 and 13 in plain NumPy, written from their formulas; `numpy_check.py` runs them.

Columns are examples: X is (features, m), Y is (1, m), W is (units, inputs), b is (units, 1). A network is a
list of layers, a layer a dictionary: W and b, with batch normalization also gamma and beta. Each lesson is a
generator of the lines that its program prints.
"""
import numpy as np
from numpy.random import RandomState

from numpy_data import load, mini_batches

np.seterr(divide="ignore", invalid="ignore", over="ignore")


# The network

def initialize(s, inputs, outputs=1):
    random = RandomState(s.seed)
    noise = RandomState(12345)
    sizes = [inputs, *s.hidden, outputs]
    layers = []
    for fan_in, units in zip(sizes, sizes[1:]):
        scale = {"random": s.scale, "xavier": np.sqrt(1 / fan_in), "he": np.sqrt(2 / fan_in)}
        W = np.zeros((units, fan_in))
        if s.initialization != "zeros":
            W = random.randn(units, fan_in) * scale[s.initialization]
        if s.perturb:
            W = W * (1 + s.perturb * noise.choice([-1, 1], W.shape))
        layers.append({"W": W, "b": np.zeros((units, 1))})
    return layers


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))


def forward(layers, X, keep=1.0, random=None, scaling="inverted"):
    """The output and, per layer, its input, its Z and the dropout factor of its output."""
    A, caches = X, []
    for layer in layers:
        Z = layer["W"] @ A + layer["b"]
        cache = {"A_prev": A, "Z": Z, "D": 1}
        caches.append(cache)
        if layer is layers[-1]:
            return sigmoid(Z), caches
        A = np.maximum(Z, 0)
        if random is not None and scaling == "inverted":
            cache["D"] = (random.rand(*A.shape) < keep) / keep
        elif random is not None:
            cache["D"] = random.rand(*A.shape) > 1 - keep
        elif scaling == "prediction":
            cache["D"] = keep
        A = A * cache["D"]


def backward(layers, A, Y, caches):
    dZ = (A - Y) / Y.shape[1]
    gradients = []
    for l in reversed(range(len(layers))):
        gradients.insert(0, {"W": dZ @ caches[l]["A_prev"].T, "b": dZ.sum(axis=1, keepdims=True)})
        if l > 0:
            dA = (layers[l]["W"].T @ dZ) * caches[l - 1]["D"]
            dZ = dA * (caches[l - 1]["Z"] > 0)
    return gradients


def coursera_backward(layers, A, Y, caches):
    """Lesson 3: 1/m is applied in dW and db."""
    m = Y.shape[1]
    dZ = -(Y / A - (1 - Y) / (1 - A)) * (A * (1 - A))
    gradients = []
    for l in reversed(range(len(layers))):
        gradients.insert(0, {"W": dZ @ caches[l]["A_prev"].T / m, "b": dZ.sum(axis=1, keepdims=True) / m})
        if l > 0:
            dZ = (layers[l]["W"].T @ dZ) * (caches[l - 1]["Z"] > 0)
    return gradients


def cross_entropy(A, Y):
    return -np.nansum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Y.shape[1]


def accuracy(A, Y):
    return 1 - np.mean(np.abs((A > 0.5) - Y))


def accuracies(predict, data):
    yield f"Train accuracy: {accuracy(predict(data[0]), data[1])}"
    yield f"Test accuracy: {accuracy(predict(data[2]), data[3])}"


def descend(layers, gradients, rate):
    for layer, gradient in zip(layers, gradients):
        for name in gradient:
            layer[name] = layer[name] - rate * gradient[name]


# Lessons 1, 2, 3, 5, 6, 11: full batch

def full_batch(s, backward=backward):
    data = load(s)
    X, Y = data[:2]
    layers = initialize(s, len(X))
    random = RandomState(s.mask_seed)
    for iteration in range(s.iterations):
        if s.keep_probability == 1:
            A, caches = forward(layers, X)
        else:
            if not s.corrected:
                random = RandomState(s.mask_seed)
            A, caches = forward(layers, X, s.keep_probability, random, s.scaling)
        if iteration % s.report_every == 0:
            penalty = s.penalty / (2 * Y.shape[1]) * sum(np.sum(layer["W"] ** 2) for layer in layers)
            yield f"Cost after iteration {iteration}: {cross_entropy(A, Y) + penalty}"
        gradients = backward(layers, A, Y, caches)
        for layer, gradient in zip(layers, gradients):
            gradient["W"] = gradient["W"] + s.penalty / Y.shape[1] * layer["W"]
        descend(layers, gradients, s.learning_rate)
    yield from accuracies(lambda X: forward(layers, X, s.keep_probability, scaling=s.scaling)[0], data)


def coursera(s):
    return full_batch(s, coursera_backward)


# Lesson 7

def gradient_checking(s):
    X, Y = load(s)[:2]
    layers = initialize(s, len(X))
    A, caches = forward(layers, X)
    g = np.concatenate([d[name].ravel() for d in backward(layers, A, Y, caches) for name in ("W", "b")])
    estimate = []
    for layer in layers:
        for name in ("W", "b"):
            for place in np.ndindex(layer[name].shape):
                value = layer[name][place]
                costs = []
                for moved in (value + s.epsilon, value - s.epsilon):
                    layer[name][place] = moved
                    costs.append(cross_entropy(forward(layers, X)[0], Y))
                layer[name][place] = value
                estimate.append((costs[0] - costs[1]) / (2 * s.epsilon))
    norm = np.linalg.norm
    yield f"Difference: {norm(g - estimate) / (norm(g) + norm(estimate))}"


# Lessons 8 and 9

def gradient_descent(s):
    if s.method == "stochastic":
        return stochastic(s)
    if s.method == "batch":
        return full_batch(s)
    return optimize(s)


def stochastic(s):
    data = load(s)
    X, Y = data[:2]
    layers = initialize(s, len(X))
    order = RandomState(3).permutation(X.shape[1])
    for epoch in range(s.iterations):
        for count, example in enumerate(order):
            x, y = X[:, [example]], Y[:, [example]]
            A, caches = forward(layers, x)
            if count % s.report_every == 0:
                yield f"Example {count} of epoch {epoch + 1}: {cross_entropy(A, y)}"
            descend(layers, backward(layers, A, y, caches), s.learning_rate)
    yield from accuracies(lambda X: forward(layers, X)[0], data)


def optimize(s):
    data = load(s)
    X, Y = data[:2]
    layers = initialize(s, len(X))
    state = [{name: (np.zeros_like(value), np.zeros_like(value)) for name, value in layer.items()}
             for layer in layers]
    update = OTHER_FORMS.get((s.optimizer, s.variant), METHODS[s.optimizer])
    step = 0
    for epoch in range(s.iterations):
        for x, y in mini_batches(X, Y, s.batch_size, (s.batch_seed + epoch) % 2 ** 32):
            A, caches = forward(layers, x)
            gradients = backward(layers, A, y, caches)
            step += 1
            for layer, gradient, memory in zip(layers, gradients, state):
                for name in gradient:
                    change, *memory[name] = update(s, gradient[name], *memory[name], step)
                    layer[name] = layer[name] + change
        if epoch % s.report_every == 0:
            yield f"Cost after iteration {epoch}: {cross_entropy(A, y)}"
    yield from accuracies(lambda X: forward(layers, X)[0], data)


# Each takes the settings, the gradient, two memories and the number of the step, counted from 1; and returns
# what to add to the parameter, and the memories.

def plain(s, g, v, d, step):
    return -s.learning_rate * g, v, d


def momentum(s, g, v, d, step):
    v = s.beta * v + (1 - s.beta) * g
    return -s.learning_rate * v, v, d


def nesterov(s, g, v, d, step):
    v = s.beta * v - s.learning_rate * g
    return s.beta * v - s.learning_rate * g, v, d


def adagrad(s, g, v, d, step):
    v = v + g ** 2
    return -s.learning_rate * g / (np.sqrt(v) + s.epsilon), v, d


def adadelta(s, g, v, d, step):
    v = s.beta * v + (1 - s.beta) * g ** 2
    u = np.sqrt((d + s.epsilon) / (v + s.epsilon)) * g
    return -u, v, s.beta * d + (1 - s.beta) * u ** 2


def rmsprop(s, g, v, d, step):
    v = s.beta * v + (1 - s.beta) * g ** 2
    return -s.learning_rate * g / np.sqrt(v + s.epsilon), v, d


def adam(s, g, v, d, step):
    v = s.beta * v + (1 - s.beta) * g
    d = s.beta2 * d + (1 - s.beta2) * g ** 2
    corrected_v, corrected_d = v / (1 - s.beta ** step), d / (1 - s.beta2 ** step)
    return -s.learning_rate * corrected_v / np.sqrt(corrected_d + s.epsilon), v, d


def velocity(s, g, v, d, step):
    v = s.beta * v - s.learning_rate * g
    return v, v, d


def old_velocity(s, g, v, d, step):
    change = s.beta ** 2 * v - (1 + s.beta) * s.learning_rate * g
    return change, s.beta * v - s.learning_rate * g, d


def rmsprop_outside(s, g, v, d, step):
    v = s.beta * v + (1 - s.beta) * g ** 2
    return -s.learning_rate * g / (np.sqrt(v) + s.epsilon), v, d


def adam_outside(s, g, v, d, step):
    v = s.beta * v + (1 - s.beta) * g
    d = s.beta2 * d + (1 - s.beta2) * g ** 2
    corrected_v, corrected_d = v / (1 - s.beta ** step), d / (1 - s.beta2 ** step)
    return -s.learning_rate * corrected_v / (np.sqrt(corrected_d) + s.epsilon), v, d


def adam_by_rate(s, g, v, d, step):
    rate = s.learning_rate * np.sqrt(1 - s.beta2 ** step) / (1 - s.beta ** step)
    v = v + (1 - s.beta) * (g - v)
    d = d + (1 - s.beta2) * (g ** 2 - d)
    return -rate * v / (np.sqrt(d) + s.epsilon), v, d


OTHER_FORMS = {("momentum", "textbook"): velocity, ("momentum", "from-scratch"): velocity,
               ("nesterov", "from-scratch"): old_velocity, ("rmsprop", "textbook"): rmsprop_outside,
               ("adam", "textbook"): adam_outside, ("adam", "from-scratch"): adam_by_rate}
METHODS = {"gradient-descent": plain, "momentum": momentum, "nesterov": nesterov, "adagrad": adagrad,
           "adadelta": adadelta, "rmsprop": rmsprop, "adam": adam}


# Lesson 10

def batch_normalization(s):
    data = load(s)
    layers = initialize(s, len(data[0]))
    for layer in layers[:-1]:
        shape = layer["b"].shape
        layer.update(gamma=np.ones(shape), beta=np.zeros(shape), mean=np.zeros(shape), variance=np.zeros(shape))
    for epoch in range(s.iterations):
        for x, y in mini_batches(*data[:2], s.batch_size, (s.batch_seed + epoch) % 2 ** 32):
            A, caches = normalized_forward(s, layers, x, training=True)
            if epoch % s.report_every == 0:
                cost = cross_entropy(A, y)
            descend(layers, normalized_backward(s, layers, A, y, caches), s.learning_rate)
        if epoch % s.report_every == 0:
            yield f"Cost after iteration {epoch}: {cost}"
    yield from accuracies(lambda X: normalized_forward(s, layers, X, training=False)[0], data)


def normalized_forward(s, layers, A, training):
    caches = []
    for layer in layers:
        cache = {"A_prev": A}
        caches.append(cache)
        Z = layer["W"] @ A + layer["b"]
        if layer is layers[-1]:
            return sigmoid(Z), caches
        mean, variance = layer["mean"], layer["variance"]
        if training:
            mean, variance = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
            layer["mean"] = s.decay * layer["mean"] + (1 - s.decay) * mean
            layer["variance"] = s.decay * layer["variance"] + (1 - s.decay) * variance
        cache["root"] = np.sqrt(variance + s.epsilon)
        cache["normal"] = (Z - mean) / cache["root"]
        cache["O"] = layer["gamma"] * cache["normal"] + layer["beta"]
        A = np.maximum(cache["O"], 0)


def normalized_backward(s, layers, A, Y, caches):
    m = Y.shape[1]
    dZ = (A - Y) / m
    gradients = []
    for l in reversed(range(len(layers))):
        gradient = {"W": dZ @ caches[l]["A_prev"].T, "b": dZ.sum(axis=1, keepdims=True)}
        if l < len(layers) - 1:
            gradient.update(gamma=dgamma, beta=dbeta)
        gradients.insert(0, gradient)
        if l > 0:
            normal, root, gamma = caches[l - 1]["normal"], caches[l - 1]["root"], layers[l - 1]["gamma"]
            dO = (layers[l]["W"].T @ dZ) * (caches[l - 1]["O"] > 0)
            dbeta, dgamma = dO.sum(axis=1, keepdims=True), (dO * normal).sum(axis=1, keepdims=True)
            dZ = gamma / m * (m * dO - dbeta - normal * dgamma)
            dZ = dZ / root if s.corrected else dZ * root
    return gradients


# Lesson 13

def softmax(Z):
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)


def softmax_regression(s):
    """Without hidden layers, as published."""
    X, classes, testX, testClasses = load(s)
    Y = np.equal.outer(np.arange(classes.max() + 1), classes[0]) * 1.0  # (classes, m)
    layer = initialize(s, len(X), len(Y))[0]
    for iteration in range(s.iterations):
        Z = layer["W"] @ X + layer["b"]
        if iteration % s.report_every == 0:
            shifted = Z - Z.max(axis=0)
            cost = np.mean(np.log(np.exp(shifted).sum(axis=0)) - (shifted * Y).sum(axis=0))
            yield f"Cost after iteration {iteration}: {cost}"
        dZ = (softmax(Z) - Y) / Y.shape[1]
        descend([layer], [{"W": dZ @ X.T, "b": dZ.sum(axis=1, keepdims=True)}], s.learning_rate)
    for name, X, classes in ("Train", X, classes), ("Test", testX, testClasses):
        found = np.argmax(layer["W"] @ X + layer["b"], axis=0)
        yield f"{name} accuracy: {np.mean(found == classes[0])}"
