import NNCore
import deep_neural_network_with_optimizers_heart

/// Lesson 9: a step is an epoch; its cost is that of the last mini-batch.
final class OptimizedTraining<Method: Optimizer>: Training {
  private var network: Network
  private var optimizers: [LayerOptimizer<Method>]
  private var batches: MiniBatches
  private var epoch = 0

  init(_ X: Matrix, _ Y: Matrix, _ start: [Layer], _ settings: Settings, by method: Method.Type) {
    network = Network(layers: start)
    let given = settings.hyperparameters
    optimizers = start.map { LayerOptimizer<Method>(settings.variant, given, for: $0) }
    batches = MiniBatches(X, Y, size: settings.batchSize, seed: settings.batchSeed)
    super.init(X, Y)
  }

  override var layers: [Layer] { network.layers }
  override var gradients: [LayerGradient] { network.backward(network.forward(X), Y).layers }

  override func step() -> Double {
    batches.draw(epoch: epoch)
    epoch += 1
    var last = (A: Matrix(), Y: Matrix())
    for (X, Y) in batches {
      last = (deep_neural_network_with_optimizers_heart.step(&network, &optimizers, X, Y), Y)
    }
    return cost(last.A) { crossEntropy(last.A, last.Y) }
  }

  override func predict(_ X: Matrix) -> Matrix { network.predict(X) }
}

extension Settings {
  /// The given hyperparameters, as far as the method has them.
  var hyperparameters: Hyperparameters {
    let options = optimizer.options
    return Hyperparameters(
      learningRate: options.contains("rate") ? rate : nil, beta: options.contains("beta") ? beta : nil,
      beta2: options.contains("beta2") ? beta2 : nil, epsilon: options.contains("epsilon") ? epsilon : nil)
  }

  /// Lesson 9's training by the chosen method.
  func optimizedTraining(_ X: Matrix, _ Y: Matrix, _ start: [Layer]) -> Training {
    switch optimizer {
    case .gradientDescent: OptimizedTraining(X, Y, start, self, by: GradientDescent.self)
    case .momentum: OptimizedTraining(X, Y, start, self, by: Momentum.self)
    case .nesterov: OptimizedTraining(X, Y, start, self, by: Nesterov.self)
    case .adagrad: OptimizedTraining(X, Y, start, self, by: AdaGrad.self)
    case .adadelta: OptimizedTraining(X, Y, start, self, by: AdaDelta.self)
    case .rmsprop: OptimizedTraining(X, Y, start, self, by: RMSProp.self)
    case .adam: OptimizedTraining(X, Y, start, self, by: Adam.self)
    }
  }
}
