// A network's predictions. The hidden layers' activations are not kept: they alternate between two scratch buffers.

extension Network {
  /// The output for the examples `X`, (features, m): (units, m), probabilities or, with ``Output/linear``, estimates.
  ///
  /// - Precondition: `X` has a row for each input of the first layer.
  /// - Complexity: A multiply-add for each weight and example. Memory is allocated for the result and, temporarily, for
  ///   two hidden layers.
  public func predict(_ X: Matrix, file: StaticString = #file, line: UInt = #line) -> Matrix {
    var A = logits(X, file: file, line: line)
    output.apply(to: &A)
    return A
  }

  /// The form that ``Classifier`` requires, without the caller's file and line.
  @_disfavoredOverload
  public func predict(_ X: Matrix) -> Matrix { predict(X, file: #file, line: #line) }

  /// The number of each example's most likely class; see ``predictedClasses(_:file:line:)``.
  ///
  /// - Precondition: `X` has a row for each input of the first layer, and the output is not ``Output/linear``.
  public func classes(of X: Matrix, file: StaticString = #file, line: UInt = #line) -> [Int] {
    output.requireClasses(for: "a class", file, line)
    return predictedClasses(predict(X, file: file, line: line), file: file, line: line)
  }

  /// The form that ``Classifier`` requires, without the caller's file and line.
  ///
  /// - Precondition: As for the form with file and line.
  @_disfavoredOverload
  public func classes(of X: Matrix) -> [Int] { classes(of: X, file: #file, line: #line) }

  /// The cost of the examples `X`, (features, m), for the labels `Y`, (units, m). The output decides which cost it is.
  /// It is computed from the last layer's Z, and so finite however wrong the network is. If there has been a forward
  /// pass, its ``ForwardPass/cost(_:file:line:)`` saves a second one.
  ///
  /// - Precondition: `Y` has the shape of the output: (classes, m) for a softmax, not class numbers.
  public func cost(
    _ X: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
  ) -> Double {
    output.cost(logits: logits(X, file: file, line: line), Y, file: file, line: line)
  }

  /// The share of the examples `X`, (features, m), that the network gets right, given the labels `Y`, (units, m); see
  /// ``Output/accuracy(_:_:file:line:)``.
  ///
  /// - Precondition: `Y` has the shape of the output, which is not ``Output/linear``.
  public func accuracy(
    _ X: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
  ) -> Double {
    output.requireClasses(for: "an accuracy", file, line)
    return output.accuracy(predict(X, file: file, line: line), Y, file: file, line: line)
  }

  /// The last layer's Z for the examples `X`, (features, m), before the output function: (units, m).
  ///
  /// - Precondition: `X` has a row for each input of the first layer.
  public func logits(_ X: Matrix, file: StaticString = #file, line: UInt = #line) -> Matrix {
    requireFit(X, file, line)
    var widest = 0
    for layer in layers.dropLast() { widest = max(widest, layer.W.rows) }
    let room = Matrix.requireCount(widest, X.columns, file, line)
    let (last, m) = (layers.count - 1, X.columns)
    for layer in layers { requireBias(layer.b, of: layer.W, file, line) }
    return Matrix(rows: layers[last].W.rows, columns: m, file: file, line: line) { result in
      if m == 0 { return }
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * room) { scratch in
        X.withUnsafeElements { X in
          // Examples without features are never read; any address will do.
          var A = X.baseAddress ?? UnsafePointer(result)
          for (index, layer) in layers.enumerated() {
            var Z = result
            if index < last, let start = scratch.baseAddress { Z = start + (index & 1) * room }
            layer.push(A, examples: m, to: Z, index < last ? hidden : nil)
            A = UnsafePointer(Z)
          }
        }
      }
    }
  }
}

extension Layer {
  /// Writes the layer's activations for the `m` examples at `A`, (inputs, m), to `Z`, (units, m); without an activation
  /// function, the weighted sums.
  fileprivate func push(
    _ A: UnsafePointer<Double>, examples m: Int, to Z: UnsafeMutablePointer<Double>,
    _ function: HiddenFunction?
  ) {
    W.withUnsafeElements { W in
      b.withUnsafeElements { b in
        guard let bias = b.baseAddress else { return }
        let weights = Factor(start: W.baseAddress ?? A, rowStep: self.W.columns, columnStep: 1)
        var product = Product(
          a: weights, b: Factor(start: A, rowStep: m, columnStep: 1), c: Z, cRow: m, rows: self.W.rows,
          depth: self.W.columns, columns: m)
        product.epilogue = Epilogue(bias: .perRow(bias), relu: function == .relu)
        product.run()  // W·A_prev + b: (units, m)
      }
    }
    let count = W.rows * m
    switch function {
    case .relu, nil: break
    case .tanh: transformVectors(count, from: Z, to: Z) { $0.hyperbolicTangent }
    case .sigmoid: transformVectors(count, from: Z, to: Z) { $0.logistic }
    }
  }
}
