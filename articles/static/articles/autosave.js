/* What an editor types is saved, or asked about before the window closes, also where Wagtail looks too late (decision 0161):
   1. When an autosave ends, its watcher takes the form as it stands for what was saved, with words typed since it was sent.
   2. It takes the form two seconds after its opening for the text as it was, with words typed until then.
   3. Its rich text reaches the form a quarter of a second late, after whoever saves or leaves at once. */
(() => {
  const watcher = (form) => window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");
  const watched = () => [...document.querySelectorAll("form[data-controller~=w-unsaved]")].filter(watcher);
  const watch = (form, saved) => Object.assign(watcher(form), { initialFormData: saved, previousFormData: saved });

  const [opened, sent] = [new WeakMap(), new WeakMap()];
  document.addEventListener("w-autosave:save", ({ target, defaultPrevented }) => {
    opened.delete(target);
    if (!defaultPrevented && watcher(target)) sent.set(target, watcher(target).formData);
  });
  document.addEventListener("w-autosave:success", ({ target, detail }) => {
    if (!sent.has(target)) return;
    const saved = new URLSearchParams(sent.get(target));
    // What the answer itself writes into the form, such as the ids of new rows.
    for (const [name, value] of Object.entries(detail.data.field_updates ?? {})) if (saved.has(name)) saved.set(name, value);
    watch(target, saved.toString());
    sent.delete(target);
    // A page that came back with errors is not watched at all: once saved, Wagtail would neither save it again nor warn.
    const controller = watcher(target);
    if (!controller.checkInterval) controller.checkIntervalValueChanged(controller.checkIntervalValue);
  });

  document.addEventListener("beforeinput", ({ target }) => {
    const form = target.closest?.("form[data-controller~=w-unsaved]");
    if (form && watcher(form) && !watcher(form).initialFormData && !opened.has(form)) opened.set(form, watcher(form).formData);
  }, true);
  document.addEventListener("w-unsaved:watch-edits", ({ target }) => {
    if (opened.has(target)) watch(target, opened.get(target));
  });

  // Without the styles that stand for comments and are no part of the text.
  const isText = ({ style }) => !/^(COMMENT-|STYLE_RERENDER_)/.test(style);
  const write = (form) => {
    for (const input of form.elements) {
      if (!input.draftailEditor) continue;
      const raw = window.Draftail.serialiseEditorStateToRaw(input.draftailEditor.getEditorState());
      for (const block of raw?.blocks ?? []) block.inlineStyleRanges = block.inlineStyleRanges.filter(isText);
      input.value = JSON.stringify(raw);
    }
  };
  document.addEventListener("submit", ({ target }) => write(target), true);
  window.addEventListener("beforeunload", () => {
    for (const form of watched()) {
      write(form);
      if (opened.has(form)) watch(form, opened.get(form));
      watcher(form).hasChanges();
    }
  }, true);
})();
