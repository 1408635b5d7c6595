import Analytics
import Testing

@Suite("The figures of days")
struct DailyFiguresTests {
  @Test("The figures of a sample are those of pandas")
  func pandas() {
    // pandas 3.1.1, by Tests/Support/analytics-oracles.py.
    let figures = DailyFigures(of: daily)
    #expect(figures.days == 136)
    #expect(isClose(figures.total, 23889.29547487706))
    #expect(isClose(figures.mean, 175.65658437409604))
    #expect(isClose(figures.standardDeviation, 587.0713214377166))
    #expect(figures.best == 1099.824351474789)
    #expect(figures.worst == -893.56649336291)
    #expect(figures.positiveShare == 84.0 / 136)
    #expect(isClose(figures.sharpeRatio, 4.749783763241086))
    #expect(isClose(figures.sortinoRatio, 8.383626340597548))
    #expect(isClose(SortinoRatio.downsideDeviation(of: daily), 332.6080764032007))
    #expect(isClose(figures.maximumDrawdown, -2344.593964248499))
    #expect(figures.drawdownDays == 13)
    #expect(isClose(figures.calmarRatio, 18.879797498950055))
  }

  @Test("Three days by hand")
  func byHand() {
    // Mean 1, deviation √((4 + 49 + 25) / 2) = √39; losses of 1 and 4: downside deviation √(17/3).
    let figures = DailyFigures(of: [-1, 8, -4])
    #expect(isClose(figures.sharpeRatio, (252.0 / 39).squareRoot()))
    #expect(isClose(figures.sortinoRatio, (252.0 * 3 / 17).squareRoot()))
    // −1, 7, 3: one below the start, then 4 below 7.
    #expect(figures.maximumDrawdown == -4)
    #expect(figures.drawdownDays == 1)
    #expect(figures.calmarRatio == 63)
  }

  @Test("Without a day there is a total and nothing else")
  func noDays() {
    let figures = DailyFigures(of: [])
    #expect(figures.total == 0)
    #expect(figures.mean == nil)
    #expect(figures.standardDeviation == nil)
    #expect(figures.best == nil)
    #expect(figures.worst == nil)
    #expect(figures.positiveShare == nil)
    #expect(figures.sharpeRatio == nil)
    #expect(figures.sortinoRatio == nil)
    #expect(figures.calmarRatio == nil)
    #expect(figures.maximumDrawdown == 0)
    #expect(figures.drawdownDays == 0)
  }

  @Test("One day has no spread")
  func oneDay() {
    let figures = DailyFigures(of: [-3])
    #expect(figures.mean == -3)
    #expect(figures.standardDeviation == nil)
    #expect(figures.sharpeRatio == nil)
    #expect(figures.sortinoRatio == nil)
    #expect(figures.calmarRatio == -252)
    #expect(figures.positiveShare == 0)
  }

  @Test("Equal days have no Sharpe ratio, also where rounding makes them differ", arguments: [0.1, 123_456.789, 0])
  func equalDays(amount: Double) {
    let equal = [amount, amount, amount]
    #expect(SharpeRatio.of(equal) == nil)
    #expect(SharpeRatio.of(equal + [amount.nextUp]) == nil)
    #expect(SortinoRatio.of(equal) == nil)
    #expect(CalmarRatio.of(equal) == nil)
  }

  @Test("A loss that rounding makes of 0 is no downside, no drawdown and no lost day")
  func roundedZero() {
    let figures = DailyFigures(of: [5, -1e-11, 7, 1e-11])
    #expect(figures.sortinoRatio == nil)
    #expect(figures.calmarRatio == nil)
    #expect(figures.positiveShare == 0.5)
  }

  @Test("No figure is infinite, whatever the amounts")
  func extremes() {
    for amounts in [[1e308, -1e308], [1e-300, 2e-300], [1e308, 1e308], [.leastNonzeroMagnitude, 0]] {
      for figure in [SharpeRatio.of(amounts), SortinoRatio.of(amounts), CalmarRatio.of(amounts)] {
        #expect(figure?.isFinite ?? true)
      }
    }
  }
}
