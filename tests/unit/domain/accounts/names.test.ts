import { expect, test } from "vitest";
import { lineField, nameField } from "#app/domain/accounts/names.ts";

const faultOf = (field: ReturnType<typeof nameField>, name: string): string | undefined =>
  field.safeParse(name).error?.issues[0]?.message;

test.each([
  "Lin Qiao",
  "林乔",
  "J. R. O'Neil-Smith",
  "Changchun Laser Co., Ltd.",
  "Dr.Lin",
  "3.14 Optics",
  "春融（吉林）",
])("a name is accepted: %s", (name) => {
  expect(nameField(1, 80).parse(` ${name} `)).toBe(name);
});

test.each([
  "https://evil.test",
  "see www.evil",
  "evil.com",
  "Click evil.CN/x now",
  "lin@evil.test",
  "lin＠evil",
])("a name with a web or e-mail address is refused: %s", (name) => {
  expect(faultOf(nameField(1, 80), name)).toBe("name-with-link");
});

test.each(["Lin\nQiao", "Lin\r\nBcc: x", "Lin\u2028Qiao", "Lin\u0000", "Lin\u202EoaiQ", "Lin\u200B"])(
  "a name of several lines or with invisible characters is refused: %j",
  (name) => {
    expect(faultOf(nameField(1, 80), name)).toBe("characters");
    expect(faultOf(lineField(1, 80), name)).toBe("characters");
  },
);
