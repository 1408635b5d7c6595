import Simulation
import Testing

@Suite("Position, average entry and realized P&L")
struct AccountTests {
  @Test("Nothing yet: flat, nothing realized")
  func atFirst() {
    let account = Account()
    #expect(account.position == 0)
    #expect(account.realizedPnL == 0)
    #expect(account.unrealizedPnL(mark: 10) == 0)
  }

  @Test("Buying more moves the average entry and realizes nothing")
  func addsToLong() {
    var account = Account()
    #expect(account.fill(.bid, quantity: 100, price: 10) == 0)
    #expect(account.averageEntry == 10)
    // (100 × 10 + 300 × 12) / 400 = 11.5
    #expect(account.fill(.bid, quantity: 300, price: 12) == 0)
    #expect(account.position == 400)
    #expect(account.averageEntry == 11.5)
    #expect(account.realizedPnL == 0)
  }

  @Test("Selling more on the short side does the same")
  func addsToShort() {
    var account = Account()
    #expect(account.fill(.ask, quantity: 100, price: 10) == 0)
    #expect(account.fill(.ask, quantity: 100, price: 11) == 0)
    #expect(account.position == -200)
    #expect(account.averageEntry == 10.5)
  }

  @Test("A partial close realizes the distance to the average, which stays")
  func partialClose() {
    var long = Account()
    _ = long.fill(.bid, quantity: 400, price: 11.5)
    #expect(long.fill(.ask, quantity: 100, price: 12) == 50)
    #expect(long.position == 300)
    #expect(long.averageEntry == 11.5)
    #expect(long.fill(.ask, quantity: 100, price: 11) == -50)
    #expect(long.realizedPnL == 0)

    var short = Account()
    _ = short.fill(.ask, quantity: 400, price: 11.5)
    #expect(short.fill(.bid, quantity: 100, price: 11) == 50)
    #expect(short.position == -300)
    #expect(short.averageEntry == 11.5)
  }

  @Test("A flip closes all and opens the rest at the fill's price, in one fill")
  func flip() {
    var account = Account()
    _ = account.fill(.bid, quantity: 300, price: 10)
    // 300 close at half a dirham each; 200 open short at 10.5.
    #expect(account.fill(.ask, quantity: 500, price: 10.5) == 150)
    #expect(account.position == -200)
    #expect(account.averageEntry == 10.5)
    // And back: 200 close at a loss of 1 each; 50 open long at 11.5.
    #expect(account.fill(.bid, quantity: 250, price: 11.5) == -200)
    #expect(account.position == 50)
    #expect(account.averageEntry == 11.5)
    #expect(account.realizedPnL == -50)
  }

  @Test("After a complete close the next fill opens at its own price, on either side")
  func reopens() {
    var account = Account()
    _ = account.fill(.bid, quantity: 100, price: 10)
    _ = account.fill(.ask, quantity: 100, price: 11)
    #expect(account.position == 0)
    #expect(account.unrealizedPnL(mark: 99) == 0)
    #expect(account.fill(.ask, quantity: 10, price: 20) == 0)
    #expect(account.averageEntry == 20)
  }

  @Test("The open position is worth its distance to a mark")
  func unrealized() {
    var account = Account()
    _ = account.fill(.ask, quantity: 200, price: 10.5)
    #expect(account.unrealizedPnL(mark: 10) == 100)
    #expect(account.unrealizedPnL(mark: 12) == -300)
  }

  @Test("The last bits are those of the reference's order of operations")
  func lastBits() {
    // From the reference's own trade logs: 200 bought at 10.00 and 50 of them sold at 10.03; 800 bought at 9.98, so
    // that 950 are open at 9.983157894736842; 1000 sold at 10.01.
    var account = Account()
    _ = account.fill(.bid, quantity: 200, price: 10)
    #expect(account.fill(.ask, quantity: 50, price: 10.03) == 1.499999999999968)
    _ = account.fill(.bid, quantity: 800, price: 9.98)
    #expect(account.averageEntry == 9.983157894736842)
    #expect(account.fill(.ask, quantity: 1000, price: 10.01) == 25.500000000000522)
    #expect(account.realizedPnL == 27.00000000000049)
    #expect(account.fill(.bid, quantity: 50, price: 9.9) == 5.499999999999972)
    #expect(account.realizedPnL == 32.50000000000046)
  }

  @Test("The average is one sum of two products, divided once", arguments: Side.allCases)
  func average(side: Side) {
    // A product fused with the sum, a weighted mean of the prices, or a step from the old average towards the new price
    // would give a neighbour: 9.935555555555554, 10.467500000000003.
    var first = Account()
    _ = first.fill(side, quantity: 100, price: 9.1)
    _ = first.fill(side, quantity: 800, price: 10.04)
    #expect(first.averageEntry == 9.935555555555556)

    var second = Account()
    _ = second.fill(side, quantity: 700, price: 10.63)
    _ = second.fill(side, quantity: 100, price: 9.33)
    #expect(second.averageEntry == 10.4675)
  }
}
