/** What helps a person to recognise a device; null where it is unknown. */
export interface Device {
  browser: string | null;
  system: string | null;
}

// The order matters: the User-Agent of the earlier ones contains the names of the later ones.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, "WeChat"],
  [/Edg(?:e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/HuaweiBrowser\//, "Huawei Browser"],
  [/QQBrowser\//, "QQ Browser"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/HeadlessChrome\/|Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, "HarmonyOS"],
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

/** Browser and system from a User-Agent header; only known names, never text of the client. */
export function deviceOf(userAgent: string | null): Device {
  const known = (list: readonly (readonly [RegExp, string])[]): string | null =>
    list.find(([mark]) => mark.test(userAgent ?? ""))?.[1] ?? null;
  return { browser: known(browsers), system: known(systems) };
}
