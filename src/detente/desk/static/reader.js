// The reader: the card of the words in the address, what matters, and reading aloud.
const sentences = () => [...document.querySelectorAll("[data-reader] [data-s]")].filter((s) => !s.closest("details:not([open])"));

function mark() {
  document.querySelectorAll(".target").forEach((found) => found.classList.remove("target"));
  const name = decodeURIComponent(location.hash.slice(1));
  const place = name && document.getElementById(name);
  if (!place) return;
  place.closest("details")?.setAttribute("open", "");
  const event = name.replace(/^[ce]-/, "");
  document.getElementById(`c-${event}`)?.classList.add("target");
  document.getElementById(`e-${event}`)?.closest("[data-s]")?.classList.add("target");
}

function important() {
  const switches = [...document.querySelectorAll("[data-important]")];
  for (const link of switches) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const on = link.dataset.important === "on";
      document.body.classList.toggle("important", on);
      for (const other of switches) {
        other.classList.toggle("on", other === link);
        other.toggleAttribute("aria-current", other === link);
        if (other === link) other.setAttribute("aria-current", "true");
      }
      history.replaceState(null, "", link.getAttribute("href") + location.hash);
    });
  }
}

function words(sentence) {
  const copy = sentence.cloneNode(true);
  copy.querySelectorAll("sup, .star").forEach((found) => found.remove());
  return copy.textContent;
}

function aloud() {
  const place = document.querySelector("[data-aloud]");
  const voice = window.speechSynthesis;
  if (!place || !voice) return;
  const language = document.querySelector("[data-reader]").lang || "en";
  const choice = place.querySelector("[data-voice]");
  const button = place.querySelector("[data-read]");
  let next = 0;
  let reading = false;

  // Only voices of this machine: a remote one would send the text away.
  const local = () => voice.getVoices().filter((v) => v.localService);
  const fill = () => {
    const found = local().sort((a, b) => b.lang.startsWith(language) - a.lang.startsWith(language));
    place.hidden = !found.length;
    choice.replaceChildren(...found.map((v) => new Option(`${v.name} (${v.lang})`, v.voiceURI)));
  };
  const clear = () => document.querySelectorAll(".saying").forEach((s) => s.classList.remove("saying"));
  const stop = () => {
    reading = false;
    voice.cancel();
    clear();
    button.textContent = "▶ Read aloud";
  };
  const say = () => {
    const all = sentences();
    clear();
    if (!reading || next >= all.length) return stop();
    const sentence = all[next];
    sentence.classList.add("saying");
    sentence.scrollIntoView({ block: "center" });
    const spoken = new SpeechSynthesisUtterance(words(sentence));
    spoken.voice = local().find((v) => v.voiceURI === choice.value) ?? null;
    spoken.lang = spoken.voice?.lang ?? language;
    spoken.onend = () => { if (reading) { next += 1; say(); } };
    spoken.onerror = () => { if (reading) stop(); };
    voice.speak(spoken);
  };
  const from = (sentence) => {
    next = Math.max(0, sentences().indexOf(sentence));
    reading = true;
    voice.cancel();
    button.textContent = "■ Stop reading";
    say();
  };
  button.addEventListener("click", () => {
    if (reading) return stop();
    const chosen = document.querySelector("[data-s].target");
    from(chosen ?? sentences()[next] ?? sentences()[0]);
  });
  document.querySelector("[data-reader]").addEventListener("click", (event) => {
    const sentence = event.target.closest("[data-s]");
    if (!sentence || reading || event.target.closest("a")) return;
    document.querySelectorAll("[data-s].target").forEach((s) => s.classList.remove("target"));
    sentence.classList.add("target");
  });
  document.querySelector("[data-reader]").addEventListener("dblclick", (event) => {
    const sentence = event.target.closest("[data-s]");
    if (sentence && reading) from(sentence);
  });
  addEventListener("pagehide", stop);
  voice.addEventListener?.("voiceschanged", fill);
  fill();
}

export function reader() {
  if (!document.querySelector("[data-reader]")) return;
  addEventListener("hashchange", mark);
  mark();
  important();
  aloud();
  document.addEventListener("desk:here", (event) => {
    const name = event.detail.dataset.event;
    document.querySelectorAll("[data-s].target").forEach((s) => s.classList.remove("target"));
    if (name) document.getElementById(`e-${name}`)?.closest("[data-s]")?.classList.add("target");
  });
}
