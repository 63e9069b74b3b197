/* Wagtail's watcher takes the form as it stands when an autosave ends for what was saved: words typed in its last second would
   wait for the next change, and closing the window would lose them without a warning. Here it compares with what was sent
   (decision 0161). */
(() => {
  const sent = new WeakMap();
  const watcher = (form) => window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");
  document.addEventListener("w-autosave:save", ({ target, defaultPrevented }) => {
    if (!defaultPrevented && watcher(target)) sent.set(target, watcher(target).formData);
  });
  document.addEventListener("w-autosave:success", ({ target, detail }) => {
    if (!sent.has(target)) return;
    const saved = new URLSearchParams(sent.get(target));
    // What the answer itself writes into the form, such as the ids of new rows.
    for (const [name, value] of Object.entries(detail.data.field_updates ?? {})) if (saved.has(name)) saved.set(name, value);
    const watched = watcher(target);
    watched.initialFormData = watched.previousFormData = saved.toString();
    sent.delete(target);
    // A page that came back with errors is not watched at all: once saved, Wagtail would neither save it again nor warn.
    if (!watched.checkInterval) watched.checkIntervalValueChanged(watched.checkIntervalValue);
  });
})();
