import { useTranslations } from "use-intl";
import type { Device } from "#app/domain/accounts/devices.ts";

export function DeviceName({ device: { browser, system } }: { device: Device }) {
  const t = useTranslations("accounts.sessions");
  if (browser !== null && system !== null) return <>{t("deviceName", { browser, system })}</>;
  return <>{browser ?? system ?? t("unknownDevice")}</>;
}
