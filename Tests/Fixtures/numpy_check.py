#!/usr/bin/env python3
"""What the lessons print, computed by NumPy from the formulas, to check the programs with other settings.

    python3 Tests/Fixtures/numpy_check.py LESSON [options]    prints the lines of `swift run LESSON [options]`
    python3 Tests/Fixtures/numpy_check.py verify [LESSON…]    compares itself with the published numbers, Data/Figures
    python3 Tests/Fixtures/numpy_check.py compare [LESSON…]   compares the built programs with itself
    python3 Tests/Fixtures/numpy_check.py record              writes other_settings.json, for tests without Python

`compare` runs a table of other seeds, layers, rates and data sets (`numpy_runs.py`) through the programs in
`--programs` (.build/debug unless told otherwise) and through NumPy, and prints the largest relative difference of
each run. What NumPy does not agree on with itself is not held against a program: every run is done again with
weights changed by 1e-15, and a number may differ by `--tolerance` (1e-9) plus a hundred times what that changed.
A number for which this is more than 1e-2 is passed over and counted. Exit status 1 if anything else differs.
Differences below 1e-13 count as none: that is the rounding of ln a near a = 1, however small the cost.

The lessons take the options of the programs; `--perturb 1e-15` changes the initial weights by that much. Needs
NumPy, and for `verify rnn` the original names: `--corpus FILE`.
"""
import os
import sys

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.dont_write_bytecode = True

import argparse
import json
import math
import pathlib
import re
import subprocess

import numpy_lessons as lessons
from numpy_data import DATA
from numpy_rnn import rnn
from numpy_runs import RUNS

HERE = pathlib.Path(__file__).resolve().parent
D = "deep_neural_network_"
COMMON = dict(dataset="breast-cancer", standardize=False, hidden=[10, 5], initialization="he", scale=0.01, seed=3,
              split_seed=28, learning_rate=0.01, iterations=10_000, report_every=1000, penalty=0.0,
              keep_probability=1.0, mask_seed=1, corrected=False, method="mini-batch", batch_size=64,
              batch_seed=1, optimizer="gradient-descent", variant="published", scaling="inverted", beta=0.9, beta2=0.999, epsilon=1e-8, decay=0.9, perturb=0.0)
DEFAULTS = {
    D + "v1": dict(hidden=[20, 10, 5], initialization="random", iterations=15_000),
    D + "v2": dict(hidden=[20, 10, 5], initialization="random", iterations=15_000),
    D + "ng": dict(dataset="circles", initialization="random", scale=1.0, iterations=15_000),
    D + "with_L2": dict(initialization="xavier", learning_rate=0.001, iterations=20_000, penalty=0.7),
    D + "with_dropout": dict(initialization="xavier", learning_rate=0.001, iterations=20_000, keep_probability=0.86),
    "gradient_checking": dict(hidden=[5, 3], initialization="xavier", seed=1, epsilon=1e-7),
    D + "with_gd": dict(learning_rate=0.0006),
    D + "with_optimizers": dict(optimizer="adam", report_every=100),
    "batch_normalization": dict(initialization="random", batch_size=256, report_every=200),
    D + "release": dict(initialization="random", scale=0.1, learning_rate=0.001, iterations=30_000),
    "rnn": dict(corpus=DATA / "dinosaurs.txt", hidden=[50], iterations=35_000, seed=1, shuffle_seed=0,
                report_every=2000, names=7, clip=5.0, max_length=50),
    "softmax_regression": dict(dataset="digits", hidden=[], initialization="zeros", learning_rate=0.5,
                               iterations=1000, report_every=100),
}
PROGRAMS = {
    D + "v1": lessons.full_batch, D + "v2": lessons.full_batch, D + "ng": lessons.coursera,
    D + "with_L2": lessons.full_batch, D + "with_dropout": lessons.full_batch,
    "gradient_checking": lessons.gradient_checking, D + "with_gd": lessons.gradient_descent,
    D + "with_optimizers": lessons.optimize, "batch_normalization": lessons.batch_normalization,
    D + "release": lessons.full_batch, "rnn": rnn,
    "softmax_regression": lessons.softmax_regression,
}
# What depends on another option, as published.
METHODS = {"batch": dict(iterations=30_000, report_every=1000), "stochastic": dict(iterations=5, report_every=20),
           "mini-batch": dict(iterations=10_000, report_every=100)}
