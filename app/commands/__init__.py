"""The commands of `siex`, one module each.

A module has ``add_arguments(parser)`` and ``run(options) -> int``, whose answer is the
exit code; its docstring is the help. `app.cli` lists the commands and imports the one
that is asked for.
"""
