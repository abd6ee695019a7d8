/** What a person recognises a device by; null where it does not say. */
export interface Device {
  browser: string | null;
  system: string | null;
}

// The order matters: each of the later ones also appears in what the earlier ones say of themselves.
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

/** Names browser and system from a User-Agent header; only names that we know, never the client's own words. */
export function deviceOf(userAgent: string | null): Device {
  const known = (list: readonly (readonly [RegExp, string])[]): string | null =>
    list.find(([mark]) => mark.test(userAgent ?? ""))?.[1] ?? null;
  return { browser: known(browsers), system: known(systems) };
}
