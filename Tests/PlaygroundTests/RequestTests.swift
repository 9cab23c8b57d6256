import Foundation
import TestSupport
import Testing
import playground

/// The page's requests, right and wrong.
@Suite struct RequestTests {
  @Test func aFormReadsWhatItHasWritten() {
    var form = Form()
    form["name"] = "a&b=c %+é行"
    form["empty"] = ""
    #expect(Form(form.text) == form)
    #expect(Form(form.text)["name"] == "a&b=c %+é行")
    #expect(Form("a=1&a=2")["a"] == "2" && Form("a%2")["a%2"] == "")
  }

  @Test(arguments: Lesson.allCases) func settingsSurviveTheAddress(lesson: Lesson) throws {
    let settings = Settings(lesson)
    #expect(try Settings(settings.form) == settings)
    #expect(try Settings(Form("lesson=\(lesson.rawValue)")) == settings)
  }

  @Test(arguments: [
    ("lesson=4", "kind=noLesson&got=4"), ("lesson=two", "kind=whole&name=lesson&low=1&high=13&got=two"),
    ("hidden=0", "kind=units&most=100&got=0"), ("hidden=1,x", "kind=units&most=100&got=1,x"),
    ("hidden=1,1,1,1,1,1,1,1,1", "kind=layers&most=8&got=9"),
    ("rate=0", "kind=positive&name=rate&high=1000000&got=0"),
    ("rate=nan", "kind=positive&name=rate&high=1000000&got=nan"),
    ("init=best", "kind=choice&name=init&choices=zeros,%20random,%20xavier,%20he&got=best"),
    ("data=moons&points=5", "kind=evenPoints&got=5"),
    ("data=moons&noise=-1", "kind=number&name=noise&low=0&high=2&got=-1"),
    ("seed=-1", "kind=whole&name=seed&low=0&high=4294967295&got=-1"),
    ("data=drawn&drawn=1,2", "kind=damagedPoints"),
    ("lesson=6&keep=0", "kind=positive&name=keep&high=1&got=0"),
    ("lesson=9&beta=1", "kind=belowOne&name=beta&got=1"), ("data=drawn", "kind=drawFirst"),
    ("data=file", "kind=noFile"), ("data=iris", "kind=classes&got=3"),
    ("hidden=100,100,100,100,100", "kind=weights&most=40000&got=43100"),
  ]) func wrongSettingsAreSaid(settings: String, complaint: String) throws {
    var playground = try playgroundWithTables()
    let error = #expect(throws: Complaint.self) { try playground.answer("start&" + settings) }
    #expect(error?.form.text == complaint)
  }

  /// The page has a sentence for each complaint of the session.
  @Test(arguments: ["en", "zh"]) func everyComplaintHasItsSentence(language: String) throws {
    let file = Lessons.package.appending(path: ".guide/playground/script/words-\(language).js")
    let words = try String(contentsOf: file, encoding: .utf8)
    for kind in Complaint.Kind.allCases {
      let key = "say" + kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst()
      #expect(words.contains("\(key): '"), "\(key)")
    }
  }

  @Test func refusedSettingsLeaveTheSession() throws {
    var playground = try playgroundWithTables()
    _ = try playground.answer("start&lesson=2&data=moons")
    _ = try playground.answer("advance&steps=3")
    for settings in ["rate=none", "data=file", "hidden=100,100,100,100,100"] {
      #expect(throws: Complaint.self) { try playground.answer("start&" + settings) }
    }
    #expect(try playground.answer("results").numbers[0] == 3)
  }

  /// The program of lesson 8 takes whole passes over the examples, 455 of breast-cancer.
  @Test(arguments: [(1, 1), (454, 1), (455, 1), (910, 2), (1_000, 2), (2_275, 5)])
  func theCommandCountsPasses(steps: Int, passes: Int) throws {
    var playground = try playgroundWithTables()
    _ = try playground.answer("start&lesson=8&method=stochastic")
    _ = try playground.answer("advance&steps=\(steps)")
    let command = try playground.answer("command").text
    #expect(command.contains("--iterations \(passes) "), "\(command)")
  }

  @Test func theFunctionsOfPathsHaveTheirGradients() throws {
    var playground = Playground()
    for surface in ["ellipse", "ravine", "beale"] {
      // A step of plain descent is the gradient times the rate; the costs around its start give the gradient, too.
      let path = try playground.answer(
        "paths&surface=\(surface)&method=gradient-descent&rate=1e-6&steps=1&startx=0.7&starty=0.4"
      ).numbers
      func cost(_ x: Double, _ y: Double) throws -> Double {
        try playground.answer("paths&surface=\(surface)&method=adam&steps=0&startx=\(x)&starty=\(y)").numbers[
          2]
      }
      let h = 1e-5
      let slopes = [
        (try cost(0.7 + h, 0.4) - cost(0.7 - h, 0.4)) / (2 * h),
        (try cost(0.7, 0.4 + h) - cost(0.7, 0.4 - h)) / (2 * h),
      ]
      for axis in 0..<2 {
        let step = (path[axis] - path[3 + axis]) / 1e-6
        #expect(abs(step - slopes[axis]) < 1e-4, "\(surface): \(step), slope \(slopes[axis])")
      }
    }
  }

  @Test func namesAreReadAndInvented() throws {
    var playground = Playground()
    let names = Array("Rex\nTriceratops\nStego saurus\n".utf8)
    let alphabet = try playground.answer("names&units=10&rate=0.1", names).text
    #expect(alphabet == "\nacegioprstux")
    let first = try playground.answer("read&count=100").numbers
    let later = try playground.answer("read&count=3000").numbers
    #expect(later[0] < first[0] && later[1] == 3100, "\(first) \(later)")
    let invented = try playground.answer("invent&count=5&start=tri")
    #expect(
      invented.text.split(separator: "\n").count == 5 && invented.text.hasPrefix("Tri"), "\(invented.text)")
    #expect(throws: Complaint.self) { try playground.answer("invent&start=q") }
    #expect(throws: Complaint.self) { try playground.answer("names", Array("Ωmega".utf8)) }
  }

  @Test func sixLayersAndTheGradientCheckAnswer() throws {
    var playground = try playgroundWithTables()
    let he = try playground.answer("spreads&init=he&activation=relu&examples=20").numbers
    #expect(he.count == 6 * 48 && he[0] == 800 && he[48 * 5] == 10)
    // Half of what ReLU gives is 0, and He's weights keep the deviation.
    #expect(abs(he[3] - 0.5) < 0.05 && he[48 * 4 + 2] > 0.4, "\(he[3]) \(he[48 * 4 + 2])")
    #expect(try playground.answer("spreads&init=zeros").numbers[3] == 1)
    let right = try playground.answer("check&epsilon=1e-7").numbers
    #expect(right[0] < 2e-7 && right[1] == 1, "\(right)")
    #expect(try playground.answer("check&epsilon=1e-7&mistake=1").numbers[1] == 0)
  }

  /// A bare machine has no Foundation; `.ci/playground` compiles the sources for one.
  @Test func theSessionTakesNothingButTheModulesForIt() throws {
    let folder = Lessons.package.appending(path: "Sources/playground")
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for line in text.matches(of: /(?m)^import (\w+)/) {
        #expect(
          ["NNCore", "Datasets", "ModelFiles"].contains(line.1) || line.1.hasSuffix("_heart"),
          "\(file): \(line.0)")
      }
    }
  }
}
