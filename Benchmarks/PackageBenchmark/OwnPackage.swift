import InventorySkew
import TickBacktest

func replay(of security: Security, _ configuration: Configuration) throws -> SecurityReplay<FillLog> {
  try strategies[0].replay(of: security, configuration: configuration, sessions: SessionCalendar(hours))
}
