// Experiments and why they are worth trying: the labs' runs, the programs' published settings, and failures. Settings
// are written as in an address; x and y are the features on the axes, and steps those after which it shows what it is for, if these
// are not the program's; a sentence gives the reason.

const presets = [
  { id: 'start', settings: 'lesson=2&data=moons&hidden=10,5&init=he&rate=0.3', steps: 600 },
  { id: 'lesson2', settings: 'lesson=2' },
  { id: 'lesson3', settings: 'lesson=3' },
  { id: 'lesson5', settings: 'lesson=5' },
  { id: 'lesson6', settings: 'lesson=6' },
  { id: 'lesson8', settings: 'lesson=8&method=mini-batch', steps: 1000 },
  { id: 'lesson9', settings: 'lesson=9', steps: 1000 },
  { id: 'lesson10', settings: 'lesson=10', steps: 1000 },
  { id: 'lesson11', settings: 'lesson=11' },
  { id: 'lesson13', settings: 'lesson=13', x: '2', y: '3' },
  { id: 'plain', settings: 'lesson=2&data=planar&hidden=20,3&init=xavier&rate=0.3', steps: 30000, group: 'labs' },
  { id: 'l2', settings: 'lesson=5&data=planar&hidden=20,3&init=xavier&rate=0.3', steps: 30000, group: 'labs' },
  { id: 'dropout', settings: 'lesson=6&data=planar&hidden=20,3&init=xavier&rate=0.3&corrected=1', steps: 30000, group: 'labs' },
  { id: 'he', settings: 'lesson=2&data=circles&hidden=10,5&init=he', group: 'labs' },
  { id: 'large', settings: 'lesson=2&data=circles&hidden=10,5&init=random&scale=10', group: 'labs' },
  { id: 'gd', settings: 'lesson=9&data=moons&hidden=5,2&optimizer=gradient-descent&rate=0.0007&batchseed=10', steps: 1000, group: 'labs' },
  { id: 'momentum', settings: 'lesson=9&data=moons&hidden=5,2&optimizer=momentum&rate=0.0007&batchseed=10', steps: 1000, group: 'labs' },
  { id: 'adam', settings: 'lesson=9&data=moons&hidden=5,2&optimizer=adam&variant=textbook&rate=0.0007&batchseed=10', steps: 300, group: 'labs' },
  { id: 'norm', settings: 'lesson=10&data=moons&corrected=1&hidden=10,5&batch=64&rate=0.1', steps: 50, group: 'labs' },
  { id: 'spiral', settings: 'lesson=13&data=iris&hidden=8&standardize=1&rate=0.3', steps: 1000, x: '2', y: '3', group: 'labs' },
  { id: 'zeros', settings: 'lesson=2&data=moons&hidden=10,5&init=zeros&rate=0.3', steps: 100, group: 'failures' },
  { id: 'fast', settings: 'lesson=2&data=moons&hidden=10,5&init=he&rate=30', steps: 100, group: 'failures' },
  { id: 'unscaled', settings: 'lesson=2&hidden=10,5&init=he&rate=0.1', steps: 100, group: 'failures' },
  { id: 'scaled', settings: 'lesson=2&hidden=10,5&init=he&rate=0.1&standardize=1', steps: 100, group: 'failures' },
  { id: 'dead', settings: 'lesson=2&data=circles&hidden=6,6,6,6&init=he&rate=2&seed=5', steps: 100, group: 'failures' },
  { id: 'overfit', settings: 'lesson=5&data=planar&points=60&noise=0.2&hidden=40,20&init=he&rate=0.3&lambda=0', steps: 8000, group: 'failures' },
  { id: 'decay', settings: 'lesson=5&data=planar&points=60&noise=0.2&hidden=40,20&init=he&rate=0.3&lambda=0.7', steps: 8000, group: 'failures' },
]

// Where NumPy disagrees with itself: its kernels sum in different orders, and a sensitive run amplifies the difference
// in the last digit. The command of the run, and the first step at which a comparison of its kernels found no digits in
// common.
const disagreements = {
  'deep_neural_network_with_gd --method batch': 11000,
  'deep_neural_network_with_optimizers --optimizer adadelta': 4700,
  'deep_neural_network_v2 --dataset planar --hidden 20,3 --initialization xavier --learning-rate 0.3': 20000,
  'deep_neural_network_with_L2 --dataset planar --hidden 20,3 --learning-rate 0.3': 10000,
  'deep_neural_network_v2 --dataset circles --hidden 10,5 --scale 10': 3000,
}
