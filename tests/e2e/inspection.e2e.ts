import { expect } from "@playwright/test";
import { inspect } from "./support/inspection.ts";
import { test } from "./support/test.ts";

const good =
  '<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1><p>Read me.</p></main>';

/** The faults of a page that is valid but for one part. */
async function faultsWith(
  page: Parameters<typeof inspect>[0],
  part: string,
  walk: "part" | "whole" = "part",
): Promise<string> {
  await page.setContent(good.replace("<p>", `${part}<p>`));
  return inspect(page, { onPhone: true, walk, name: "inspection" }).then(
    () => "none",
    (error: Error) => error.message,
  );
}

test("the inspection finds faults of a page on desktop, on phones and in dark mode", async ({ page }) => {
  const faint = (colour: string) => `<p style="color: ${colour}">Faint.</p>`;
  const inDark = "<style>@media (prefers-color-scheme: dark) { p { color: #111; background: #000 } }</style>";
  const onPhone = "<style>@media (max-width: 400px) { p { color: #eee } }</style>";
  const disabledFirst = '<label style="color: #ccc">Off <input disabled></label>';
  const found = async (part: string) =>
    (await faultsWith(page, part)).match(/\b(desktop|phone|dark|keyboard|forced colours): [\w-]+/g);
  expect(await faultsWith(page, "")).toBe("none");
  const everywhere = ["desktop", "phone", "dark"].map((place) => `${place}: color-contrast`);
  expect(await found(faint("#aaa"))).toEqual(everywhere);
  expect(await found(inDark)).toEqual(["dark: color-contrast"]);
  expect(await found(onPhone)).toEqual(["phone: color-contrast"]);
  expect(await faultsWith(page, disabledFirst)).toBe("none");
  expect(await found(disabledFirst.replace(" disabled", ""))).toEqual(everywhere);
  expect(await found('<img src="data:,">')).toEqual(["desktop: image-alt", "phone: image-alt"]);
  expect(await found('<div style="width: 600px">Wide.</div>')).toEqual([
    "phone: 218",
    "phone: 218",
    "phone: 288",
  ]);
  expect(await found('<div style="width: 340px">Wide.</div>')).toEqual(["phone: 28"]);
  expect(await found('<p id="a">One.</p><p id="a">Two.</p>')).toEqual(["desktop: id"]);
  expect(await found("<h3>Below nothing.</h3>")).toEqual(["desktop: H3"]);
  expect(await found('<p style="color: #bbb; opacity: 0.9">Fainter.</p>')).toEqual(everywhere);
});

test("the inspection finds what the keyboard does not reach, see or leave, and what contrast themes lose", async ({
  page,
}) => {
  const faults = async (part: string) =>
    (await faultsWith(page, part)).match(/(keyboard|forced colours): [^:<&]+/g)?.map((fault) => fault.trim());
  const unseen = "<style>:focus { outline: none }</style><button>Go</button>";
  expect(await faults("<button>Go</button><a href='#a'>On</a><input aria-label='Name'>")).toBeUndefined();
  expect(await faults(unseen)).toEqual([
    "keyboard: its focus is not seen",
    "forced colours: its focus is not seen",
  ]);
  const shadow = "<style>:focus { outline: none; box-shadow: 0 0 0 2px #05f }</style><button>Go</button>";
  expect(await faults(shadow)).toEqual(["forced colours: its focus is not seen"]);
  expect(await faults('<button tabindex="-1">Go</button>')).toEqual(["keyboard: Tab does not reach"]);
  expect(await faults('<button tabindex="2">Go</button>')).toEqual(["keyboard: out of the page's order"]);
  const trap =
    "<button>One</button><button onkeydown='event.preventDefault()'>Two</button><button>Three</button>";
  expect(await faults(trap)).toEqual([expect.stringMatching(/^keyboard: Tab does not leave/)]);
  expect(await faults("<nav><a href='/x'>X</a></nav><button>Go</button>")).toEqual([
    "keyboard: the first stop skips nothing",
  ]);
  expect(
    await faults('<svg width="9" height="9"><title>T</title><rect width="9" height="9" /></svg>'),
  ).toEqual([expect.stringMatching(/^forced colours: is not seen/)]);
  const tabs = "<ul><li><button aria-pressed='true'>On</button></li><li><button>Off</button></li></ul>";
  const marked = "<style>[aria-pressed=true] { background: #05f; color: #fff }</style>";
  expect(await faults(marked + tabs)).toEqual([
    expect.stringMatching(/^forced colours: looks like the others/),
  ]);
  const lined = "<style>[aria-pressed=true] { border: 3px solid }</style>";
  expect(await faults(lined + tabs)).toBeUndefined();
});

test("the inspection finds controls below a bar, texts too large for a phone, and stops that a walk misses", async ({
  page,
}) => {
  const faults = async (part: string, walk: "part" | "whole" = "part") =>
    (await faultsWith(page, part, walk)).match(/(keyboard|phone): [^<"]+/g)?.map((fault) => fault.trim());
  const tall = '<div style="height: 3000px"></div>';
  const bar = '<div style="position: fixed; inset: auto 0 0; height: 9rem; background: #fff">A bar.</div>';
  const covered = await faults(`${bar}${tall}<button>Go</button>`);
  expect(covered).toContainEqual("keyboard: covered, coming from above:");
  expect(covered).toContainEqual("phone: covered, coming from above:");
  expect(await faults(`${bar}<button>Go</button>${tall}`)).toBeUndefined();
  expect(await faults('<div style="width: 15rem">Large.</div>')).toEqual([
    expect.stringMatching(/^phone: \d+ px/),
  ]);
  const skipping =
    "<button onkeydown='this.nextElementSibling.nextElementSibling.focus(); event.preventDefault()'>One</button><button>Two</button><button>Three</button>";
  expect(await faults(skipping)).toBeUndefined();
  expect(await faults(skipping, "whole")).toEqual(["keyboard: the walk by Tab does not meet"]);
});

test("the inspection finds parts of a chart that contrast themes make alike", async ({ page }) => {
  const bars =
    '<svg width="40" height="20"><rect class="a" width="20" height="9" /><rect class="b" x="20" width="20" height="9" /></svg>';
  const colours = ".a { fill: #05f } .b { fill: #d60 }";
  const found = async (forced: string) =>
    (
      await faultsWith(page, `<style>${colours} @media (forced-colors: active) { ${forced} }</style>${bars}`)
    ).match(/forced colours: [a-z ]+/g);
  expect(await found(".a, .b { fill: CanvasText }")).toEqual(["forced colours: looks like "]);
  expect(await found(".a { fill: CanvasText } .b { fill: none; stroke: CanvasText }")).toBeNull();
  const own = '<p style="forced-color-adjust: none; background: #fff; color: #767676">Read me.</p>';
  expect(await faultsWith(page, own)).toBe("none");
  const same = "@media (forced-colors: active) { .own { forced-color-adjust: none; color: Canvas } }";
  expect(await faultsWith(page, `<style>${same}</style><p class="own">Read me.</p>`)).toContain(
    "forced colours: its text is not read",
  );
});
