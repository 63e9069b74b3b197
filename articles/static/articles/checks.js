/* From a remark of the panel of checks to the field it is about: opens its tab, folds nothing, puts the cursor there. */
(() => {
  class ArticleChecks extends window.StimulusModule.Controller {
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
