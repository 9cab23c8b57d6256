import NNCore
import TestSupport
import Testing
import rnn_heart

@testable import rnn

/// One step of the network, for ten examples at once.
@Suite struct RNNCellTests {
  /// RNN-1.
  @Test func forwardAsPublished() throws {
    let published = try PublishedCase.named("RNN-1")
    var random = RandomState(seed: 1)
    let x = random.randn(3, 10)
    let a_prev = random.randn(5, 10)
    let (Waa, Wax, Wya) = (random.randn(5, 5), random.randn(5, 3), random.randn(2, 5))
    let network = Parameters(Wax: Wax, Waa: Waa, Wya: Wya, ba: random.randn(5, 1), by: random.randn(2, 1))
    let step = network.forward(x, a_prev)
    expectClose(step.a.row(4).elements, try published["a_next[4]"], absolute: published.tol, "a")
    expectClose(step.y.row(1).elements, try published["yt_pred[1]"], absolute: published.tol, "y")
  }

  /// RNN-3.
  @Test func backwardAsPublished() throws {
    let published = try PublishedCase.named("RNN-3")
    var random = RandomState(seed: 1)
    let x = random.randn(3, 10)
    let a_prev = random.randn(5, 10)
    let network = Parameters(
      Wax: random.randn(5, 3), Waa: random.randn(5, 5), Wya: random.randn(2, 5), ba: random.randn(5, 1),
      by: random.randn(2, 1))
    let gradient = network.backward(random.randn(5, 10), through: network.forward(x, a_prev))
    for (name, value) in [
      ("dxt[1][2]", gradient.dx[1, 2]), ("da_prev[2][3]", gradient.da_prev[2, 3]),
      ("dWax[3][1]", gradient.dWax[3, 1]), ("dWaa[1][2]", gradient.dWaa[1, 2]),
      ("dba[4]", gradient.dba[4, 0]),
    ] {
      expectClose([value], try published[name], absolute: published.tol, name)
    }
  }

  /// DINO-1.
  @Test(arguments: [10.0, 5.0]) func clipAsPublished(limit: Double) throws {
    let published = try PublishedCase.named("DINO-1")
    var random = RandomState(seed: 3)
    var gradient = Parameters(
      Wax: random.randn(5, 3) * 10, Waa: random.randn(5, 5) * 10, Wya: random.randn(2, 5) * 10,
      ba: random.randn(5, 1) * 10, by: random.randn(2, 1) * 10)
    gradient.clip(to: limit)
    let values = [
      gradient.Waa[1, 2], gradient.Wax[3, 1], gradient.Wya[1, 2], gradient.ba[4, 0], gradient.by[1, 0],
    ]
    let name = limit == 10 ? "max10[dWaa[1][2],dWax[3][1],dWya[1][2],db[4],dby[1]]" : "max5"
    expectClose(values, try published[name], absolute: published.tol, name)
  }
}
