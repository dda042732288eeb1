"""Measuring: reads gold, asks the package, prints metrics. Not shipped.

One module per task, named like the task; each has
`run(paths, predictions) -> dict[str, float]`.
"""
