// Leads from an old address to its present page where the host has no rules for that.
// Spells addresses as plugins/permalinks/old_address.py does.
const site = new URL("../../", import.meta.url);
const MOST_PARAMETERS = 8;
const IN_A_NAME = /[%?#/\\\x00-\x1f\x7f]/g;
const IN_A_QUERY = /[%&+#\x00-\x1f\x7f]/g;

const code = (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
const encoded = (reserved, text) => text.normalize("NFC").replace(reserved, code);

const keyName = (name) => {
  try {
    return encoded(IN_A_NAME, decodeURIComponent(name));
  } catch {
    return name.replace(/%[0-9a-f]{2}/gi, (found) => found.toUpperCase()); // no UTF-8
  }
};

// The path below the site as a key has it, null outside.
const keyPath = (pathname) => {
  if (!`${pathname}/`.startsWith(site.pathname)) return null;
  const path = `/${pathname.slice(site.pathname.length).split("/").filter(Boolean).map(keyName).join("/")}`;
  return path === "/index.php" ? "/" : path;
};

const keyParameters = (search) =>
  [...new URLSearchParams(search)]
    .map(([name, value]) => [encoded(IN_A_QUERY, name).replaceAll("=", "%3D"), encoded(IN_A_QUERY, value)])
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map((pair) => pair.join("="));

// The parameters whole, then every selection of them but the empty one, the largest first.
const selections = (parameters) => {
  const own = parameters.filter((parameter) => !parameter.startsWith("utm_")).slice(0, MOST_PARAMETERS);
  const all = Array.from({ length: 2 ** own.length - 1 }, (_, index) =>
    own.filter((_, place) => ((index + 1) >> place) & 1),
  );
  return [parameters, ...all.sort((a, b) => b.length - a.length)];
};

// The keys that an address may stand under, the most exact first.
const keys = ({ pathname, search }) => {
  const path = keyPath(pathname);
  if (path === null) return [];
  const queries = selections(keyParameters(search)).map((chosen) => `${path}?${chosen.join("&")}`);
  return [...queries, path];
};

// Where the table leads from an address, null when it does not say.
const listed = async (candidates) => {
  const answer = await fetch(new URL("redirects.json", site));
  if (!answer.ok) return null;
  const { redirects } = await answer.json();
  const found = candidates.find((key) => Object.hasOwn(redirects, key));
  if (found !== undefined) return redirects[found];
  // WordPress answers at /index.php as it does at /.
  return candidates.at(-1) === "/" && location.pathname.endsWith("/index.php") ? "/" : null;
};

// A file at the address without the slash at its end, null when there is none.
const file = async () => {
  if (!/\.[a-z0-9]+\/+$/i.test(location.pathname)) return null;
  const path = location.pathname.replace(/\/+$/, "");
  const answer = await fetch(path, { method: "HEAD", redirect: "error" }).catch(() => null);
  return answer?.ok ? path.slice(site.pathname.length - 1) : null;
};

const follow = async () => {
  const candidates = keys(location);
  if (candidates.length === 0) return;
  const target = (await listed(candidates)) ?? (await file());
  if (target === null) return;
  const goal = target.startsWith("/") ? new URL(target.slice(1), site) : new URL(target);
  // A script must not run from a table, and a page must not lead to itself for ever.
  if (!/^https?:$/.test(goal.protocol)) return;
  const here = new URL(location.href);
  if (goal.origin === here.origin && goal.pathname === here.pathname && goal.search === here.search) return;
  if (!goal.hash) goal.hash = location.hash;
  location.replace(goal);
};

// On a page that exists only a query can be an old address.
if (document.querySelector("script[data-not-found]") || location.search.length > 1) await follow();
