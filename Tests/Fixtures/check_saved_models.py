"""Checks saved models against the safetensors package, both ways: pip install safetensors numpy.

    swift build
    python3 Tests/Fixtures/check_saved_models.py

Models that the programs save are read and used to predict in NumPy; models that safetensors writes, in float64 and
float32, are loaded by the programs. Not part of `swift test`, which needs no Python.
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save_file

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / ".build" / "debug"
TOLERANCE = 1e-12
ROWS = list(csv.reader(open(ROOT / "Data" / "breast-cancer.csv")))
NAMES, X = ROWS[0][:-1], np.array([[float(x) for x in row[:-1]] for row in ROWS[1:]]).T


def run(program, *arguments, folder):
    command = [PROGRAMS / program, *map(str, arguments), "--no-plot", "--quiet"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if result.returncode:
        sys.exit(f"{program} {' '.join(map(str, arguments))}: status {result.returncode}: {result.stderr}")
    return result.stdout


def read(path):
    with safe_open(path, "np") as file:
        return {name: file.get_tensor(name) for name in file.keys()}, file.metadata() or {}


def predict(tensors, metadata, X):
    """The network of the table in the README, from its tensors alone."""
    if "feature_mean" in tensors:
        X = (X - tensors["feature_mean"]) / tensors["feature_deviation"]
    A, last = X, max(int(name[1:]) for name in tensors if name[0] == "W")
    for layer in range(1, last + 1):
        b = tensors[f"b{layer}"]
        Z = tensors[f"W{layer}"] @ A + b.reshape(-1, 1)
        if f"gamma{layer}" in tensors:
            deviation = np.sqrt(tensors[f"running_variance{layer}"] + float(metadata["epsilon"]))
            Z = tensors[f"gamma{layer}"] * ((Z - tensors[f"running_mean{layer}"]) / deviation) + tensors[f"beta{layer}"]
        A = np.maximum(Z, 0) if layer < last else Z
    if metadata.get("output", "sigmoid" if len(A) == 1 else "softmax") == "sigmoid":
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(-A))
    E = np.exp(A - A.max(axis=0))
    return E / E.sum(axis=0)


def probabilities(path):
    rows = list(csv.reader(open(path)))
    return np.array([[float(x) for x in row[1:]] for row in rows[1:]]).T


def write_csv(path, names, X):
    with open(path, "w", newline="") as file:
        csv.writer(file).writerows([names] + [[repr(float(x)) for x in column] for column in X.T])


def report(what, difference):
    print(f"{what}: difference {difference:.2e}")
    if not difference <= TOLERANCE:
        sys.exit("too large")


def check_saved(program, *options, folder):
    """What a program saves predicts the same in NumPy."""
    run(program, *options, "--save", "model.safetensors", "--predict", "all.csv", "--predictions", "answers.csv",
        folder=folder)
    tensors, metadata = read(folder / "model.safetensors")
    assert all(tensor.dtype == np.float64 for tensor in tensors.values())
    assert json.loads(metadata["features"]) == NAMES, metadata
    ours, theirs = probabilities(folder / "answers.csv"), predict(tensors, metadata, X)
    report(f"{program} {' '.join(options)}", np.abs(ours - theirs).max())
    run(program, "--load", "model.safetensors", "--predict", "all.csv", "--predictions", "again.csv", folder=folder)
    assert (folder / "again.csv").read_text() == (folder / "answers.csv").read_text(), "loaded models differ"


def check_loaded(dtype, vector_biases, folder):
    """What safetensors writes is loaded."""
    random = np.random.RandomState(1)
    sizes = [30, 6, 4, 1]
    tensors = {}
    for layer, (inputs, units) in enumerate(zip(sizes, sizes[1:]), 1):
        tensors[f"W{layer}"] = (random.randn(units, inputs) * 0.1).astype(dtype)
        tensors[f"b{layer}"] = random.randn(*((units,) if vector_biases else (units, 1))).astype(dtype)
    save_file(tensors, folder / "theirs.safetensors")
    run("deep_neural_network_v2", "--load", "theirs.safetensors", "--predict", "all.csv", "--predictions",
        "answers.csv", folder=folder)
    theirs = predict({name: tensor.astype(np.float64) for name, tensor in tensors.items()}, {}, X)
    report(f"safetensors' {dtype.__name__} model", np.abs(probabilities(folder / "answers.csv") - theirs).max())


def check_names(folder):
    """A recurrent network goes there and back."""
    first = run("rnn", "--iterations", "2001", "--save", "names.safetensors", "--sample", "20", folder=folder)
    tensors, metadata = read(folder / "names.safetensors")
    n, V = tensors["Wax"].shape
    shapes = {"Wax": (n, V), "Waa": (n, n), "Wya": (V, n), "ba": (n, 1), "by": (V, 1)}
    assert {name: tensor.shape for name, tensor in tensors.items()} == shapes, tensors.keys()
    assert len(metadata["alphabet"]) == V and metadata["alphabet"][0] == "\n", metadata
    save_file(tensors, folder / "copy.safetensors", metadata=metadata)
    second = run("rnn", "--load", "copy.safetensors", "--sample", "20", folder=folder)
    assert first.split("New names")[1] == second.split("New names")[1], "the names differ"
    print("rnn: the same names")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_csv(folder / "all.csv", NAMES, X)
        short = ["--iterations", "300"]
        for program in ("v1", "v2", "with_L2", "with_dropout", "release"):
            check_saved(f"deep_neural_network_{program}", *short, folder=folder)
        check_saved("deep_neural_network_v2", "--standardize", *short, folder=folder)
        check_saved("deep_neural_network_ng", "--dataset", "breast-cancer", "--standardize", "--initialization",
                    "xavier", *short, folder=folder)
        check_saved("deep_neural_network_with_gd", "--method", "mini-batch", *short, folder=folder)
        check_saved("deep_neural_network_with_optimizers", "--optimizer", "adam", *short, folder=folder)
        check_saved("batch_normalization", *short, folder=folder)
        check_saved("batch_normalization", "--corrected", "--standardize", *short, folder=folder)
        check_saved("softmax_regression", "--dataset", "breast-cancer", "--standardize", *short, folder=folder)
        for dtype in (np.float64, np.float32):
            check_loaded(dtype, vector_biases=dtype == np.float32, folder=folder)
        check_names(folder)


main()
