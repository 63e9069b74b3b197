/* Entry of keywords: chips, and suggestions of existing keywords with their group. Without it, the field takes names between commas. */
(() => {
  const split = (text) => [...text.matchAll(/"([^"]*)"|([^,]+)/g)].map((part) => (part[1] ?? part[2]).trim()).filter(Boolean);
  const quoted = (name) => (name.includes(",") ? `"${name}"` : name);
  const folded = (name) => name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

  class KeywordsController extends window.StimulusModule.Controller {
    static values = { url: String, remove: String, new: String, add: String };

    connect() {
      if (this.box) return;
      const id = `${this.element.id}-list`;
      this.box = document.createElement("div");
      this.box.className = "keywords";
      this.chips = document.createElement("ul");
      this.chips.className = "keywords__chips";
      this.entry = document.createElement("input");
      Object.assign(this.entry, { type: "text", id: `${this.element.id}-entry`, autocomplete: "off", placeholder: this.addValue });
      for (const [name, value] of Object.entries({
        role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, "aria-label": this.addValue,
      })) this.entry.setAttribute(name, value);
      this.list = document.createElement("ul");
      this.list.id = id;
      this.list.className = "keywords__list";
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", this.addValue);
      this.list.hidden = true;
      this.box.append(this.chips, this.entry, this.list);
      this.element.after(this.box);
      this.element.type = "hidden";
      this.entry.addEventListener("input", () => this.ask());
      this.entry.addEventListener("keydown", (event) => this.key(event));
      this.entry.addEventListener("blur", () => setTimeout(() => { this.add(this.entry.value); this.close(); }, 150));
      this.draw();
    }

    get names() { return split(this.element.value); }

    set names(names) {
      this.element.value = names.map(quoted).join(", ");
      this.element.dispatchEvent(new Event("input", { bubbles: true }));
      this.element.dispatchEvent(new Event("change", { bubbles: true }));
      this.draw();
    }

    draw() {
      this.chips.replaceChildren(...this.names.map((name) => {
        const chip = document.createElement("li");
        const remove = document.createElement("button");
        remove.type = "button";
        remove.textContent = "×";
        remove.setAttribute("aria-label", this.removeValue.replace("%(name)s", name));
        remove.addEventListener("click", () => { this.names = this.names.filter((other) => other !== name); this.entry.focus(); });
        chip.append(name, remove);
        return chip;
      }));
    }

    add(text) {
      const known = new Set(this.names.map(folded));
      const fresh = split(text).filter((name) => !known.has(folded(name)));
      this.entry.value = "";
      if (fresh.length) this.names = [...this.names, ...fresh];
      this.close();
    }

    ask() {
      clearTimeout(this.timer);
      const term = this.entry.value.trim();
      if (this.entry.value.includes(",")) return this.add(this.entry.value);
      if (!term) return this.close();
      this.timer = setTimeout(async () => {
        const answer = await fetch(`${this.urlValue}?term=${encodeURIComponent(term)}`, { headers: { "X-Requested-With": "XMLHttpRequest" } });
        if (answer.ok && this.entry.value.trim() === term) this.open(term, (await answer.json()).keywords);
      }, 150);
    }

    open(term, found) {
      const taken = new Set(this.names.map(folded));
      const offers = found.filter((keyword) => !taken.has(folded(keyword.name)));
      const rows = offers.map((keyword) => this.row(keyword.name, [keyword.group, keyword.articles].filter((part) => part !== "").join(" · "), keyword.name));
      if (!found.some((keyword) => folded(keyword.name) === folded(term))) rows.push(this.row(this.newValue.replace("%(name)s", term), "", term));
      this.list.replaceChildren(...rows);
      this.current = -1;
      this.list.hidden = !rows.length;
      this.entry.setAttribute("aria-expanded", String(!this.list.hidden));
      this.entry.removeAttribute("aria-activedescendant");
    }

    row(text, more, name) {
      const row = document.createElement("li");
      row.id = `${this.list.id}-${Math.random().toString(36).slice(2)}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      row.dataset.name = name;
      row.append(text);
      if (more) {
        const small = document.createElement("small");
        small.textContent = more;
        row.append(" ", small);
      }
      row.addEventListener("mousedown", (event) => { event.preventDefault(); this.add(quoted(name)); });
      return row;
    }

    key(event) {
      const rows = [...this.list.children];
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !this.list.hidden) {
        event.preventDefault();
        this.current = (this.current + (event.key === "ArrowDown" ? 1 : -1) + rows.length) % rows.length;
        rows.forEach((row, place) => row.setAttribute("aria-selected", String(place === this.current)));
        this.entry.setAttribute("aria-activedescendant", rows[this.current].id);
      } else if (event.key === "Enter" && this.entry.value.trim()) {
        event.preventDefault();
        this.add(this.current >= 0 && !this.list.hidden ? quoted(rows[this.current].dataset.name) : this.entry.value);
      } else if (event.key === "Escape" && !this.list.hidden) {
        event.preventDefault();
        this.close();
      } else if (event.key === "Backspace" && !this.entry.value) {
        this.names = this.names.slice(0, -1);
      }
    }

    close() {
      clearTimeout(this.timer);
      this.current = -1;
      this.list.hidden = true;
      this.entry.setAttribute("aria-expanded", "false");
    }
  }

  window.wagtail.app.register("keywords", KeywordsController);
})();
