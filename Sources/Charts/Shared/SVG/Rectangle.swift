/// A rectangle of a drawing, in its pixels; y grows downwards.
struct Rectangle: Equatable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double

  var right: Double { left + width }
  var bottom: Double { top + height }
  var center: ChartPoint { ChartPoint(x: left + width / 2, y: top + height / 2) }
}
