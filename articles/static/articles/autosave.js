/* What an editor types is saved, or asked about before the window closes, also where Wagtail looks too late (decision 0161):
   1. When an autosave ends, its watcher takes the form as it stands for what was saved, with words typed since it was sent.
   2. It takes the form two seconds after its opening for the text as it was, and again where it is connected twice, with what
      was done until then.
   3. Its rich text reaches the form a quarter of a second late, after whoever saves or leaves at once.
   4. A click on "Save" while a new page saves by itself makes two pages, or is refused: the address is taken, by the first. */
(() => {
  const watcher = (form) => window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");
  const watched = () => [...document.querySelectorAll("form[data-controller~=w-unsaved]")].filter(watcher);
  const watch = (form, saved) => Object.assign(watcher(form), { initialFormData: saved, previousFormData: saved });

  // The form before it was first pressed, those that were changed since for sure, and those that were saved since.
  const [before, changed, settled] = [new WeakMap(), new WeakSet(), new WeakSet()];
  const sent = new WeakMap();
  document.addEventListener("w-autosave:save", ({ target, defaultPrevented }) => {
    before.delete(target);
    settled.add(target);
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

  for (const kind of ["pointerdown", "keydown", "beforeinput"]) {
    document.addEventListener(kind, () => {
      for (const form of watched()) if (!settled.has(form) && !before.has(form)) before.set(form, watcher(form).formData);
    }, true);
  }
  for (const kind of ["beforeinput", "change"]) {
    document.addEventListener(kind, ({ target, isTrusted }) => {
      const form = target.closest?.("form");
      if (form && isTrusted) changed.add(form);
    }, true);
  }
  // Of what scripts write, as choosers do: while they draw the form they add fields, and rich texts write themselves anew.
  const differs = (form) => {
    const [then, now] = [before.get(form), watcher(form).formData].map((data) => new URLSearchParams(data));
    const rich = new Set([...form.elements].filter((input) => input.draftailEditor).map((input) => input.name));
    return [...then.keys()].some((name) => !rich.has(name) && then.getAll(name).join() !== now.getAll(name).join());
  };
  const recall = (form) => {
    if (before.has(form) && (changed.has(form) || differs(form))) watch(form, before.get(form));
  };
  document.addEventListener("w-unsaved:watch-edits", ({ target }) => recall(target));

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
  const [longest, held, released] = [10000, new WeakSet(), new WeakSet()];
  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    const autosave = window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave");
    if (autosave?.submitPromise && !released.has(form)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (held.has(form)) return;
      held.add(form);
      autosave.activeValue = false;
      const waited = new Promise((done) => { setTimeout(done, longest); });
      Promise.race([autosave.submitPromise, waited]).finally(() => {
        released.add(form);
        // The button turns itself off while it waits, and would leave its name out.
        const isOff = submitter?.disabled;
        if (isOff) submitter.disabled = false;
        form.requestSubmit(submitter);
        if (isOff) submitter.disabled = true;
      });
      return;
    }
    write(form);
    if (!autosave) return;
    autosave.activeValue = false;
    setTimeout(() => { autosave.activeValue = event.defaultPrevented; });
  }, true);
  window.addEventListener("beforeunload", () => {
    for (const form of watched()) {
      write(form);
      if (!watcher(form).initialFormData) recall(form);
      watcher(form).hasChanges();
    }
  }, true);
})();
