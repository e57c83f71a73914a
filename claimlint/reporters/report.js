"use strict";
(() => {
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const form = document.getElementById("filter");
  const panel = document.getElementById("panel");
  const shown = document.getElementById("shown");
  const articles = all("article");
  const claims = all("a.claim");
  const usual = panel.innerHTML;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "Close";
  const marks = new Map(claims.map((claim) => [claim.dataset.claim, claim]));

  const select = (claim) => {
    claims.forEach((other) => other.removeAttribute("aria-current"));
    document.documentElement.classList.toggle("chosen", Boolean(claim));
    if (!claim) {
      panel.innerHTML = usual;
      panel.className = "";
      return;
    }
    claim.setAttribute("aria-current", "true");
    const copy = document.getElementById(claim.dataset.claim).cloneNode(true);
    copy.removeAttribute("id");
    copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    copy.removeAttribute("aria-labelledby");
    copy.hidden = false;
    panel.className = copy.className;
    panel.replaceChildren(close, ...copy.childNodes);
    panel.scrollTop = 0;
    claim.scrollIntoView({ block: "nearest" });
  };

  const filter = () => {
    const states = new Set(all("#filter input:checked").map((box) => box.value));
    const { category, market, file } = form.elements;
    let count = 0;
    articles.forEach((article) => {
      const facts = article.dataset;
      const fits =
        states.has(facts.state === "found" ? facts.severity : facts.state) &&
        (!category.value || facts.category === category.value) &&
        (!market.value || facts.markets.split(" ").includes(market.value)) &&
        (!file.value || facts.file === file.value);
      article.hidden = !fits;
      count += fits ? 1 : 0;
      marks.get(article.id)?.classList.toggle("off", !fits);
    });
    all("section.file").forEach((section) => {
      section.hidden = Boolean(file.value) && section.dataset.file !== file.value;
    });
    shown.textContent = `${count} of ${articles.length} claims shown`;
  };

  const step = (by) => {
    const open = claims.filter(
      (claim) => !claim.classList.contains("off") && claim.offsetParent !== null,
    );
    if (open.length === 0) return;
    const at = open.findIndex((claim) => claim.hasAttribute("aria-current"));
    const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length;
    open[next].focus();
    select(open[next]);
  };

  document.addEventListener("click", (event) => {
    if (event.target === close) {
      const chosen = claims.find((claim) => claim.hasAttribute("aria-current"));
      select(null);
      chosen?.focus();
      return;
    }
    const claim = event.target.closest("a.claim");
    if (!claim) return;
    event.preventDefault();
    select(claim);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("select, input, button")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") select(null);
  });
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter, 0));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
})();
