import { expect, test } from "vitest";
import { mandateContent } from "#tests/factories/domain/content.ts";
import { mandatesIn } from "#tests/factories/mandates.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app } = openGiven();
const web = testWeb(app, builtPages, "en");
const { started } = mandatesIn(app, mandateContent());

test("sectors that were to be added, without script, are among the chosen ones of a form that comes back", async () => {
  const { owner, mandateId } = await started();
  const who = web.browser(web.sessions.institution(owner));
  const path = `/institution/mandates/${mandateId}`;
  const form = shownValues((await who.get(path)).text, "mandate");
  const typed = [
    ...form.filter(([name]) => !name.startsWith("addSectors")),
    ["sectorsIncluded", "photonics"],
    ["addSectorsIncluded", "new-materials"],
    ["addSectorsExcluded", "photonics/laser-devices"],
  ];
  const { status, text } = await who.post(`${path}?act=submit`, new URLSearchParams(typed).toString());
  expect(status).toBe(422);
  const chosen = (name: string) =>
    shownValues(text, "mandate").flatMap(([of, code]) => (of === name ? [code] : []));
  expect(chosen("sectorsIncluded")).toEqual(["photonics", "new-materials"]);
  expect(chosen("sectorsExcluded")).toEqual(["photonics/laser-devices"]);
  expect([...chosen("addSectorsIncluded"), ...chosen("addSectorsExcluded")]).toEqual(["", ""]);
});
