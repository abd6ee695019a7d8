import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LocalCopies } from "#app/components/drafts/local-copies.ts";

/** As much of a text field as the copies read. */
class Field {
  type = "text";
  disabled = false;
  dataset = {};
  name: string;
  defaultValue: string;
  value: string;

  constructor(name: string, drawn: string) {
    this.name = name;
    this.defaultValue = drawn;
    this.value = drawn;
  }
}

const draft = "offer 1";

/** A page of the draft, opened anew: `saved` is what the server has. */
function open(saved: Record<string, string>) {
  const fields = Object.entries(saved).map(([name, text]) => new Field(name, text));
  const form = { elements: fields } as unknown as HTMLFormElement;
  const copies = new LocalCopies(draft, form);
  const typed = (name: string) => fields.find((field) => field.name === name);
  return {
    form,
    copies,
    type: (name: string, text: string) => {
      Object.assign(typed(name) ?? {}, { value: text });
      copies.write(form);
    },
    save: () => {
      copies.send(form);
      copies.arrived(form);
    },
    text: (name: string) => typed(name)?.value,
  };
}

beforeEach(() => {
  const stored = new Map<string, string>();
  const methods = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => stored.set(key, text),
    removeItem: (key: string) => stored.delete(key),
  };
  // Its keys are those of the object itself, as in a browser.
  const storage = new Proxy(methods, {
    ownKeys: () => [...stored.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
  vi.stubGlobal("localStorage", storage);
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("HTMLInputElement", Field);
  vi.stubGlobal("HTMLTextAreaElement", class {});
  vi.stubGlobal("HTMLSelectElement", class {});
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A page that was left before what was typed in it was saved. */
function leave(name: string, text: string) {
  const page = open({ conditions: "", days: "10" });
  page.type(name, text);
  page.copies.close();
}

test("what waits to be restored is offered again after something else was typed, saved and reloaded", async () => {
  leave("conditions", "A pledge, registered");
  const second = open({ conditions: "", days: "10" });
  expect(await second.copies.takeUp(second.form)).toMatchObject({
    typed: [["conditions", ["A pledge, registered"]]],
  });
  second.type("days", "20");
  second.save();
  second.copies.close();

  const third = open({ conditions: "", days: "20" });
  expect(await third.copies.takeUp(third.form)).toMatchObject({
    typed: [["conditions", ["A pledge, registered"]]],
  });
  third.type("days", "30");
  third.copies.close();

  const fourth = open({ conditions: "", days: "20" });
  const copy = await fourth.copies.takeUp(fourth.form);
  expect(new Map(copy?.typed)).toEqual(
    new Map([
      ["conditions", ["A pledge, registered"]],
      ["days", ["30"]],
    ]),
  );
});

test("what is restored stays in the browser until it is saved, and is offered no more after that", async () => {
  leave("conditions", "A pledge, registered");
  const second = open({ conditions: "", days: "10" });
  const copy = await second.copies.takeUp(second.form);
  if (copy === null) throw new Error("Nothing was offered.");
  second.copies.restore(second.form, copy);
  expect(second.text("conditions")).toBe("A pledge, registered");
  second.copies.close();

  const third = open({ conditions: "", days: "10" });
  const again = await third.copies.takeUp(third.form);
  expect(again).toMatchObject({ typed: [["conditions", ["A pledge, registered"]]] });
  if (again === null) throw new Error("Nothing was offered.");
  third.copies.restore(third.form, again);
  third.save();
  expect(Object.keys(localStorage)).toEqual([]);
});

test("what is discarded is gone, and what was typed beside it stays", async () => {
  leave("conditions", "A pledge, registered");
  const second = open({ conditions: "", days: "10" });
  await second.copies.takeUp(second.form);
  second.type("days", "20");
  second.copies.discard();
  second.copies.close();

  const third = open({ conditions: "", days: "10" });
  expect(await third.copies.takeUp(third.form)).toMatchObject({ typed: [["days", ["20"]]] });
});
