"""NumPy: the lessons of `numpy_lessons.py`, and the operations."""
from common import *
from numpy_data import batches_in_order

VERSION = np.__version__


def with_drawn_orders(s):
    """The mini-batches of `numpy_lessons`, from orders of the examples that are drawn before the clock starts."""
    drawn = {}

    def mini_batches(X, Y, size, seed):
        if not drawn:
            drawn.update(zip(range(s.batch_seed, s.batch_seed + s.iterations), orders(s, X.shape[1])))
        return batches_in_order(X, Y, size, drawn[seed])
    return mini_batches


def last_cost(request):
    """The time from the first printed cost to the last one, which is that of all updates between them."""
    s = settings(request)
    numpy_lessons.mini_batches = with_drawn_orders(s)
    lines = numpy_check.PROGRAMS[request["name"]](s)
    next(lines)
    start, value = time.perf_counter(), None
    for line in lines:
        label, number = next(numpy_check.parse([line]))
        if label is None:
            continue
        if "accuracy" in label:
            break
        end, value = time.perf_counter(), number
    steps = request["iterations"]
    return (end - start) * steps / (steps - request["before"]), 0.0, value


def gradient_checking(request):
    seconds, lines = timed(lambda: numpy_check.run(request["name"], request["arguments"]))
    return seconds, 0.0, next(numpy_check.parse(lines))[1]


def compare_initializations(request):
    def run(m):
        A = RandomState(1).randn(m, 1000).T
        for W in deep_weights(SPREAD_SIZES):
            A = np.maximum(W @ A, 0)
            spread = A.mean(), A.std(), np.mean(A == 0), A.min(), A.max(), np.histogram(A, 40, (-1, 1))
        return spread[1]
    seconds, value = timed(run, request["iterations"])
    return seconds, 0.0, value


def large_network(request):
    X, classes = large_examples(request["iterations"])
    layers = [[W, np.zeros(len(W))] for W in deep_weights(LARGE_SIZES)]
    order = RandomState(1).permutation(len(X))

    def epoch():
        for start in range(0, len(X), 128):
            batch = order[start:start + 128]
            cost = step(layers, X[batch], classes[batch])
        return cost
    seconds, value = timed(epoch)
    return seconds, 0.0, value


def step(layers, X, classes, rate=0.1):
    A = [X]
    for W, b in layers:
        Z = A[-1] @ W.T + b
        A.append(np.maximum(Z, 0))
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    examples = np.arange(len(X))
    cost = -np.log(P[examples, classes]).mean()
    dZ = P
    dZ[examples, classes] -= 1
    dZ /= len(X)
    for l in reversed(range(len(layers))):
        W, b = layers[l]
        dA = dZ @ W if l > 0 else None
        W -= rate * (dZ.T @ A[l])
        b -= rate * dZ.sum(axis=0)
        if l > 0:
            dZ = dA * (A[l] > 0)
    return cost


PROGRAMS = {name: last_cost for name in [*FULL_BATCH, D + "with_gd", D + "with_optimizers",
                                         "batch_normalization", "rnn", "softmax_regression"]}
PROGRAMS.update(gradient_checking=gradient_checking, compare_initializations=compare_initializations,
                large_network=large_network)


def unary(function):
    return lambda *shape: (lambda A: lambda: function(A))(filled(*shape))


def softmax(Z):
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)


def product(rows, depth, columns):
    A, B = filled(rows, depth), filled(depth, columns)
    return lambda: A @ B


def affine(rows, depth, columns):
    W, A, b = filled(rows, depth), filled(depth, columns), filled(rows, 1)
    return lambda: W @ A + b


def by_transpose(rows, depth, columns):
    dZ, A = filled(rows, depth), filled(columns, depth)
    return lambda: dZ @ A.T


def transpose_by(rows, depth, columns):
    W, dZ = filled(depth, rows), filled(depth, columns)
    return lambda: W.T @ dZ


def add(*shape):
    A, B = filled(*shape), filled(*shape)
    return lambda: A + B


def batch(rows, columns, size):
    A, indices = filled(rows, columns), RandomState(1).permutation(columns)[:size]
    return lambda: A[:, indices]


def drawn(method):
    def prepare(count):
        random = RandomState(1)
        return lambda: getattr(random, method)(count)
    return prepare


OPERATIONS = dict(
    product=product, affine=affine, byTranspose=by_transpose, transposeBy=transpose_by, add=add, batch=batch,
    relu=unary(lambda A: np.maximum(A, 0)), sigmoid=unary(lambda A: 1 / (1 + np.exp(-A))), tanh=unary(np.tanh),
    exp=unary(np.exp), softmax=unary(softmax), rowSums=unary(lambda A: A.sum(axis=1, keepdims=True)),
    rand=drawn("rand"), randn=drawn("randn"),
    permutation=lambda count: lambda: RandomState(1).permutation(count))
