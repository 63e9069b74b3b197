/* The remarks of the panel of checks: their number on its button after each saving; from a remark to the field it is about. */
(() => {
  class ArticleChecks extends window.StimulusModule.Controller {
    static values = { count: Number };

    connect() {
      const theirs = document.querySelector('[data-side-panel="checks"] [data-content-checker-count]');
      this.observer = new MutationObserver(() => this.show(theirs));
      if (theirs) this.observer.observe(theirs, { childList: true, characterData: true, subtree: true });
      this.show(theirs);
    }

    disconnect() {
      this.observer.disconnect();
    }

    /* Wagtail writes the number of its own findings there, each time it has read the preview: ours are added to them. */
    show(theirs) {
      const counter = document.querySelector('[data-side-panel-toggle="checks"] [data-side-panel-toggle-counter]');
      if (!counter) return;
      const total = this.countValue + (Number.parseInt(theirs?.textContent, 10) || 0);
      counter.textContent = total;
      counter.hidden = !total;
    }

    go(event) {
      event.preventDefault();
      let place = document;
      for (const step of event.currentTarget.dataset.path.split(".")) {
        place = place.querySelector(`[data-contentpath="${CSS.escape(step)}"]`) ?? document.getElementById(`id_${step}-FORMS`)?.closest(".w-panel") ?? place;
      }
      if (place === document) return;
      const tab = place.closest("[role=tabpanel]")?.getAttribute("aria-labelledby");
      if (tab) document.getElementById(tab)?.click();
      const panel = place.closest(".w-panel");
      const toggle = panel?.querySelector("[data-panel-toggle][aria-expanded=false]");
      if (toggle) toggle.click();
      place.scrollIntoView({ block: "center" });
      place.querySelector("input:not([type=hidden]), textarea, select, [contenteditable=true], button")?.focus({ preventScroll: true });
    }
  }

  window.wagtail.app.register("article-checks", ArticleChecks);
})();
