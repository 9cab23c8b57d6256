// `swift run benchmark`. All of it is in Benchmark.swift and the folders, a module that knows no lesson, so that a change
// of a lesson compiles no more than this file again; the program itself depends on all lessons, which it runs.

import Measurements

Benchmark.main()
