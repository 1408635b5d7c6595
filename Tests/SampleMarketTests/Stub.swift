enum StubSampleMarketTests {}
