import { Badge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { paths } from "#app/shared/paths.ts";
import { Until } from "./cell.tsx";
import type { OfferShown } from "./shown.ts";

/** Each offer in one sentence, with what may be said of it and the way to its page. */
export function OffersInWords({ offers, read }: { offers: readonly OfferShown[]; read: string }) {
  return (
    <ul className="offer-words">
      {offers.map((offer) => (
        <li key={offer.id}>
          <h3>
            {offer.name} <small>{offer.instrument}</small>
          </h3>
          <p>{offer.sentence}</p>
          <p className="meta">
            {offer.compared === null ? null : <b>{offer.compared}</b>}
            {offer.tags.map((tag) => (
              <span key={tag} className="tag-best">
                {tag}
              </span>
            ))}
            <Until until={offer.until} />
            {offer.mark === null ? null : <Badge tone="due">{offer.mark}</Badge>}
          </p>
          <LinkButton to={paths.company.offer(offer.id)} size="sm">
            {read}
            <span className="visually-hidden"> {offer.name}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
