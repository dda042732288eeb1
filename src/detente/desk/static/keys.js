// One key each: j and k walk, o opens, c corrects, h marks what matters, r reads aloud, u goes up.
const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.getClientRects().length);
let here = -1;

function walk(step) {
  const all = rows();
  if (!all.length) return;
  all[here]?.classList.remove("here");
  here = Math.min(Math.max(here + step, 0), all.length - 1);
  const row = all[here];
  row.classList.add("here");
  row.scrollIntoView({ block: "center" });
  const target = row.querySelector("[data-open]") ?? row;
  target.focus?.({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("desk:here", { detail: row }));
}

function open() {
  rows()[here]?.querySelector("[data-open]")?.click();
}

const actions = {
  j: () => walk(1),
  k: () => walk(-1),
  o: open,
  c: () => rows()[here]?.querySelector("[data-correct]")?.click(),
  h: () => document.querySelector("[data-important]:not(.on)")?.click(),
  r: () => document.querySelector("[data-read]")?.click(),
  u: () => document.querySelector("[data-up]")?.click(),
  "/": () => document.getElementById("q")?.focus(),
  "?": () => document.getElementById("keys")?.showModal(),
};

export function keys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, dialog")) return;
    const own = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    const action = own ? () => own.click() : actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
