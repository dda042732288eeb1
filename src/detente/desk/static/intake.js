// Files dropped anywhere on the first page are given to its form.
export function intake() {
  const form = document.querySelector("[data-intake]");
  if (!form) return;
  const zone = form.querySelector("[data-drop]");
  const files = form.querySelector('input[type="file"]');
  let depth = 0;
  const over = (step) => {
    depth = Math.max(0, depth + step);
    zone.classList.toggle("over", depth > 0);
  };
  addEventListener("dragenter", () => over(1));
  addEventListener("dragleave", () => over(-1));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    over(-depth);
    if (event.dataTransfer.files.length) {
      files.files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
}
