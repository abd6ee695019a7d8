import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { demoPassword } from "./path/admin.ts";
import { opensEmail, signsIn } from "./path/accounts.ts";
import { appCode } from "./support/authenticator.ts";
import { pressesByKeyboard, tabsTo, typesByKeyboard } from "./support/keyboard.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { wordsIn } from "./support/words.ts";
import { password } from "./support/test-texts.ts";
import { test } from "./support/test.ts";

async function opensAdmins(someone: Person, address: string): Promise<void> {
  await someone.goes(paths.signIn());
  await signsIn(someone, address, demoPassword);
  await someone.speaksOwnLanguage();
  await someone.goes(adminPaths.team());
  await someone.reads(someone.words.admins("team.title"));
}

for (const locale of languagesOf("admins")) {
  test(`one admin invites, another confirms, and the invited one opens the admins' pages, with the keyboard (${locale})`, async ({
    arrives,
  }) => {
    const email = `${randomUUID()}@people.test`;
    const [ann, bo, nora] = [
      await arrives({ locale, inspects: "on-desktop-and-phone" }),
      await arrives({ locale }),
      await arrives({ locale, inspects: "on-desktop-and-phone" }),
    ];
    const { accounts, admin, admins, factor, mail, terms } = ann.words;
    await opensAdmins(ann, "admin@demo.longspring.test");
    await ann.inspects("admins");
    await typesByKeyboard(ann, accounts("fields.email"), email);
    await tabsTo(ann, ann.main().getByRole("checkbox", { name: terms("adminRoles.finance") }));
    await ann.page.keyboard.press("Space");
    await pressesByKeyboard(ann, admins("team.send"));
    await ann.sees(admins("team.states.proposed"));
    await ann.inspects("proposed");

    await opensAdmins(bo, "admin2@demo.longspring.test");
    await pressesByKeyboard(bo, admins("team.confirmLabel", { whom: email }));
    await bo.sees(admins("team.states.pending"));

    // In the inviter's language: nobody knows the address yet.
    const subjects = [mail, wordsIn("zh-CN").mail].map((words) => words("accounts.admin-invitation.subject"));
    await opensEmail(nora, email, new RegExp(subjects.join("|")));
    const link = nora.main().getByRole("article").getByRole("link");
    await tabsTo(nora, link);
    await nora.page.keyboard.press("Enter");
    await nora.reads(admins("invitation.title"));
    await nora.speaksOwnLanguage();
    await nora.inspects("invitation");
    await typesByKeyboard(nora, accounts("fields.name"), "Nora");
    await typesByKeyboard(nora, accounts("fields.password"), password);
    await tabsTo(nora, nora.main().getByLabel(accounts("agreements.accept")));
    await nora.page.keyboard.press("Space");
    await pressesByKeyboard(nora, accounts("invitation.join"));

    await nora.reads(factor("title"));
    await typesByKeyboard(nora, factor("fields.password"), password);
    await nora.page.keyboard.press("Enter");
    await nora.sees(factor("begun.scan"));
    const secret = (await nora.main().locator("code").first().textContent()) ?? "";
    await typesByKeyboard(nora, factor("fields.code"), appCode(secret));
    await nora.page.keyboard.press("Enter");
    await nora.sees(factor("codes.title"));
    await tabsTo(nora, nora.main().getByRole("link", { name: factor("codes.goOn") }));
    await nora.page.keyboard.press("Enter");
    await nora.reads(admin("today.title"));
    await expect(nora.page).toHaveURL(/\/admin$/);
    await nora.inspects("start page of finance");
    const pages = nora.page.getByRole("banner").getByRole("navigation");
    const { common } = nora.words;
    await expect(pages.getByRole("link", { name: common("nav.disputes") }).first()).toBeVisible();
    await expect(pages.getByRole("link", { name: common("nav.audit") })).toHaveCount(0);
    await nora.goes(adminPaths.ties());
    await nora.inspects("ties");
  });
}
