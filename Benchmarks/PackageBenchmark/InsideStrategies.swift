import TickBacktest

func replay(of security: Security, _ configuration: Configuration) throws -> SecurityReplay<FillLog> {
  try configuration.parameters(of: security, as: InventorySkewInside.self).replay(SessionCalendar(hours))
}
