// `swift run benchmark`. The rest is in Benchmark.swift and the folders, a module that depends on no lesson: after a
// change to a lesson, only this file is compiled again. The program itself depends on all lessons, because it runs
// them.

import Measurements

Benchmark.main()
