import NNCore

private let seeds: [UInt32] = [0, 1, 3, 42, 4_294_967_295]

func reportRandomNumbers() {
  reportForSeeds("words") { random, item in for _ in 0..<2000 { item.add(bits: UInt64(random.nextUInt32())) }
  }
  reportForSeeds("rand") { random, item in
    item.add(random.rand(37, 111))
    for _ in 0..<100 { item.add(random.rand()) }
  }
  reportForSeeds("randn, one by one") { random, item in for _ in 0..<20_001 { item.add(random.randn()) } }
  reportForSeeds("randn, two million") { random, item in
    item.add(random.randn(400, 1000))
    item.add(random.normal(mean: 3, scale: 0.1, 100, 10))
  }
  reportForSeeds("randn, every size, with rand between") { random, item in
    for count in 0..<400 {
      item.add(random.randn(1, count))
      if count % 7 == 0 { item.add(random.rand()) }
    }
  }
  reportForSeeds("permutation, shuffle, interval") { random, item in
    for count in [0, 1, 2, 10, 569, 1797] { item.add(random.permutation(count)) }
    for limit in [1, 7, 1000, 2_000_000_000, 2_147_483_647] { item.add([random.interval(limit)]) }
  }
  reportForSeeds("choice") { random, item in
    for _ in 0..<300 { item.add([random.choice(probabilities: [0.1, 0.2, 0.3, 0.4])]) }
  }
  #if _pointerBitWidth(_64)
    reportForSeeds("interval above 2³², where Int has 64 bits") { random, item in
      for limit in [4_294_967_296, 1 << 50, Int.max] { item.add([random.interval(limit)]) }
    }
  #endif
}

private func reportForSeeds(_ name: String, _ draw: (inout RandomState, inout Item) -> Void) {
  report(name) { item in
    for seed in seeds {
      var random = RandomState(seed: seed)
      draw(&random, &item)
    }
  }
}
