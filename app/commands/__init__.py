"""The commands of `siex`, one module each.

A module has ``HELP`` (the line in the list of commands), ``add_arguments(parser)`` and
``run(options) -> int``, whose answer is the exit code. Whatever is slow to import is
imported inside ``run``.
"""
