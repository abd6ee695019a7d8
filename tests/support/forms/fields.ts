/** The values posted under one name: none, one or several. */
export type Posted = readonly string[];

/** The kind of a field, which selects its hostile values. */
export type FieldKind =
  "text" | "email" | "website" | "password" | "choice" | "id" | "token" | "day" | "number" | "box";

/** One field of a form: what it accepts and what it must refuse. */
export interface Field {
  readonly kind: FieldKind;
  readonly good: Posted;
  /** By what is wrong with it. */
  readonly wrong: Readonly<Record<string, Posted>>;
  /** Values that may be valid or not (full-width digits are digits to a person), but cause no error. */
  readonly borderline: Readonly<Record<string, Posted>>;
  /** A password: its value is never returned. */
  readonly isSecret: boolean;
}

const fullWidth = (text: string): string =>
  [...text]
    .map((char) => (char >= "!" && char <= "~" ? String.fromCodePoint(char.charCodeAt(0) + 0xfee0) : char))
    .join("");

const long = "x".repeat(100_000);
const longNumber = "9".repeat(100_000);

/** Values that no single-value field accepts. */
const wrongOfEach = (good: string): Field["wrong"] => ({
  "control characters": [`${good}\u0007`],
  "a null character": [`${good}\u0000`],
  "twice, as a list": [good, good],
});
const borderlineOfEach: Field["borderline"] = {
  "e-mails of all planes, markup and SQL": [`𠮷野 🌱 "><script>alert(1)</script> '; drop table prospect; --`],
  "broken and invisible characters": ["\ud800 \u202egnirpsgnol"],
};

function field(
  kind: FieldKind,
  good: string,
  wrong: Field["wrong"],
  borderline: Field["borderline"] = {},
): Field {
  return {
    kind,
    good: [good],
    wrong: { missing: [], empty: [""], ...wrongOfEach(good), ...wrong },
    borderline: { ...borderlineOfEach, ...borderline },
    isSecret: false,
  };
}

/** May be left out. */
export function optionalField(given: Field): Field {
  const { missing, empty, blank: _, ...wrong } = given.wrong;
  return {
    ...given,
    wrong,
    borderline: { ...given.borderline, missing: missing ?? [], empty: empty ?? [""] },
  };
}

/** Omitted from the valid form, where another field excludes it. */
export function unposted(given: Field): Field {
  return { ...optionalField(given), good: [] };
}

/** Read by some of the page's forms only, depending on other fields: any value of it causes no error. */
export function ofSome(given: Field): Field {
  return { ...given, good: [], wrong: {}, borderline: { ...given.borderline, ...given.wrong } };
}

/** Free text: any content is valid, up to a length. */
export function freeTextField(good: string): Field {
  return field(
    "text",
    good,
    { "too long": [long], blank: [" \u3000 "] },
    { "full-width": [fullWidth(good)] },
  );
}

export function email(good: string): Field {
  return field(
    "email",
    good,
    { "too long": [`${long}@a.test`], "no address": ["an address"], "full-width": [fullWidth(good)] },
    { "capital e-mails": [good.toUpperCase()] },
  );
}

export function website(good: string): Field {
  return field("website", good, {
    "too long": [`https://${long}.test`],
    "no address": ["not an address"],
    script: ["javascript:alert(1)"],
    "full-width": [fullWidth(good)],
  });
}

/** Its value is never returned, whatever else is wrong with the form. */
export function password(good: string): Field {
  return {
    ...field("password", good, { "too long": [long] }, { "full-width": [fullWidth(good)] }),
    isSecret: true,
  };
}

/** A code of an authenticator app; it is never returned. */
export function appCodeField(good: string): Field {
  return {
    ...field(
      "password",
      good,
      { "too long": [long], "not six digits": ["12345"] },
      { "full-width": [fullWidth(good)] },
    ),
    isSecret: true,
  };
}

/** One of a list of codes. */
export function choice(good: string): Field {
  return field("choice", good, {
    "an unknown option": ["no_such_option"],
    "too long": [long],
    "full-width": [fullWidth(good)],
    "another type": ["-1"],
    "a name of every object": ["__proto__"],
  });
}

/** Any of a list of codes. */
export function choices(...good: string[]): Field {
  return {
    kind: "choice",
    good,
    wrong: {
      missing: [],
      "an unknown option": [...good, "no_such_option"],
      "too long": [long],
      "full-width": good.map(fullWidth),
      "control characters": good.map((code) => `${code}\u0007`),
    },
    borderline: { "each twice": [...good, ...good] },
    isSecret: false,
  };
}

/** The id of a record; `foreign` is that of another tenant's. */
export function id(good: string, foreign: string): Field {
  return field(
    "id",
    good,
    {
      "another tenant's": [foreign],
      "nobody's": ["0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4"],
      "no id": ["17"],
      "too long": [long],
      "full-width": [fullWidth(good)],
    },
    { "capital e-mails": [good.toUpperCase()] },
  );
}

/** An id that must be well formed, and has no effect. */
export function anyId({ wrong, ...rest }: Field): Field {
  const { "another tenant's": _, "nobody's": __, ...malformed } = wrong;
  return { ...rest, wrong: malformed };
}

/** The token of a link in an e-mail. */
export function token(good: string): Field {
  return field("token", good, {
    "made up": ["made-up"],
    "too long": [long],
    "full-width": [fullWidth(good)],
  });
}

/** A date with a horizon: neither the first nor the last date that can be typed is valid. */
export function day(good: string): Field {
  return field("day", good, {
    "no such day": ["2024-02-30"],
    "another order": ["30/06/2026"],
    "too early": ["1899-12-31"],
    "too late": ["9999-12-31"],
    "another type": ["tomorrow"],
    "too long": [long],
    negative: [`-${good}`],
    "full-width": [fullWidth(good)],
  });
}

/** Zero or more of a currency. */
export function money(good: string): Field {
  return field(
    "number",
    good,
    {
      negative: ["-5"],
      "another type": ["many"],
      "a float's text": ["1e9"],
      "not a number": ["NaN"],
      "too large": ["1".repeat(28)],
      "too long": [longNumber],
      "finer than a fen": ["1.123456789"],
    },
    { "full-width": [fullWidth(good)], hexadecimal: ["0x10"] },
  );
}

/** Below zero too. */
export function signedMoney(good: string): Field {
  const { negative: _, ...wrong } = money(good).wrong;
  return { ...money(good), wrong };
}

export function whole(good: string): Field {
  return field(
    "number",
    good,
    {
      negative: ["-5"],
      "another type": ["many"],
      "a fraction": ["2.5"],
      "too large": ["9".repeat(16)],
      "too long": [longNumber],
    },
    { "full-width": [fullWidth(good)] },
  );
}

/** Points over a rate: below zero too. */
export function signedWhole(good: string): Field {
  const { negative: _, ...wrong } = whole(good).wrong;
  return { ...whole(good), wrong };
}

/** A share in percent, up to `most`. */
export function percent(good: string, { isSigned = false, most = "101" } = {}): Field {
  const { negative, ...wrong } = field(
    "number",
    good,
    { negative: ["-5"], "another type": ["many"], "too large": [most], "too long": [longNumber] },
    { "full-width": [fullWidth(good)] },
  ).wrong;
  return {
    ...field("number", good, isSigned || !negative ? wrong : { ...wrong, negative }),
    borderline: whole(good).borderline,
  };
}

/** A checkbox: ticked or absent. */
export function box(): Field {
  return optionalField(field("box", "on", { "another type": ["maybe"], "too long": [long] }));
}
