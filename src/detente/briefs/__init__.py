"""Briefs for reading: one module per format, each with `render(brief, articles) -> str`.

`detente.plugins.names("detente.briefs")` lists them. Markdown for a terminal or an editor, HTML
for a browser or a printer, JSON for programs, speech for the ear.
"""
