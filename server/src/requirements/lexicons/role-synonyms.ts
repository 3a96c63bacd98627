/**
 * Nouns that texts use for one thing under two names: pairs from one synset of WordNet 3.1 (Princeton University), chosen by hand
 * where both words are common in specifications. That the two are one is for a text to show.
 */
export const SYNONYMS: ReadonlyMap<string, readonly string[]> = both(
  `customer:client customer:buyer customer:shopper client:patron buyer:purchaser seller:vendor vendor:supplier doctor:physician
   employee:worker teacher:instructor lecturer:instructor pupil:student tenant:renter attendee:participant guest:visitor
   passenger:traveller passenger:traveler lawyer:attorney boss:manager owner:proprietor courier:messenger
   administrator:admin application:app photograph:photo laboratory:lab telephone:phone examination:exam repository:repo
   configuration:config specification:spec department:dept information:info document:doc advertisement:advert
   basket:cart invoice:bill picture:image film:movie holiday:vacation apartment:flat company:firm shop:store car:automobile
   parcel:package shipment:consignment purchase:order appointment:engagement salary:wage illness:disease medicine:medication`,
);

function both(text: string): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  const add = (from: string, to: string): void => {
    const known = map.get(from);
    if (known === undefined) map.set(from, [to]);
    else known.push(to);
  };
  for (const pair of text.split(/\s+/)) {
    const [one = '', other = ''] = pair.split(':');
    add(one, other);
    add(other, one);
  }
  return map;
}
