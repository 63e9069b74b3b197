/* The remarks of the panel of checks: their number on its button after each saving; from a remark to the field it is about. */
(() => {
  class ArticleChecks extends window.StimulusModule.Controller {
    static values = { count: Number };

    connect() {
      const counter = document.querySelector('[data-side-panel-toggle="checks"] [data-side-panel-toggle-counter]');
      if (!counter) return;
      counter.textContent = this.countValue;
      counter.hidden = !this.countValue;
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
