enum StubSimulationTests {}
