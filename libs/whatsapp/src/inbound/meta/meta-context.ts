import type { InboundContext, InboundReferral } from '@whatsapp-agent/contracts';
import { INBOUND_LIMITS } from '../inbound-limits';
import { compact, readId, readObject, readText, type WireObject } from '../wire-value';

function orNothing<T extends object>(source: T): T | undefined {
  const known = compact(source);
  return Object.keys(known).length > 0 ? known : undefined;
}

/** What a message replies to, and whether it was forwarded. */
export function readContext(message: WireObject): InboundContext | undefined {
  const context = readObject(message, 'context');
  if (context === undefined) return undefined;
  const product = readObject(context, 'referred_product');
  const forwarded = context['forwarded'] === true || context['frequently_forwarded'] === true;
  return orNothing<InboundContext>({
    quotedWamid: readId(context['id'], INBOUND_LIMITS.wamid),
    forwarded: forwarded ? true : undefined,
    referredProduct: orNothing({
      catalogId: readId(product?.['catalog_id'], INBOUND_LIMITS.short),
      productId: readId(product?.['product_retailer_id'], INBOUND_LIMITS.short),
    }),
  });
}

/** The ad or post the customer came from. */
export function readReferral(message: WireObject): InboundReferral | undefined {
  const referral = readObject(message, 'referral');
  if (referral === undefined) return undefined;
  return orNothing<InboundReferral>({
    sourceUrl: readId(referral['source_url'], INBOUND_LIMITS.url),
    sourceId: readId(referral['source_id'], INBOUND_LIMITS.short),
    sourceType: readText(referral['source_type'], INBOUND_LIMITS.short),
    headline: readText(referral['headline'], INBOUND_LIMITS.errorTitle),
    body: readText(referral['body'], INBOUND_LIMITS.text),
    clickId: readId(referral['ctwa_clid'], INBOUND_LIMITS.wamid),
  });
}
