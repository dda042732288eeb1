"""Coded events in files: one module per format, each with `write(codings, articles, stream)`.

`detente.plugins.names("detente.export")` lists them. Briefs have formats of their own, in
`detente.briefs`.
"""
