// Comforts of the public pages. Every page works without them: what is made here is made by this script alone.
(() => {
  const words = document.currentScript.dataset;
  const LOOKS = { light: ["not all", "not all", "light"], dark: ["screen", "not all", "dark"], contrast: [null, "screen", null] };
  const sheets = ["night", "contrast"].map((id) => document.getElementById(id)).filter(Boolean);
  const usual = sheets.map((sheet) => sheet.media);
  const scheme = document.querySelector('meta[name="color-scheme"]');

  const kept = (value) => {
    try {
      if (value === undefined) return localStorage.getItem("look") || "";
      localStorage.setItem("look", value);
    } catch { /* a browser that keeps nothing */ }
    return value || "";
  };
  const dress = (look) => {
    const [night, contrast, tone] = LOOKS[look] || [null, null, null];
    [night, contrast].forEach((media, n) => { if (sheets[n]) sheets[n].media = media || usual[n]; });
    if (scheme) scheme.content = tone || "light dark";
  };
  dress(kept());

  // The paragraph that is being read: the one the address names, else the first that is still in sight.
  const here = () => {
    if (location.hash) return location.hash;
    const one = [...document.querySelectorAll(".paragraph")].find((p) => p.getBoundingClientRect().bottom > 160);
    return one && window.scrollY > 200 ? `#${one.id}` : "";
  };

  const copying = (link) => {
    if (!navigator.clipboard) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(link.href);
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = words.copy; }, 2000);
    });
    link.after(button);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const look = document.getElementById("look");
    if (look) {
      look.closest("[hidden]").hidden = false;
      look.value = kept();
      look.addEventListener("change", () => dress(kept(look.value)));
    }
    for (const link of document.querySelectorAll("a[hreflang]")) {
      link.addEventListener("click", () => { link.hash = here(); });
    }
    document.querySelectorAll("a[rel=bookmark]").forEach(copying);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach((menu) => { menu.open = false; menu.firstElementChild.focus(); });
  });

  // On paper everything is unfolded, and it says when it was read.
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("main details:not([open])").forEach((one) => { one.open = true; one.dataset.folded = ""; });
    document.querySelectorAll(".copies a").forEach((link) => { link.dataset.whole = link.href; });
    const read = document.querySelector(".read-on");
    const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date());
    if (read) read.textContent = words.read.replace("{day}", day);
  });
  window.addEventListener("afterprint", () => {
    document.querySelectorAll("main details[data-folded]").forEach((one) => { one.open = false; delete one.dataset.folded; });
  });
})();
