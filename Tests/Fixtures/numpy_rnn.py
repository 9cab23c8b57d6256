"""Lesson 12, the recurrent network. One letter is one column; a missing first letter is the zero vector."""
import numpy as np
from numpy.random import RandomState


def rnn(s):
    names = [line.strip().lower() for line in open(s.corpus, encoding="utf-8") if line.strip()]
    alphabet = sorted(set("".join(names)) | {"\n"})
    number = {letter: index for index, letter in enumerate(alphabet)}
    RandomState(s.shuffle_seed).shuffle(names)
    V, n = len(alphabet), s.hidden[0]
    random = RandomState(s.seed)
    P = {name: random.randn(*shape) * s.scale for name, shape in
         (("Wax", (n, V)), ("Waa", (n, n)), ("Wya", (V, n)))}
    P.update(ba=np.zeros((n, 1)), by=np.zeros((V, 1)))
    for name in ("Wax", "Waa", "Wya") if s.perturb else ():
        P[name] *= 1 + s.perturb * RandomState(12345).choice([-1, 1], P[name].shape)
    a, smooth = np.zeros((n, 1)), 7 * np.log(V)  # 7 whatever --names says
    for iteration in range(s.iterations):
        letters = [number[letter] for letter in names[iteration % len(names)]]
        loss, gradients, a = through_time(P, [None] + letters, letters + [number["\n"]], a)
        for name in P:
            P[name] = P[name] - s.learning_rate * np.clip(gradients[name], -s.clip, s.clip)
        smooth = 0.999 * smooth + 0.001 * loss
        if iteration % s.report_every == 0:
            yield f"Iteration: {iteration}, Loss: {smooth}"
            for k in range(s.names):
                yield sample(P, alphabet, k, s.max_length)


def cell(P, letter, a):
    """The next hidden state and the probabilities of the letters; no letter is the zero vector."""
    z = P["Waa"] @ a + P["ba"]
    a = np.tanh(z if letter is None else z + P["Wax"][:, [letter]])
    y = P["Wya"] @ a + P["by"]
    e = np.exp(y - y.max())
    return a, e / e.sum()


def through_time(P, inputs, targets, a):
    states, outputs, loss = [a], [], 0.0
    for letter, target in zip(inputs, targets):
        a, y = cell(P, letter, states[-1])
        states.append(a)
        outputs.append(y)
        loss -= np.log(y[target, 0])
    G = {name: np.zeros_like(value) for name, value in P.items()}
    da = np.zeros_like(a)
    for t in reversed(range(len(inputs))):
        dy = outputs[t].copy()
        dy[targets[t]] -= 1
        G["Wya"] += dy @ states[t + 1].T
        G["by"] += dy
        dz = (P["Wya"].T @ dy + da) * (1 - states[t + 1] ** 2)
        G["ba"] += dz
        G["Waa"] += dz @ states[t].T
        if inputs[t] is not None:
            G["Wax"][:, [inputs[t]]] += dz
        da = P["Waa"].T @ dz
    return loss, G, states[-1]


def sample(P, alphabet, k, max_length):
    a, letter, name = np.zeros((P["ba"].shape[0], 1)), None, ""
    for step in range(max_length):
        a, y = cell(P, letter, a)
        letter = RandomState(k + 2 * step).choice(len(alphabet), p=y.ravel())
        if alphabet[letter] == "\n":
            break
        name += alphabet[letter]
    return name[:1].upper() + name[1:]
