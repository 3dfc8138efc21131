// A classic script in <head>: it runs before the first paint, so a remembered choice never flashes,
// and the place of what only scripts bring to life is kept free from the beginning.
(() => {
  document.documentElement.dataset.scripts = "";
  const key = "appearance";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  let choice = null;
  try {
    choice = localStorage.getItem(key);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
  if (choice !== "dark" && choice !== "light") choice = null;

  const isDark = () => (choice ? choice === "dark" : system.matches);

  const apply = () => {
    if (choice) root.dataset.appearance = choice;
    else delete root.dataset.appearance;
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      const scheme = (meta.dataset.scheme ??= meta.media.includes("dark") ? "dark" : "light");
      meta.media = choice ? (scheme === choice ? "all" : "not all") : `(prefers-color-scheme: ${scheme})`;
    }
    document.querySelector(".appearance")?.setAttribute("aria-pressed", String(isDark()));
  };

  apply();
  system.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".appearance");
    if (!button) return;
    button.hidden = false;
    apply();
    button.addEventListener("click", () => {
      const wanted = isDark() ? "light" : "dark";
      // A choice that equals the system's is no choice: the page then follows the system again.
      choice = wanted === (system.matches ? "dark" : "light") ? null : wanted;
      try {
        if (choice) localStorage.setItem(key, choice);
        else localStorage.removeItem(key);
      } catch {
        // As above.
      }
      apply();
    });
  });
})();
