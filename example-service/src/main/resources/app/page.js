// The elements of the page.

export const $ = (id) => document.getElementById(id);

export const element = (name, properties, ...content) => {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...content);
  return created;
};

export const show = (id, shown) => ($(id).hidden = !shown);

/** Says something, to screen readers too. */
export function announce(text, kind = "") {
  $("status").className = kind;
  $("status").textContent = text;
}
