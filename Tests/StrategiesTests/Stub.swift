enum StubStrategiesTests {}
