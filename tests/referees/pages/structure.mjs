// How a page is built. Runs in the page.

export function structure() {
  const found = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const hold = (is, fault) => is || found.push(fault);

  hold(document.documentElement.lang, "no lang");
  hold(document.title, "no title");
  hold(window.hurt === undefined, "a text of the document hurt the page");
  hold(all("h1").length === 1, `${all("h1").length} h1`);
  const headings = all("h1, h2, h3, h4, h5, h6");
  headings.forEach((it, at) => {
    const [before, now] = [headings[at - 1]?.tagName ?? "H0", it.tagName];
    hold(now[1] - before[1] <= 1, `${now.toLowerCase()} after ${before.toLowerCase()}: ${it.textContent}`);
    hold(it.textContent.trim(), `an empty ${now}`);
  });
  for (const landmark of ["header", "main", "footer"]) {
    hold(all(`body > ${landmark}`).length === 1, `no <${landmark}>, or several`);
  }
  all("nav").forEach((it) => hold(it.ariaLabel, "a <nav> without a name"));

  all("script, iframe, object, embed, link, base, form, img, style[src]").forEach((it) => found.push(`<${it.localName}>`));
  for (const it of all("*")) {
    for (const { name, value } of it.attributes) {
      hold(!name.startsWith("on"), `${name} on <${it.localName}>`);
      hold(!["src", "srcset", "action", "data"].includes(name), `${name}="${value}" on <${it.localName}>`);
      hold(!name.endsWith("href") || value.startsWith("#"), `a link leads out: ${value}`);
    }
  }
  hold(!/url\(|@import/.test(all("style").map((it) => it.textContent).join("")), "a style loads something");

  const ids = new Map();
  all("[id]").forEach((it) => ids.set(it.id, (ids.get(it.id) ?? 0) + 1));
  ids.forEach((times, id) => hold(times === 1, `id \`${id}\` ${times} times`));
  all("a[href^='#']").forEach((it) => {
    hold(ids.has(decodeURIComponent(it.getAttribute("href").slice(1))), `a link leads nowhere: ${it.getAttribute("href")}`);
  });

  for (const table of all("table")) {
    const name = table.caption?.textContent ?? table.ariaLabel;
    hold(name?.trim(), "a table has no caption");
    const columns = [...(table.tHead?.rows[0]?.cells ?? [])];
    hold(columns.length && columns.every((it) => it.scope === "col" && it.textContent), `the table \`${name}\` has no heads`);
    hold(table.querySelector("tbody tr"), `the table \`${name}\` is empty`);
  }
  all("svg").forEach((it) => hold(it.querySelector("title")?.textContent, "a drawing has no title"));

  const wide = document.documentElement.scrollWidth;
  hold(wide <= window.innerWidth, `the page is wider than its window: ${wide}`);
  return found;
}
