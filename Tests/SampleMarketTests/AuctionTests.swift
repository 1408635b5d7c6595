import Testing

@testable import SampleMarket

@Suite struct AuctionTests {
  private static func auction(bids: [(Int64?, Int64)], asks: [(Int64?, Int64)]) -> Auction {
    var auction = Auction()
    for (limit, size) in bids { _ = auction.enter(Auction.Order(limit: limit, size: size), .bid) }
    for (limit, size) in asks { _ = auction.enter(Auction.Order(limit: limit, size: size), .ask) }
    return auction
  }

  private static func prints(_ auction: Auction, at level: Int64) -> [Int64] {
    var auction = auction
    var prints: [Int64] = []
    while let print = auction.matchNext(at: level) { prints.append(print) }
    return prints
  }

  @Test func clearsWhereMostSharesTrade() {
    let auction = Self.auction(bids: [(102, 100), (101, 300), (99, 500)], asks: [(100, 200), (101, 300), (103, 900)])
    #expect(auction.clearingLevel(reference: 90) == 101)
    #expect(Self.prints(auction, at: 101) == [100, 100, 200])
  }

  @Test func amongEqualVolumesTheNearestToTheReferenceClears() {
    let auction = Self.auction(bids: [(110, 100)], asks: [(100, 100)])
    #expect(auction.clearingLevel(reference: 104) == 104)
    #expect(auction.clearingLevel(reference: 90) == 100)
    #expect(auction.clearingLevel(reference: 200) == 110)
  }

  @Test func nothingClearsWithoutABuyerForTheSeller() {
    #expect(Self.auction(bids: [(99, 100)], asks: [(100, 100)]).clearingLevel(reference: 99) == nil)
    #expect(Self.auction(bids: [(99, 100)], asks: []).clearingLevel(reference: 99) == nil)
  }

  @Test func ordersWithoutALimitComeFirstThenBetterLimitsThenOlderOrders() {
    let auction = Self.auction(bids: [(100, 1), (101, 2), (101, 3), (nil, 4)], asks: [(100, 100)])
    #expect(Self.prints(auction, at: 100) == [4, 2, 3, 1])
  }

  @Test func displaysAllThatStandsAtTheBestLimit() {
    var auction = Self.auction(bids: [], asks: [(100, 5), (101, 7)])
    #expect(auction.best(.bid) == nil)
    #expect(auction.best(.ask) == Auction.Order(limit: 100, size: 5))
    let behind = auction.enter(Auction.Order(limit: 102, size: 1), .ask)
    #expect(!behind)
    let beside = auction.enter(Auction.Order(limit: 100, size: 2), .ask)
    #expect(beside)
    #expect(auction.best(.ask) == Auction.Order(limit: 100, size: 7))
    let unlimited = auction.enter(Auction.Order(limit: nil, size: 9), .ask)
    #expect(unlimited)
    #expect(auction.best(.ask) == Auction.Order(limit: nil, size: 9))
  }
}
