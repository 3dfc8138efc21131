// The state of a table's controls in the address: `<anchor>.<control>=…`, what is not as given.

const named = (form) => [...form.querySelectorAll("select, [type=search]")];
const boxes = (form) => [...form.querySelectorAll("[name=show]")];

/** Set the controls as the address says, what it says wrongly aside. Whether it says anything. */
export function restore(form, anchor) {
  form.reset();
  const given = new URLSearchParams(location.search);
  for (const control of named(form)) {
    const value = given.get(`${anchor}.${control.name}`);
    if (value === null) continue;
    if (!control.options) control.value = value.slice(0, control.maxLength);
    else if ([...control.options].some((option) => option.value === value)) control.value = value;
  }
  const hidden = (given.get(`${anchor}.hide`) ?? "").split(",");
  if (boxes(form).some((box) => !hidden.includes(box.value))) {
    for (const box of boxes(form)) box.checked = !hidden.includes(box.value);
  }
  return [...given.keys()].some((key) => key.startsWith(`${anchor}.`));
}

/** This page with these controls, and those of other tables unless it is to be shared. */
export function addressOf(form, anchor, isShared = false) {
  const url = new URL(location.href);
  const set = (name, value, standard) => {
    if (value === standard) url.searchParams.delete(`${anchor}.${name}`);
    else url.searchParams.set(`${anchor}.${name}`, value);
  };
  if (isShared) {
    url.search = "";
    url.hash = anchor;
  }
  for (const control of named(form)) {
    const standard = control.options && [...control.options].find((o) => o.defaultSelected)?.value;
    set(control.name, control.value, standard ?? "");
  }
  const hidden = boxes(form).filter((box) => !box.checked);
  set("hide", hidden.map((box) => box.value).join(","), "");
  return url.href;
}
