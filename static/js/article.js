// End of an article: the browser's own sharing, the link copied at once, a call that stays closed. All works without it.
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