OPTIMIZERS = {"gradient-descent": dict(learning_rate=0.0005), "momentum": dict(learning_rate=0.0005),
              "nesterov": dict(learning_rate=0.0001), "adagrad": dict(learning_rate=0.01),
              "adadelta": dict(epsilon=1e-6), "rmsprop": dict(learning_rate=0.001, epsilon=1e-6),
              "adam": dict(learning_rate=0.001)}
FROM_SCRATCH = {"gradient-descent": dict(learning_rate=0.01), "momentum": dict(learning_rate=0.01),
                "nesterov": dict(learning_rate=0.01), "adagrad": dict(learning_rate=0.01, epsilon=1e-7),
                "adam": dict(learning_rate=0.001, epsilon=1e-7)}


def settings(lesson, arguments):
    values = COMMON | DEFAULTS[lesson]
    parser = argparse.ArgumentParser(prog=f"numpy_check.py {lesson}", argument_default=argparse.SUPPRESS)
    for name, value in values.items():
        option = "--lambda" if name == "penalty" else "--" + name.replace("_", "-")
        if isinstance(value, bool):
            parser.add_argument(option, action="store_true")
        else:
            kind = type(value) if isinstance(value, (int, float)) else str
            parser.add_argument(option, dest=name, type=kind)
    given = vars(parser.parse_args(arguments))
    if "hidden" in given:
        given["hidden"] = [int(units) for units in given["hidden"].split(",")]
    if lesson == D + "with_gd":
        values |= METHODS[given.get("method", "mini-batch")]
    if lesson == D + "with_optimizers":
        own = FROM_SCRATCH if given.get("variant") == "from-scratch" else OPTIMIZERS
        values |= own[given.get("optimizer", "adam")]
    if lesson == D + "with_dropout" and given.get("scaling") == "prediction":
        values |= dict(keep_probability=0.5)
    if lesson == "batch_normalization":
        values |= dict(epsilon=1e-5, initialization="xavier") if given.get("corrected") else dict(epsilon=1e-12)
    return argparse.Namespace(**values | given)


def run(lesson, arguments):
    return list(PROGRAMS[lesson](settings(lesson, arguments)))


# Comparing

NUMBER = re.compile(r"^(.+?(?:Loss)?): (-?[\d.]+(?:e[+-]?\d+)?|-?inf|nan)$")


def parse(lines):
    """(label, number) for the lines with a number, (None, name) for the others."""
    for line in lines:
        if line.startswith("Final cost: "):  # what the programs add to the published lines
            continue
        match = NUMBER.match(line)
        yield (match[1], float(match[2])) if match else (None, line)


def difference(a, b):
    if a == b or (isinstance(a, float) and math.isnan(a) and math.isnan(b)):
        return 0.0
    if isinstance(a, str) or isinstance(b, str) or not (math.isfinite(a) and math.isfinite(b)):
        return math.inf
    return max(0, abs(a - b) - 1e-13) / max(abs(a), abs(b))


def expectations(lesson, arguments, tolerance):
    """(label, number or name, how much it may differ) per line; None where NumPy does not agree with itself."""
    numpy = list(parse(run(lesson, arguments)))
    others = [list(parse(run(lesson, [*arguments, f"--perturb={change}"]))) for change in (1e-15, -1e-15)]
    for index, (label, value) in enumerate(numpy):
        allowed = tolerance + 100 * max(difference(value, other[index][1]) for other in others)
        yield label, value, allowed if allowed <= 1e-2 else None


def compare_run(program, lesson, arguments, tolerance):
    """The largest difference, the place of the first one that is not allowed, and how many were passed over."""
    result = subprocess.run([program, *arguments, "--no-plot"], capture_output=True, text=True)
    if result.returncode:
        return math.inf, f"exit status {result.returncode}: {result.stderr.strip()}", 0
    ours = list(parse(line for line in result.stdout.splitlines() if line.strip()))
    if lesson == "gradient_checking":
        return ours[0][1], None if ours[0][1] < 2e-7 else f"{ours[0]}", 0
    numpy = list(expectations(lesson, arguments, tolerance))
    ours = ours[len(ours) - len(numpy):]  # lesson 8 heads the lines with the name of the method
    if [label for label, _ in ours] != [label for label, _, _ in numpy]:
        return math.inf, f"{len(ours)} lines, NumPy {len(numpy)}, or other labels", 0
    worst, first, passed = 0.0, None, 0
    for (label, value), (_, expected, allowed) in zip(ours, numpy):
        if allowed is None:
            passed += 1
            continue
        worst = max(worst, difference(value, expected))
        if difference(value, expected) > allowed and first is None:
            first = f"{label or 'name'}: {value}, NumPy {expected}, allowed {allowed:.1e}"
    return worst, first, passed


