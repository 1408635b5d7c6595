enum StubCommandTests {}
