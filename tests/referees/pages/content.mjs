// What a page says, held against the JSON of the same. Both functions run in the page.

export function inspect(json) {
  const found = [];
  const hold = (is, fault) => is || found.push(fault);
  // As pages show text: what steers is spelled out.
  const steers = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
  const shown = (text) => text.replace(steers, (it) => `\\u{${it.codePointAt(0).toString(16)}}`);
  const squeezed = (text) => text.replace(/\s+/g, " ").trim();
  const textOf = (selector) => [...document.querySelectorAll(selector)].map((it) => squeezed(it.textContent));
  const has = (texts, text, what) => hold(texts.has(squeezed(shown(text))), `${what} is not on the page: ${text}`);

  const operations = json.tags.flatMap((tag) => tag.operations);
  const count = (many, what) => `${many} ${what}${many === 1 ? "" : "s"}`;
  const findings = json.problems.reduce((sum, it) => sum + it.count, 0);
  const facts = [count(operations.length, "operation"), count(json.types.length, "type"), count(findings, "finding")];
  hold(textOf("header p")[0].endsWith(facts.join(" · ")), `the counts are ${textOf("header p")[0]}, not ${facts.join(" · ")}`);
  hold(textOf("h1")[0] === squeezed(shown(`${json.title} ${json.version}`)), `the title is ${textOf("h1")[0]}`);

  const summaries = textOf("#operations summary");
  hold(summaries.length === operations.length, `${summaries.length} operations`);
  const [calls, entries] = [textOf("#operations pre"), textOf("#operations dl")];
  operations.forEach((it, at) => {
    const words = shown(it.summary) + (it.deprecated ? " (deprecated)" : "");
    const said = squeezed(`${it.method} ${shown(it.path)} ${words}`);
    hold(summaries[at] === said, `operation ${at} is ${summaries[at]}, not ${said}`);
    hold(calls[at] === squeezed(shown(it.call)), `it is called by ${calls[at]}`);
    for (const text of [...it.options, ...it.success, ...it.errors, ...it.security, `${it.at.file}:${it.at.line}`]) {
      hold(entries[at]?.includes(squeezed(shown(text))), `${it.method} ${it.path} does not say ${text}`);
    }
  });
  const titles = new Set(textOf("#operations h3"));
  json.tags.forEach((tag) => has(titles, `${tag.name} ${tag.rust}`, "a tag"));

  hold(textOf("#types summary").length === json.types.length, `${textOf("#types summary").length} types`);
  for (const it of json.types) {
    const block = document.getElementById(`type-${it.name}`);
    hold(block?.textContent.trim() === it.rust.trim(), `the Rust of ${it.name} is ${block?.textContent}`);
    const entry = block?.closest("details");
    const targets = new Set([...(entry?.querySelectorAll("dl a") ?? [])].map((link) => decodeURIComponent(link.hash.slice(1))));
    it.mentions.forEach((name) => hold(targets.has(`type-${name}`), `${it.name} does not lead to ${name}`));
    hold(squeezed(entry?.querySelector("summary").textContent ?? "").startsWith(it.name), `${it.name} has no summary`);
  }

  const codes = new Set(textOf("main code"));
  json.servers.forEach((server) => has(codes, server, "a server"));
  json.security.forEach(([name]) => has(codes, name, "a scheme"));
  json.skipped.forEach(([name]) => has(codes, name, "what is left out"));
  json.webhooks.forEach(([name]) => has(codes, name, "a webhook"));
  const rows = textOf("#used tbody tr");
  hold(rows.length === Object.keys(json.constructs).length, `${rows.length} constructs`);
  Object.entries(json.constructs).forEach(([what, times]) => hold(rows.includes(`${what}${times}`), `${times} ${what}`));
  hold(textOf("#problems tbody tr").length === json.problems.length, `${textOf("#problems tbody tr").length} problems`);
  json.problems.forEach((it) => has(codes, it.code, "a problem"));
  return found;
}

export function diff(json) {
  const found = [];
  const hold = (is, fault) => is || found.push(fault);
  const squeezed = (text) => text.replace(/\s+/g, " ").trim();
  const sections = [...document.querySelectorAll("section[id^='document-']")];
  hold(sections.length === json.documents.length, `${sections.length} documents`);
  hold(document.querySelector("h1")?.textContent === `API changes: ${json.step}`, "the step is not in the heading");

  json.documents.forEach((compared, at) => {
    const section = sections[at];
    const name = squeezed(section?.querySelector("h2")?.textContent ?? "");
    hold(name === `${compared.old} → ${compared.new}`, `document ${at} is called ${name}`);
    const verdict = squeezed(section?.querySelector(".verdict")?.textContent ?? "");
    const steps = { none: "no new version", patch: "a patch version", minor: "a minor version", major: "a major version" };
    hold(verdict.endsWith(`this calls for ${steps[compared.step]}.`), `${name}: ${verdict}`);
    for (const kind of ["breaking", "additive", "neutral"]) {
      const many = compared.counts[kind];
      hold(verdict.includes(`${many} ${kind}`) === many > 0, `${name}: ${verdict} has not ${many} ${kind}`);
    }
    const rows = Object.fromEntries(
      ["breaking", "additive", "neutral", "suppressed"].map((kind) => [
        kind,
        [...(section?.querySelectorAll(`.group.${kind} tbody tr:not(:has(.of))`) ?? [])],
      ]),
    );
    for (const [kind, all] of Object.entries(rows)) {
      hold(all.length === compared.counts[kind], `${name}: ${all.length} rows that are ${kind}, not ${compared.counts[kind]}`);
    }
    compared.changes.forEach((change) => told(change, rows[change.suppressed ? "suppressed" : change.bearing], name));
  });

  function told(change, rows, name) {
    const text = squeezed(change.text.replaceAll("`", ""));
    const of = rows.filter((row) => squeezed(row.cells[0].textContent).startsWith(text));
    hold(of.length, `${name} does not say: ${text}`);
    const place = change.line ? `:${change.line}:${change.column}` : "";
    const fits = of.filter(
      (row) =>
        row.cells[1].textContent.includes(place) &&
        row.cells[2].textContent === change.rule &&
        row.cells[2].querySelector("a")?.hash === `#rule-${change.rule}` &&
        (!change.suppressed || row.cells[0].textContent.includes(change.suppressed)),
    );
    hold(fits.length, `${name}: place, rule or reason of \`${text}\``);
    const view = fits[0]?.closest("tbody").querySelector(".of").textContent;
    hold(view === { wire: "On the wire", document: "In the document", rust: "For Rust callers" }[change.view], `${text}: ${view}`);
  }
  return found;
}
