"""PyTorch: autograd, its own layers and optimizers. Rows are examples."""
import torch
import torch.nn.functional as F

from common import *

VERSION = torch.__version__
torch.set_num_threads(int(sys.argv[2]))
torch.set_num_interop_threads(1)
T = torch.from_numpy


def parameters_of(layers):
    return [T(number.copy()).requires_grad_() for layer in layers for number in layer]


def logits(parameters, A, masks):
    layers = list(zip(parameters[::2], parameters[1::2]))
    for (W, b), mask in zip(layers, masks):
        A = F.relu(F.linear(A, W, b)) * mask if len(mask) > 1 else F.relu(F.linear(A, W, b))
    return F.linear(A, *layers[-1])


def optimizer_of(s, parameters):
    kinds = {"adam": lambda: torch.optim.Adam(parameters, s.learning_rate, (s.beta, s.beta2), s.epsilon),
             "gradient-descent": lambda: torch.optim.SGD(parameters, s.learning_rate)}
    return kinds[s.optimizer]()


def descend(optimizer, cost):
    optimizer.zero_grad()
    cost.backward()
    optimizer.step()


def after_a_first_run(run):
    """Times the run after a short one, which pays for what the first calls cost."""
    def program(request):
        first, _ = timed(lambda: run(request, short=True)())
        seconds, value = timed(run(request, short=False))
        return seconds, first, value
    return program


@after_a_first_run
def full_batch(request, short):
    s, X, y, layers = lesson(request)
    X, y, parameters = T(X), T(y)[:, None], parameters_of(layers)
    drop = [T(mask) for mask in masks(s, len(X))]
    optimizer = torch.optim.SGD(parameters, s.learning_rate)

    def run():
        for _ in range(2 if short else s.iterations):
            cost = F.binary_cross_entropy_with_logits(logits(parameters, X, drop), y)
            if s.penalty:
                cost = cost + s.penalty / (2 * len(X)) * sum((W ** 2).sum() for W in parameters[::2])
            descend(optimizer, cost)
        return cost.item()
    return run


@after_a_first_run
def softmax_regression(request, short):
    s, X, classes, layers = lesson(request)
    X, classes, parameters = T(X), T(classes).long(), parameters_of(layers)
    optimizer = torch.optim.SGD(parameters, s.learning_rate)

    def run():
        for _ in range(2 if short else s.iterations):
            cost = F.cross_entropy(F.linear(X, *parameters), classes)
            descend(optimizer, cost)
        return cost.item()
    return run


@after_a_first_run
def mini_batches(request, short):
    s, X, y, layers = lesson(request)
    X, y, parameters = T(X), T(y)[:, None], parameters_of(layers)
    optimizer = optimizer_of(s, parameters)
    nothing = [()] * len(s.hidden)
    if short:
        s.iterations = 1
    size = 1 if s.method == "stochastic" else s.batch_size
    drawn = orders(s, len(X))

    def run():
        for order in drawn:
            for batch in T(order).split(size):
                cost = F.binary_cross_entropy_with_logits(logits(parameters, X[batch], nothing), y[batch])
                descend(optimizer, cost)
        return cost.item()
    return run


@after_a_first_run
def batch_normalization(request, short):
    s, X, y, layers = lesson(request)
    X, y, parameters = T(X), T(y)[:, None], parameters_of(layers)
    normal = [torch.nn.BatchNorm1d(n, s.epsilon, 1 - s.decay, dtype=torch.float64) for n in s.hidden]
    trained = parameters + [p for layer in normal for p in layer.parameters()]
    optimizer = torch.optim.SGD(trained, s.learning_rate)
    if short:
        s.iterations = 2
    drawn = orders(s, len(X))

    def forward(A):
        for W, b, layer in zip(parameters[::2], parameters[1::2], normal):
            A = F.relu(layer(F.linear(A, W, b)))
        return F.linear(A, *parameters[-2:])

    def run():
        for order in drawn:
            for batch in T(order).split(s.batch_size):
                cost = F.binary_cross_entropy_with_logits(forward(X[batch]), y[batch])
                descend(optimizer, cost)
        return cost.item()
    return run


