enum StubTickDataTests {}
