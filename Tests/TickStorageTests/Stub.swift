enum StubTickStorageTests {}
