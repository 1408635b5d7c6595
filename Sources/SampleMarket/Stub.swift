enum StubSampleMarket {}
