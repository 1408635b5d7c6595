extension String {
  /// With a mark in place of every character that steers a terminal, line breaks and a change of the direction of writing
  /// among them: what comes of a file, such as its name, may hold anything.
  package var withoutControls: String {
    guard unicodeScalars.contains(where: \.steersTerminals) else { return self }
    var text = UnicodeScalarView()
    text.append(contentsOf: unicodeScalars.lazy.map { $0.steersTerminals ? "\u{FFFD}" : $0 })
    return String(text)
  }

  /// The same line by line: the line breaks of the text's own stay.
  package var withoutControlsInLines: String {
    guard unicodeScalars.contains(where: { $0.steersTerminals && $0 != "\n" }) else { return self }
    var text = UnicodeScalarView()
    text.append(contentsOf: unicodeScalars.lazy.map { $0.steersTerminals && $0 != "\n" ? "\u{FFFD}" : $0 })
    return String(text)
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character, ends a line, or turns the direction of what follows.
  package var steersTerminals: Bool {
    switch value {
    case 0x20..<0x7F: false
    case ..<0xA0, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
