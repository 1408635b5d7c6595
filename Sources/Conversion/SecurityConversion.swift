internal import Backtest
internal import FoundationEssentials
internal import Synchronization
internal import TickStorage

/// The conversion of one security, portion by portion, each by whichever worker has time.
final class SecurityConversion: Sendable {
  private let entry: TickEntry
  private let conversion: Conversion
  private let progress: RunProgress
  private let state = Mutex(State.waiting)

  private enum State {
    case waiting
    case open(Files)
    case done(ConvertedSecurity)
  }

  /// What is read and what is written.
  private struct Files {
    let reader: any SourceRowReader
    let writer: TickFileWriter
    var share: ReadShare
    var rows: Int64 = 0
    var survey = RowSurvey()
  }

  init(of entry: TickEntry, in conversion: Conversion, progress: RunProgress) {
    self.entry = entry
    self.conversion = conversion
    self.progress = progress
  }

  /// What became of it; nil before its end.
  var converted: ConvertedSecurity? {
    state.withLock { state in if case .done(let converted) = state { converted } else { nil } }
  }

  /// Converts the next rows, at most so many; returns the bytes that are left to read, nil at the end.
  func advance(through buffers: inout SourceRows, rows limit: Int) -> Double? {
    state.withLock { state in
      do throws(TickFileError) {
        var files: Files
        switch state {
        case .open(let open): files = open
        case .done: return nil
        case .waiting:
          guard let open = try open() else { return end(.kept, &state) }
          files = open
        }
        guard try files.reader.read(into: &buffers, limit: limit) else {
          try conversion.source.requireUnchanged(entry)
          try files.writer.finish()
          let found = ConvertedRows(
            count: files.rows, findings: files.reader.findings, survey: files.survey, remarks: files.reader.remarks)
          return end(.written(found), &state)
        }
        try files.writer.append(buffers)
        files.rows += Int64(buffers.count)
        files.survey.take(buffers, from: files.reader)
        progress.add(rows: buffers.count, bytes: files.share.added(files.reader.fractionRead))
        state = .open(files)
        return files.share.left
      } catch {
        return end(.failed(error), &state)
      }
    }
  }

  /// Opens both sides; nil if there is a file already that is to be kept.
  private func open() throws(TickFileError) -> Files? {
    let path = conversion.path(of: entry)
    if !conversion.replacesFiles, FileManager.default.fileExists(atPath: path) {
      guard conversion.format.isWhole(path) else {
        throw TickFileError(
          path: path, "exists already, but is not a whole \(conversion.format.rawValue) file: replace it with --force")
      }
      return nil
    }
    let reader = try conversion.source.rowReader(of: entry)
    let writer = try TickFileWriter(
      path: path, format: conversion.format, compression: conversion.compression, hasChecksums: conversion.hasChecksums,
      durability: conversion.durability)
    return Files(reader: reader, writer: writer, share: ReadShare(of: entry))
  }

  private func end(_ outcome: ConvertedSecurity.Outcome, _ state: inout State) -> Double? {
    if case .open(let files) = state {
      progress.add(rows: 0, bytes: files.share.left)
    } else {
      progress.add(rows: 0, bytes: Double(entry.bytes))
    }
    state = .done(ConvertedSecurity(entry: entry, path: conversion.path(of: entry), outcome: outcome))
    progress.addSecurity()
    return nil
  }
}