def compare(options):
    failures = 0
    for lesson, arguments in RUNS:
        program = pathlib.Path(options.programs) / lesson
        if options.lessons and lesson not in options.lessons:
            continue
        if not program.exists():
            print(f"{lesson}: not built")
            failures += 1
            continue
        worst, first, passed = compare_run(program.resolve(), lesson, arguments.split(), options.tolerance)
        failures += first is not None
        note = f"; {passed} where NumPy does not agree with itself" if passed else ""
        print(f"{lesson} {arguments}: {worst:.1e}{note}{'; DIFFERS: ' + first if first else ''}", flush=True)
    return 1 if failures else 0


def recorded(label, value, tolerance):
    """`tolerance` is absolute here; null where NumPy does not agree with itself."""
    if label is None:
        return dict(name=value if tolerance is not None else None)
    if tolerance is not None:
        tolerance = 0 if math.isinf(value) else tolerance * abs(value) + 1e-13
    return dict(label=label, value=value, tolerance=tolerance)


def record(options):
    """The lines of every run in the order of the output."""
    runs = []
    for lesson, arguments in RUNS:
        if lesson != "gradient_checking":
            lines = [recorded(*line) for line in expectations(lesson, arguments.split(), options.tolerance)]
            runs.append(json.dumps(dict(lesson=lesson, arguments=arguments.split(), lines=lines)))
    text = "[\n" + ",\n".join(runs).replace("Infinity", '"inf"') + "\n]\n"
    (HERE / "other_settings.json").write_text(text)
    return 0


def published(options):
    """(fixture, lesson, arguments)"""
    for lesson in DEFAULTS:
        if lesson == D + "with_gd":
            for method in ("batch", "stochastic", "mini-batch"):
                yield f"{lesson}.{method}", lesson, ["--method", method]
        elif lesson == D + "with_optimizers":
            for optimizer in OPTIMIZERS:
                yield f"{lesson}.{optimizer}", lesson, ["--optimizer", optimizer]
        elif lesson == "rnn":
            yield lesson, lesson, ["--corpus", options.corpus] if options.corpus else None
        else:
            name = {D + "v1": D + "v2"}.get(lesson, lesson)
            yield name, lesson, []


def verify(options):
    failures = 0
    for fixture, lesson, arguments in published(options):
        if options.lessons and lesson not in options.lessons:
            continue
        if arguments is None:
            print(f"{fixture}: needs --corpus with the original names")
            continue
        want = json.loads((HERE.parents[1] / "Data" / "Figures" / f"{fixture}.json").read_text())
        words = list(disagreements(want, run(lesson, arguments)))
        failures += bool(words)
        print(f"{fixture}: {'; '.join(words) or 'agrees'}", flush=True)
    return 1 if failures else 0


def disagreements(want, lines):
    got = list(parse(lines))
    if "samples" in want:
        expected = []
        for entry in want["samples"]:
            known = entry["names"] is not None
            expected.append((entry["loss"], max(1e-9, entry["loss_tolerance"]) if known else None))
            expected += [(name, 0) for name in entry["names"]] if known else [(None, None)] * 7
    elif "difference" in want:
        expected = [(want["difference"], None)]
        if got[0][1] >= want["must_be_below"]:
            yield f"{got[0][1]}"
    else:
        expected = [(float(entry["cost"]), entry["relative_tolerance"]) for entry in want["costs"]]
        for name in ("train_accuracy", "test_accuracy"):
            known = isinstance(want[name], float)
            expected.append((want[name], 1e-12 if known else None))
    if len(got) != len(expected):
        yield f"{len(got)} lines, published {len(expected)}"
    for (label, value), (number, tolerance) in zip(got, expected):
        if tolerance is not None and difference(value, number) > tolerance:
            yield f"{label or 'name'}: {value}, published {number}, tolerance {tolerance}"


def main():
    if len(sys.argv) > 1 and sys.argv[1] in PROGRAMS:
        for line in PROGRAMS[sys.argv[1]](settings(sys.argv[1], sys.argv[2:])):
            print(line, flush=True)
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["verify", "compare", "record"])
    parser.add_argument("lessons", nargs="*", choices=[[], *DEFAULTS], metavar="LESSON")
    parser.add_argument("--programs", default=".build/debug")
    parser.add_argument("--tolerance", type=float, default=1e-9)
    parser.add_argument("--corpus")
    options = parser.parse_args()
    return {"verify": verify, "compare": compare, "record": record}[options.mode](options)


if __name__ == "__main__":
    sys.exit(main())
