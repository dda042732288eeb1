// What anybody adds to the desk appears at once; only text is put into the page.
function shown(change) {
  const line = document.createDocumentFragment();
  const link = document.createElement("a");
  link.href = change.address ?? "/changes";
  link.textContent = change.title;
  line.append(link, ` ${change.told}`);
  return line;
}

export function live() {
  const place = document.getElementById("live");
  if (!place || !window.EventSource) return;
  const known = document.documentElement.dataset.change;
  const stream = new EventSource(known ? `/live?after=${known}` : "/live");
  const list = document.querySelector("[data-changes]");
  let timer = 0;
  stream.addEventListener("change", (event) => {
    const change = JSON.parse(event.data);
    place.replaceChildren(shown(change));
    place.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => { place.hidden = true; }, 12000);
    if (list) {
      const line = document.createElement("li");
      line.append(shown(change));
      list.prepend(line);
    }
    document.dispatchEvent(new CustomEvent("desk:change", { detail: change }));
  });
  addEventListener("pagehide", () => stream.close());
}
