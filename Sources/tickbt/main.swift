import TickbtCommands

Tickbt.main()