@after_a_first_run
def rnn(request, short):
    s = settings(request)
    texts, V = names(s)
    inputs = [torch.cat([torch.zeros(1, V), F.one_hot(torch.tensor(text), V)]).double() for text in texts]
    targets = [torch.tensor(text + [0]) for text in texts]
    Wax, Waa, Wya = cell(s, V)
    layer = torch.nn.RNN(V, len(Waa), dtype=torch.float64)
    by, Wya = torch.zeros(V, dtype=torch.float64, requires_grad=True), T(Wya).requires_grad_()
    with torch.no_grad():
        for parameter, value in zip(layer.parameters(), (T(Wax), T(Waa), 0, 0)):
            parameter.copy_(torch.as_tensor(value))
    layer.bias_hh_l0.requires_grad_(False)  # one bias is enough
    trained = [*layer.parameters(), Wya, by]
    optimizer = torch.optim.SGD([p for p in trained if p.requires_grad], s.learning_rate)

    def run():
        a, smooth = torch.zeros(1, len(Waa), dtype=torch.float64), 7 * np.log(V)
        for iteration in range(2 if short else s.iterations):
            which = iteration % len(texts)
            states, a = layer(inputs[which], a.detach())
            loss = F.cross_entropy(F.linear(states, Wya, by), targets[which], reduction="sum")
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_value_(trained, s.clip)
            optimizer.step()
            smooth = 0.999 * smooth + 0.001 * loss.item()
        return smooth
    return run


@after_a_first_run
def gradient_checking(request, short):
    s, X, y, layers = lesson(request)
    X, y, parameters = T(X), T(y)[:, None], parameters_of(layers)

    def cost():
        return F.binary_cross_entropy_with_logits(logits(parameters, X, [()] * len(s.hidden)), y)

    def run():
        g = torch.cat([d.ravel() for d in torch.autograd.grad(cost(), parameters)])
        estimate = []
        with torch.no_grad():
            for values in (p.view(-1) for p in parameters):
                for place in range(len(values)):
                    value, costs = values[place].item(), []
                    for moved in (value + s.epsilon, value - s.epsilon):
                        values[place] = moved
                        costs.append(cost().item())
                    values[place] = value
                    estimate.append((costs[0] - costs[1]) / (2 * s.epsilon))
        estimate = torch.tensor(estimate)
        return ((g - estimate).norm() / (g.norm() + estimate.norm())).item()
    return run


@after_a_first_run
def compare_initializations(request, short):
    def run():
        A = T(RandomState(1).randn(10 if short else request["iterations"], 1000))
        for W in deep_weights(SPREAD_SIZES):
            A = F.relu(F.linear(A, T(W)))
            spread = (A.mean(), A.std(correction=0), (A == 0).double().mean(), A.min(), A.max(),
                      torch.histc(A, 40, -1, 1))
        return spread[1].item()
    return run


@after_a_first_run
def large_network(request, short):
    X, classes = map(T, large_examples(256 if short else request["iterations"]))
    parameters = parameters_of([(W, np.zeros(len(W))) for W in deep_weights(LARGE_SIZES)])
    optimizer = torch.optim.SGD(parameters, 0.1)
    order = T(RandomState(1).permutation(len(X)))

    def run():
        for batch in order.split(128):
            cost = F.cross_entropy(logits(parameters, X[batch], [(), ()]), classes[batch])
            descend(optimizer, cost)
        return cost.item()
    return run


PROGRAMS = {name: full_batch for name in FULL_BATCH}
PROGRAMS.update({D + "with_gd": mini_batches, D + "with_optimizers": mini_batches, "rnn": rnn,
                 "batch_normalization": batch_normalization, "gradient_checking": gradient_checking,
                 "compare_initializations": compare_initializations, "large_network": large_network,
                 "softmax_regression": softmax_regression})


def operation(function, *shapes):
    """The function of tensors whose shapes are picked from the sizes."""
    def prepare(*sizes):
        arguments = [T(filled(*(sizes[i] if i is not None else 1 for i in shape))) for shape in shapes]
        return lambda: function(*arguments)
    return prepare


def batch(rows, columns, size):
    A, indices = T(filled(rows, columns)), T(RandomState(1).permutation(columns)[:size])
    return lambda: A[:, indices]


OPERATIONS = dict(
    product=operation(torch.mm, (0, 1), (1, 2)), batch=batch,
    affine=operation(lambda W, A, b: torch.addmm(b, W, A), (0, 1), (1, 2), (0, None)),
    byTranspose=operation(lambda dZ, A: dZ @ A.T, (0, 1), (2, 1)),
    transposeBy=operation(lambda W, dZ: W.T @ dZ, (1, 0), (1, 2)), add=operation(torch.add, (0, 1), (0, 1)),
    relu=operation(torch.relu, (0, 1)), sigmoid=operation(torch.sigmoid, (0, 1)),
    tanh=operation(torch.tanh, (0, 1)), exp=operation(torch.exp, (0, 1)),
    softmax=operation(lambda Z: torch.softmax(Z, 0), (0, 1)),
    rowSums=operation(lambda A: A.sum(1, keepdim=True), (0, 1)))
