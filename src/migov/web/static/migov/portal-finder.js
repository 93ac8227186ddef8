// The practice finder of a portal that is files: looks words up in a small index of the same folder. The order of what is
// found is alphabetical by place, then as printed; there is no other.
(() => {
  const BUCKETS = 32, PAGE = 20, MOST = 24, PARTS = { dimension: "dimension", side: "side", module: "module", "sub-domain": "sub_domain", gcm: "gcm", sdg: "sdg" };
  const form = document.getElementById("finder"), selects = [...form.querySelectorAll("select")];
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
  const shelf = (volume, word, more = "") => fetched(volume.replace(/\.json$/, `/${bucket(word)}${more}.json`));
  const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);

  // What is looked for: each word by itself, and words in quotation marks one after the other.
  const phrases = (text) => [...text.matchAll(/["“”„«]([^"“”„«»]+)["“”»]|(\S+)/g)]
    .map(([, phrase, word]) => words(phrase || word)).filter((one) => one.length).slice(0, MOST);

  // The stems in a volume that a word stands for, whatever its ending; a form nobody wrote stands for those that begin so.
  const meant = async (volume, word) => {
    const mine = await shelf(volume, word), stem = own(mine.forms, word) || word;
    if (own((await shelf(volume, stem)).stems, stem)) return [stem];
    const begin = word.slice(0, Math.max(4, word.length - 2));
    const alike = [...Object.keys(mine.stems), ...Object.keys(mine.forms)].filter((one) => word.length > 3 && one.startsWith(begin));
    return [...new Set(alike.map((one) => own(mine.forms, one) || one))];
  };

  // The paragraphs of a volume that have a word; where it is asked, each with the spots at which the word stands.
  const standing = async (volume, word, exactly) => {
    const found = new Map();
    for (const stem of await meant(volume, word)) {
      const spots = exactly ? own((await shelf(volume, stem, "-spots")).stems, stem) || [] : [];
      let at = 0;
      (await shelf(volume, stem)).stems[stem].forEach((step, n) => found.set(at += step, (found.get(at) || []).concat(spots[n] || [])));
    }
    return found;
  };

  // The paragraphs of a volume that have words one after the other.
  const having = async (volume, phrase) => {
    const [first, ...others] = await Promise.all(phrase.map((word) => standing(volume, word, phrase.length > 1)));
    if (!others.length) return first;
    const follows = (n, spot) => others.every((word, step) => (word.get(n) || []).includes(spot + step + 1));
    return new Set([...first.keys()].filter((n) => first.get(n).some((spot) => follows(n, spot))));
  };

  // The paragraphs of a volume that fit; and in `left`, how many each choice would leave, the others as they are.
  const looked = async (volume, wanted, chosen, left) => {
    const { releases, kinds } = await fetched(volume);
    const sets = await Promise.all(wanted.map((phrase) => having(volume, phrase)));
    const members = [];
    let n = -1;
    for (const release of releases) {
      release.kinds.forEach((kind, at) => {
        n += 1;
        if (!sets.every((set) => set.has(n))) return;
        const values = (name) => (PARTS[name] ? kinds[kind][PARTS[name]] : [release[name]]);
        const missed = Object.keys(chosen).filter((name) => !values(name).includes(chosen[name]));
        if (!missed.length) members.push({ release, at, texts: new URL(release.texts, volume).href });
        if (missed.length > 1) return;
        for (const name of missed.length ? missed : Object.keys(left)) {
          for (const value of values(name)) left[name].set(value, (left[name].get(value) || 0) + 1);
        }
      });
    }
    return members;
  };

  // Choices that leave nothing are not offered. How many passages one leaves is said of topics only, and never of places.
  const offered = (left, chosen) => {
    for (const { name, options, dataset } of selects) {
      const counts = "counted" in dataset && !chosen.place && !chosen.region;
      for (const option of [...options].filter((one) => one.value)) {
        const count = left[name].get(option.value) || 0;
        option.dataset.name ||= option.textContent;
        option.textContent = counts ? `${option.dataset.name} (${count})` : option.dataset.name;
        option.hidden = option.disabled = !count && !option.selected;
      }
    }
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
    const wanted = phrases(String(given.get("q") || "")), left = Object.fromEntries(selects.map(({ name }) => [name, new Map()]));
    try {
      const all = (await Promise.all(volumes.map((volume) => looked(volume, wanted, chosen, left)))).flat();
      if (run !== asked) return;
      offered(left, chosen);
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
