// Extracts the functions of the hearts that a step runs, in the order in which it runs them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const methods = { 'gradient-descent': 'GradientDescent', momentum: 'Momentum', nesterov: 'Nesterov', adagrad: 'AdaGrad', adadelta: 'AdaDelta', rmsprop: 'RMSProp' }
const plain = ['step(', 'forward(', 'relu(', 'sigmoid(', 'computeCost(', 'backward(', 'reluBackward(', 'updateParameters(']
const running = {
  2: ['deep_neural_network_v2', { Backpropagation: plain }],
  3: ['deep_neural_network_ng', { LayerFunctions: ['step(', 'modelForward(', 'linearActivationForward(', 'linearForward(', 'relu(', 'sigmoid(', 'computeCost(', 'modelBackward(', 'linearActivationBackward(', 'sigmoidBackward(', 'reluBackward(', 'linearBackward(', 'updateParameters('] }],
  4: ['compare_initializations', { Propagation: ['scale(', 'initialize(', 'relu(', 'forward('] }],
  5: ['deep_neural_network_with_L2', { WeightPenalty: ['step(', 'computeCostWithRegularization(', 'backwardWithRegularization('] }],
  6: ['deep_neural_network_with_dropout', { DropoutNetwork: ['step(', 'forwardWithDropout(', 'backwardWithDropout('], Dropout: ['mask(', 'drop('] }],
  7: ['gradient_checking', { Check: ['differenceQuotients(', 'costDifference('], Comparison: ['gradientCheck('] }],
  '8 batch': ['deep_neural_network_with_gd', { DescentMethods: ['step('] }],
  '8 stochastic': ['deep_neural_network_with_gd', { DescentMethods: ['step('] }],
  '8 mini-batch': ['deep_neural_network_with_gd', { DescentMethods: ['randomMiniBatches(', 'step('] }],
  10: ['batch_normalization', { NormalizedNetwork: ['step(', 'forward(', 'backward(', 'linearBackward(', 'updateParameters('], BatchNormalization: ['forward(', 'normalize(', 'scaleAndShift(', 'backward(', 'descend('] }],
  11: ['deep_neural_network_release', { DecoupledLayers: ['step(', 'forward(', 'linearForward(', 'reluForward(', 'sigmoid(', 'computeCost(', 'backward(', 'linearBackward(', 'inputGradient(', 'reluBackward(', 'updateParameters('] }],
  12: ['rnn', { Cell: ['optimize(', 'forward(_ name', 'forward(_ x', 'state(', 'scores(', 'softmax(', 'loss(', 'backward(_ name', 'backward(_ da', 'sample<'], Parameters: ['clip(', 'update('] }],
  13: ['softmax_regression', { SoftmaxNetwork: ['step(', 'forward(', 'computeCost(', 'backward(', 'updateParameters('], Softmax: ['softmax(', 'softmaxCost('] }],
}
for (const [name, file] of Object.entries(methods)) {
  running['9 ' + name] = ['deep_neural_network_with_optimizers', { MiniBatchTraining: ['step<'], [file]: ['update('] }]
}

// Adam has a function for each of its variants.
for (const [variant, name] of [['published', 'Published'], ['textbook', 'Textbook'], ['from-scratch', 'FromScratch']]) {
  running['9 adam ' + variant] = ['deep_neural_network_with_optimizers', { MiniBatchTraining: ['step<'], Adam: ['update(', `update${name}(`] }]
}

// The first function that begins like this, from its first line to its closing brace, without the indentation that all
// lines share.
function functionOf(source, file, beginning) {
  const lines = source.split('\n')
  const start = new RegExp(`^ *(package |private |mutating |@\\w+ )*func ${beginning.replace(/[()[\]<]/g, '\\$&')}`)
  const at = lines.findIndex(line => start.test(line))
  if (at < 0) throw new Error(`${file} has no function ${beginning}`)
  const line = lines[at], indent = line.length - line.trimStart().length
  let end = at
  if (!/\}\s*(\/\/.*)?$/.test(line) || !line.includes('{')) while (lines[end] !== ' '.repeat(indent) + '}') if (++end >= lines.length) throw new Error(`${file}: ${beginning} has no end`)
  return { file, line: at + 1, source: lines.slice(at, end + 1).map(text => text.slice(indent)).join('\n') }
}

export function heartsOf(root) {
  const result = {}
  for (const [lesson, [program, files]] of Object.entries(running)) {
    result[lesson] = Object.entries(files).flatMap(([name, beginnings]) => {
      const file = `${program}/${name}.swift`, source = readFileSync(join(root, 'Sources', file), 'utf8')
      return beginnings.map(beginning => functionOf(source, file, beginning))
    })
  }
  return result
}
