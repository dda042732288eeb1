"""Charts, map and network as SVG written on the server: every mark is a link to its rows.

No style stands in an attribute, so a strict policy lets them be; colours come from the page's
own sheet by class and follow its theme. Why no chart library: docs/decisions/0017.
"""
