import NNCore

func reportFunctions() {
  var numbers = Numbers(seed: 1)
  let scales = [1, 1e-3, 40, 745, 1e-8, 10, 710, 5]
  let arguments = scales.map { numbers.matrix(250, 101) * $0 }
  let positive =
    arguments.map { $0.map { $0.magnitude } } + [
      Matrix(rows: 400, columns: 101, elements: (0..<40_400).map { _ in numbers.anyPositive() })
    ]
  report("exp") { item in for x in arguments { item.add(exp(x)) } }
  report("tanh") { item in for x in arguments { item.add(tanh(x)) } }
  report("sigmoid") { item in for x in arguments { item.add(sigmoid(x)) } }
  report("relu") { item in for x in arguments { item.add(relu(x)) } }
  report("log") { item in for x in positive { item.add(log(x)) } }
  report("sqrt") { item in for x in positive { item.add(sqrt(x)) } }
  report("functions of special values") { item in
    let x = Matrix.row(specialValues)
    item.add([
      exp(x), log(x), tanh(x), sigmoid(x), sqrt(x), relu(x), x / Matrix.zeros(1, specialValues.count),
    ])
  }
  report("derivatives of relu and tanh") { item in
    let (a, b) = (numbers.matrix(33, 37), numbers.matrix(33, 37))
    item.add([reluBackward(a, b), tanhBackward(a, b)])
  }
}

private let specialValues: [Double] = [
  0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, .leastNormalMagnitude,
  .greatestFiniteMagnitude,
  -1, 1, -745.2, -745.1, -746, 709.78, 709.79, 710, 711, 1e300, -1e300, 20, 20.5, -20.5, 0x1p-1030,
  -0x1p-1030,
]
