"""The command line, for operators and pipelines: reads arguments, calls one service, prints. One file a group."""
