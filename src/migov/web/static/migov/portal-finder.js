// The practice finder of a portal that is files: looks words up in a small index of the same folder. The order of what is
// found is alphabetical by place, then as printed; there is no other.
(() => {
  const BUCKETS = 32, PAGE = 20, PARTS = { dimension: "dimension", side: "side", module: "module", "sub-domain": "sub_domain", gcm: "gcm", sdg: "sdg" };
  const OF_RELEASE = ["place", "region", "year"];
  const form = document.getElementById("finder");
  const hits = document.getElementById("finder-hits"), says = document.getElementById("finder-says"), more = document.getElementById("finder-more");
  const tongue = document.documentElement.lang;
  const volumes = [...document.querySelectorAll("link[data-volume]")].map((link) => link.href);
  const kept = new Map();
  let found = [], shown = 0, asked = 0;

  const fetched = (address) => {
    if (!kept.has(address)) {
      kept.set(address, fetch(address).then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      }));
    }
    return kept.get(address);
  };

  // Words as the index has them: small letters, no accents, no elided article; Arabic letters that are written in several ways.
  const words = (text) => {
    let plain = text.normalize("NFKC").toLowerCase();
    if (tongue === "fr") plain = plain.replace(/(^|[^\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[’']/gu, "$1 ");
    if (tongue === "ar") plain = plain.replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/ٱ/g, "ا").replace(/ـ/g, "");
    plain = plain.normalize("NFD").replace(/\p{M}/gu, "");
    return plain.match(/[\p{L}\p{N}]+(?:[.\-/][\p{L}\p{N}]+)*/gu) || [];
  };
  const bucket = (word) => {
    const [first, second] = [...word];
    return (first.codePointAt(0) * 31 + (second ? second.codePointAt(0) : 0)) % BUCKETS;
  };
  const shelf = (volume, word) => fetched(volume.replace(/\.json$/, `/${bucket(word)}.json`));

  // The paragraphs of a volume that have a word, whatever its ending; a word nobody wrote stands for those that begin so.
  const having = async (volume, word) => {
    const mine = await shelf(volume, word);
    const stem = mine.forms[word] || word;
    const all = (await shelf(volume, stem)).stems;
    const fitting = all[stem] ? [stem] : Object.keys(all).filter((one) => word.length > 3 && one.startsWith(word.slice(0, Math.max(4, word.length - 2))));
    const members = new Set();
    for (const one of fitting) {
      let at = 0;
      for (const step of all[one]) members.add(at += step);
    }
    return members;
  };

  const looked = async (volume, wanted, chosen) => {
    const { releases, kinds } = await fetched(volume);
    const sets = await Promise.all(wanted.map((word) => having(volume, word)));
    const fits = kinds.map((kind) => Object.entries(chosen).every(([name, value]) => !PARTS[name] || kind[PARTS[name]].includes(value)));
    const members = [];
    let n = -1;
    for (const release of releases) {
      const is = OF_RELEASE.every((name) => !chosen[name] || release[name] === chosen[name]);
      release.kinds.forEach((kind, at) => {
        n += 1;
        if (is && fits[kind] && sets.every((set) => set.has(n))) members.push({ release, at, texts: new URL(release.texts, volume).href });
      });
    }
    return members;
  };

  const shownAs = async ({ release, at, texts }) => {
    const told = await fetched(texts), one = told.paragraphs[at];
    const item = document.createElement("li"), head = document.createElement("h3"), link = document.createElement("a");
    const about = document.createElement("p"), text = document.createElement("p");
    link.href = new URL(one.address, texts).href;
    link.textContent = `${release.name} ${release.year}`.trim();
    about.className = "about";
    about.textContent = [one.side, one.number].filter(Boolean).join(" · ");
    text.className = "words";
    text.lang = release.language;
    text.dir = told.direction;
    text.textContent = one.words;
    head.append(link);
    item.append(head, about, text);
    return item;
  };

  const next = async () => {
    const run = asked, page = found.slice(shown, shown + PAGE);
    const items = await Promise.all(page.map(shownAs));
    if (run !== asked) return;
    hits.append(...items);
    shown += page.length;
    more.hidden = shown >= found.length;
  };

  const find = async () => {
    const run = asked += 1, given = new FormData(form);
    const chosen = Object.fromEntries([...given].filter(([name, value]) => name !== "q" && value));
    const wanted = [...new Set(words(String(given.get("q") || "")))].slice(0, 24);
    try {
      const all = (await Promise.all(volumes.map((volume) => looked(volume, wanted, chosen)))).flat();
      if (run !== asked) return;
      const order = (one, other) => Number(one > other) - Number(one < other);
      found = all.sort((a, b) => a.release === b.release ? a.at - b.at
        : order(a.release.order, b.release.order) || order(b.release.year, a.release.year) || order(a.release.id, b.release.id));
      shown = 0;
      hits.replaceChildren();
      says.textContent = found.length ? "" : form.dataset.none;
      await next();
    } catch {
      says.textContent = form.dataset.failed;
    }
  };

  const asAddressed = () => {
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = form.elements.namedItem(name);
      if (field && "value" in field) field.value = value;
    }
  };
  const addressed = () => {
    const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", `${location.pathname}${String(given) ? `?${given}` : ""}`);
  };

  form.hidden = false;
  asAddressed();
  form.addEventListener("submit", (event) => { event.preventDefault(); addressed(); find(); });
  form.addEventListener("change", () => { addressed(); find(); });
  more.addEventListener("click", next);
  find();
})();
