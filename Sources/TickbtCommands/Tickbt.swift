internal import ArgumentParser
public import Backtest
internal import Glibc
internal import TickStorage

/// The `tickbt` program, for this package's executable and for those of packages with strategies of their own.
public enum Tickbt {
  /// Runs the command line that the process was started with, with further strategies beside the built-in ones.
  ///
  /// ```swift
  /// Tickbt.main(registering: [StrategyDefinition(MyStrategy.self)])
  /// ```
  ///
  /// Exits with 64, before anything runs, where a strategy's name is taken or its parameters are mistaken.
  public static func main(registering strategies: [StrategyDefinition] = []) -> Never {
    if let problem = ProcessStart.prepare() {
      Console.error(problem)
      TickbtCommand.exit(withError: ExitCode.validationFailure)
    }
    do {
      for strategy in strategies { try Registry.register(strategy) }
    } catch {
      Console.error(error.description)
      TickbtCommand.exit(withError: ExitCode.validationFailure)
    }
    FreedMemory.keep()
    do {
      var command = try TickbtCommand.parseAsRoot()
      try command.run()
    } catch {
      leave(after: error)
    }
    leave()
  }

  /// As the parser of arguments ends a process. A mistake quotes the call, which may hold the names of files.
  private static func leave(after error: any Error) -> Never {
    let code = TickbtCommand.exitCode(for: error)
    // Help and the like.
    if code.isSuccess { TickbtCommand.exit(withError: error) }
    let text = TickbtCommand.fullMessage(for: error)
    if !text.isEmpty { Console.usage(text) }
    TickbtCommand.exit(withError: code)
  }

  /// Ends the process without the exit handlers of the libraries, which have nothing to save and take 2 ms.
  private static func leave() -> Never {
    fflush(nil)
    _exit(0)
  }
}
