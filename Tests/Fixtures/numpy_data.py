"""The data sets of the lessons, by their formulas."""
import csv
import pathlib

import numpy as np
from numpy.random import RandomState

DATA = pathlib.Path(__file__).resolve().parents[2] / "Data"


def read_csv(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = [row for row in csv.reader(file) if row]
    try:
        float(rows[0][0])
    except ValueError:
        rows = rows[1:]
    table = np.array(rows, dtype=float)
    return table[:, :-1].T.copy(), table[:, -1:].T.copy()


def circles(m, noise, seed):
    angles = np.linspace(0, 2 * np.pi, m // 2, endpoint=False)
    outer = np.array([np.cos(angles), np.sin(angles)])
    return permuted_with_noise(outer, 0.8 * outer, noise, RandomState(seed))


def moons(m, noise, seed):
    angles = np.linspace(0, np.pi, m // 2)
    outer = np.array([np.cos(angles), np.sin(angles)])
    inner = np.array([1 - np.cos(angles), 1 - np.sin(angles) - 0.5])  # rounded twice, as in scikit-learn
    return permuted_with_noise(outer, inner, noise, RandomState(seed))


def permuted_with_noise(outer, inner, noise, random):
    X = np.hstack([outer, inner])
    Y = np.hstack([np.zeros(outer.shape[1]), np.ones(inner.shape[1])])
    p = random.permutation(X.shape[1])
    return X[:, p] + random.normal(scale=noise, size=X.T.shape).T, Y[None, p]


def load(s):
    """train X, train Y, test X, test Y."""
    if s.dataset == "circles":
        data = circles(300, 0.05, 1) + circles(100, 0.05, 2)
    elif s.dataset == "moons":
        data = moons(300, 0.2, 3) + moons(100, 0.2, 4)
    else:
        X, Y = read_csv(DATA / f"{s.dataset}.csv" if s.dataset in ("breast-cancer", "digits") else s.dataset)
        X = X / 16 if s.dataset == "digits" else X
        m = X.shape[1]
        p = RandomState(s.split_seed).permutation(m)
        test, train = p[: m - m * 4 // 5], p[m - m * 4 // 5:]
        data = X[:, train], Y[:, train], X[:, test], Y[:, test]
    if s.standardize:
        X, Y, testX, testY = data
        mean, deviation = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
        deviation[(X == X[:, :1]).all(axis=1)] = 1
        data = (X - mean) / deviation, Y, (testX - mean) / deviation, testY
    return data


def mini_batches(X, Y, size, seed):
    yield from batches_in_order(X, Y, size, RandomState(seed).permutation(X.shape[1]))


def batches_in_order(X, Y, size, p):
    for start in range(0, len(p), size):
        yield X[:, p[start:start + size]], Y[:, p[start:start + size]]
