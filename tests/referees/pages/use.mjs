// How a page is used: by those who read it aloud, by mouse, and by keyboard.

const NAMED = ["link", "button", "heading", "DisclosureTriangle", "table", "region", "navigation"];

/// What a screen reader is given, by Chromium's accessibility tree.
export async function tree(page, path) {
  const client = await page.createCDPSession();
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  const found = [];
  const shown = nodes.filter((node) => !node.ignored);
  for (const node of shown) {
    const role = node.role?.value;
    if (NAMED.includes(role) && !node.name?.value?.trim()) found.push(`a ${role} has no name`);
  }
  // However wide the window is: a table that is laid out in another way is a table still.
  const cells = shown.filter((node) => ["rowheader", "columnheader"].includes(node.role?.value)).length;
  const heads = await page.evaluate(() => document.querySelectorAll("table thead th, table tbody th").length);
  if (cells !== heads) found.push(`${heads} heads in tables, of which ${cells} are told (${path.replace(/^.*\//, "")})`);
  return found;
}

/// Follows every link by its address, and looks whether its target is seen.
export async function links(page) {
  const found = [];
  const targets = await page.$$eval("a[href^='#']", (all) => [...new Set(all.map((it) => it.getAttribute("href")))]);
  for (const target of targets) {
    await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = false)));
    await page.evaluate((target) => (location.hash = target), target);
    const seen = await page.evaluate(() => {
      const box = document.querySelector(":target")?.getBoundingClientRect();
      return Boolean(box && box.height > 0 && box.top < window.innerHeight && box.bottom > 0);
    });
    if (!seen) found.push(`the target of ${target} is not seen`);
  }
  return found;
}

/// Goes through a page by the tab key: everything that acts is reached, seen, and opened by Enter.
export async function keyboard(page) {
  await page.evaluate(() => {
    document.querySelectorAll("details").forEach((it) => (it.open = false));
    history.replaceState(null, "", location.pathname);
    window.scrollTo(0, 0);
    document.activeElement?.blur();
  });
  await page.reload({ waitUntil: "load" });
  const wanted = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], summary, [role=region]")];
    return all.filter((it) => it.matches("summary") || it.checkVisibility()).length;
  });
  const found = [];
  const reached = new Set();
  for (let step = 0; step < wanted * 2 + 5; step++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(focused);
    if (!at || reached.has(at.place)) break;
    reached.add(at.place);
    if (!at.outlined) found.push(`no outline where the focus is: ${at.what}`);
    if (!at.inView) found.push(`the focus is out of sight: ${at.what}`);
    if (at.isSummary) {
      await page.keyboard.press("Enter");
      if (!(await page.evaluate(() => document.activeElement.parentElement.open))) found.push(`Enter does not open ${at.what}`);
      await page.keyboard.press("Enter");
    }
  }
  if (reached.size !== wanted) found.push(`${wanted} things act, of which ${wanted - reached.size} are not reached by keyboard`);
  return found;
}

function focused() {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const style = getComputedStyle(it);
  const box = it.getBoundingClientRect();
  return {
    place: [...document.querySelectorAll("*")].indexOf(it),
    what: it.outerHTML.slice(0, 120),
    isSummary: it.matches("summary"),
    outlined: style.outlineStyle !== "none" || Boolean(it.querySelector("rect") && it.matches(":focus-visible")),
    inView: box.bottom > 0 && box.top < window.innerHeight,
  };
}
