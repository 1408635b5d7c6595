enum StubBacktestTests {}
