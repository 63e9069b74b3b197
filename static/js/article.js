// Of an article: players opened in place, the browser's own sharing, the link copied at once, a call that stays closed.
// All works without it.
const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
each("[data-share]", (box) => {
  const button = box.querySelector("button");
  const shared = { title: box.dataset.share, url: box.dataset.shareUrl };
  button.hidden = !navigator.share;
  button.onclick = () => navigator.share(shared).catch(() => {});
  each(".share-copy", (copy) => copy.addEventListener("toggle", async () => {
    if (!copy.open) return;
    copy.querySelector("input").select();
    try {
      await navigator.clipboard.writeText(shared.url);
      box.querySelector("[role=status]").textContent = copy.dataset.copied;
    } catch { /* The address is shown: it can be copied by hand. */ }
  }));
});

// A click on a video or sound opens its player in place. Without this file the link opens the player's own page.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-embed]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.src = link.dataset.embed;
  frame.title = link.dataset.embedTitle;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.tabIndex = -1;
  link.closest(".embed-stage").replaceChildren(frame);
  frame.focus();
});

each("[data-call]", (call) => {
  const key = `call:${call.dataset.call}`;
  try {
    // Closed less than ninety days ago, in this browser: nobody else knows.
    if (Date.now() - Number(localStorage[key] || 0) < 90 * 864e5) call.parentElement.hidden = true;
    else call.addEventListener("toggle", () => call.open ? delete localStorage[key] : localStorage[key] = Date.now());
  } catch { /* No memory here: the call folds, and comes back. */ }
});
