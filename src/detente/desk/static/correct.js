// A key, or a click, says what is wrong; the field for the right value is next, with what it may hold.
export function correct() {
  const value = document.querySelector("[data-value]");
  if (!value) return;
  const reason = document.querySelector("[data-reason]");
  for (const choice of document.querySelectorAll("[data-verdict]")) {
    choice.addEventListener("click", () => {
      const list = document.getElementById(`values-${choice.value}`);
      value.setAttribute("list", list?.id ?? "");
      value.disabled = choice.value === "withdraw";
      (value.disabled ? reason : value).focus();
    });
  }
}
