// Letters of the review desk. Each presses a button that is there for everybody: [data-desk-key="a"] of the card that
// has the focus. Letters alone can be turned off in the account, with Wagtail's other keys; “?” is Wagtail's own help.

const root = document.querySelector("[data-desk-keys]");
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable], .desk-reason";

const cards = () => [...root.querySelectorAll("[data-desk-card]")];
const current = () => document.activeElement?.closest("[data-desk-card]");

function walk(step) {
  const found = cards();
  const here = found.indexOf(current());
  const next = here < 0 ? found[step > 0 ? 0 : -1] : found[here + step];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: next.offsetHeight > window.innerHeight * 0.7 ? "start" : "nearest" });
}

function press(letter) {
  if (letter === "u" && !root.dispatchEvent(new CustomEvent("desk:undo", { cancelable: true }))) return;
  // What Wagtail's message says can be taken back, as after a decision on many: it stands outside the desk.
  const said = letter === "u" && document.querySelector(".desk-undo [type=submit]");
  if (said) {
    said.click();
    return;
  }
  const selector = `[data-desk-key="${CSS.escape(letter)}"]`;
  const list = root.hasAttribute("data-desk");
  if ((letter === "j" || letter === "k") && list) {
    walk(letter === "j" ? 1 : -1);
    return;
  }
  // A page with one card has no doubt which one is meant; a list waits for a card to be chosen.
  const scope = list ? current() : root;
  if (!scope) {
    if (!root.querySelector(selector)) return;
    walk(1);
    root.dispatchEvent(new CustomEvent("desk:chosen"));
    return;
  }
  scope.querySelector(selector)?.click();
  if (!list) scope.querySelector("details[open] .desk-reason :is(input[type=radio], textarea)")?.focus();
}

// In a panel that asks for a reason, a digit chooses one; Enter on it sends, as in any form.
function choose(event) {
  const panel = event.target.closest?.(".desk-reason");
  if (!panel || event.target.matches("textarea, input:not([type=radio])") || !/^[1-9]$/.test(event.key)) return false;
  const reason = panel.querySelectorAll(".desk-reasons input[type=radio]")[Number(event.key) - 1];
  if (!reason) return false;
  event.preventDefault();
  reason.checked = true;
  reason.focus();
  return true;
}

function listen(event) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (choose(event)) return;
  if (event.target.closest?.(TYPING) || document.querySelector('.w-dialog:not([aria-hidden="true"])')) return;
  const letter = event.key.toLowerCase();
  if (event.key.length !== 1 || event.shiftKey || (event.repeat && !"jk".includes(letter))) return;
  press(letter);
}

if (root) {
  root.classList.add("desk-keys");
  document.addEventListener("keydown", listen);
}
