import InventorySkew
import TickBacktest

Tickbt.main(registering: strategies)
