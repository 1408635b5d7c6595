internal import ArgumentParser
internal import Backtest
internal import Glibc
internal import TickStorage

/// A mistake in the call: exit code 64.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Runs a command's body; what goes wrong becomes one line on standard error and an exit code: 64 for a mistake in the
/// call, 130 for an interrupted run, 1 for the rest.
func reportingFailures(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch let exit as ExitCode {
    throw exit
  } catch let error as UsageError {
    Console.error(error.description)
    throw ExitCode.validationFailure
  } catch let error as ConfigurationError where error.isInOverrides {
    Console.error(error.description)
    throw ExitCode.validationFailure
  } catch is CancelledRun {
    Console.error("interrupted: the results are incomplete, and nothing half-written is left")
    throw ExitCode(130)
  } catch {
    Console.error("\(error)")
    throw ExitCode.failure
  }
}

/// Checks that a number that counts something is 1 or more, if it is given.
func requirePositive(_ number: Int?, _ option: String) throws(UsageError) {
  if let number, number < 1 { throw UsageError("\(option) must be 1 or more, was \(number)") }
}
