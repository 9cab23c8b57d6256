"""The runs with settings of our own that `numpy_check.py` compares and records: (lesson, options)."""

D = "deep_neural_network_"
SMALL = "--dataset circles --hidden 8,4 --scale 1 --seed 7 --iterations 3000 --report-every 300"
RUNS = [
    (D + "v1", SMALL),
    (D + "v2", SMALL),
    (D + "v2", "--standardize --initialization he --learning-rate 0.05 --iterations 2000 --report-every 250"),
    (D + "v2", "--split-seed 5 --hidden 12 --initialization xavier --learning-rate 0.0005 --seed 11 "
               "--iterations 1500 --report-every 250"),
    (D + "v2", "--dataset moons --hidden 16,8 --initialization he --learning-rate 0.1 --iterations 2000 "
               "--report-every 250"),
    (D + "v2", "--initialization zeros --hidden 3 --iterations 300 --report-every 100"),
    (D + "ng", "--dataset moons --hidden 6,4 --seed 4 --learning-rate 0.05 --iterations 3000 --report-every 300"),
    (D + "ng", "--dataset breast-cancer --standardize --hidden 6 --scale 0.1 --iterations 2000 --report-every 250"),
    (D + "with_L2", "--lambda 0 --iterations 3000 --report-every 500"),
    (D + "with_L2", "--lambda 5 --standardize --learning-rate 0.05 --seed 9 --iterations 3000 --report-every 500"),
    (D + "with_L2", "--dataset circles --lambda 0.1 --initialization he --learning-rate 0.1 --iterations 3000 "
                    "--report-every 500"),
    (D + "with_dropout", "--keep-probability 0.5 --mask-seed 4 --standardize --learning-rate 0.05 "
                         "--iterations 2000 --report-every 250"),
    (D + "with_dropout", "--corrected --standardize --learning-rate 0.05 --hidden 12,6 --iterations 2000 "
                         "--report-every 250"),
    (D + "with_dropout", "--keep-probability 1 --iterations 1000 --report-every 250"),
    (D + "with_dropout", "--scaling prediction --corrected --standardize --learning-rate 0.05 --iterations 2000 "
                         "--report-every 250"),
    (D + "with_dropout", "--scaling prediction --keep-probability 0.8 --dataset circles --learning-rate 0.1 "
                         "--iterations 1000 --report-every 250"),
    ("gradient_checking", "--standardize --hidden 7,4,2 --seed 9"),
    ("gradient_checking", "--dataset moons --hidden 4 --seed 2"),
    (D + "with_gd", "--method batch --standardize --learning-rate 0.05 --iterations 2000 --report-every 250"),
    (D + "with_gd", "--method stochastic --standardize --learning-rate 0.01 --iterations 2 --report-every 50"),
    (D + "with_gd", "--method stochastic --dataset moons --learning-rate 0.05 --seed 6 --iterations 2 "
                    "--report-every 50"),
    (D + "with_gd", "--method mini-batch --standardize --batch-size 100 --learning-rate 0.02 --seed 8 "
                    "--iterations 400 --report-every 50"),
    *((D + "with_optimizers", f"--optimizer {name} --standardize --seed 5 --batch-size 50 --iterations 200 "
                              f"--report-every 20{rest}")
      for name, rest in (("gradient-descent", " --learning-rate 0.01"), ("momentum", " --beta 0.8"),
                         ("nesterov", " --learning-rate 0.001"), ("adagrad", " --epsilon 1e-6"),
                         ("adadelta", " --beta 0.95"), ("rmsprop", " --epsilon 1e-7"),
                         ("adam", " --beta 0.85 --beta2 0.99"))),
    (D + "with_optimizers", "--optimizer adam --dataset circles --learning-rate 0.01 --iterations 200 "
                            "--report-every 20"),
    *((D + "with_optimizers", f"--optimizer {name} --variant {variant} --dataset moons --batch-seed 10 "
                              "--iterations 300 --report-every 50")
      for name, variant in (("momentum", "textbook"), ("rmsprop", "textbook"), ("adam", "textbook"),
                            ("gradient-descent", "from-scratch"), ("momentum", "from-scratch"),
                            ("nesterov", "from-scratch"), ("adagrad", "from-scratch"), ("adam", "from-scratch"))),
    (D + "with_gd", "--method mini-batch --standardize --batch-size 100 --batch-seed 4294967295 "
                    "--learning-rate 0.02 --iterations 100 --report-every 20"),
    ("batch_normalization", "--corrected --epsilon 1e-6 --standardize --batch-seed 5 --iterations 100 "
                            "--report-every 20"),
    ("batch_normalization", "--seed 4 --split-seed 7 --batch-size 100 --iterations 300 --report-every 50"),
    ("batch_normalization", "--corrected --batch-size 64 --hidden 8,8,4 --iterations 200 --report-every 20"),
    ("batch_normalization", "--corrected --dataset moons --decay 0.8 --learning-rate 0.1 --iterations 200 "
                            "--report-every 20"),
    (D + "release", "--standardize --hidden 8 --learning-rate 0.1 --seed 12 --iterations 2000 --report-every 250"),
    (D + "release", "--dataset circles --scale 1 --learning-rate 0.05 --iterations 3000 --report-every 500"),
    ("rnn", "--hidden 20 --seed 2 --shuffle-seed 3 --names 3 --iterations 3001 --report-every 500"),
    ("rnn", "--hidden 30 --clip 0.5 --learning-rate 0.05 --max-length 12 --iterations 1001 --report-every 250"),
]
