/**
 * Nouns that name a property rather than a thing, with the type of their values (general English; the choice of property
 * nouns follows the vocabulary of schema.org's properties, CC BY-SA 3.0, written anew from memory).
 */
import type { SpecType } from '../../model/specification.ts';

const BY_TYPE: Readonly<Record<Exclude<SpecType, 'enumeration'>, string>> = {
  string: `name firstname lastname surname forename nickname title label color colour brand make model gender sex nationality
    country city town street state county region language currency unit keyword tag symbol position occupation
    profession salutation initials format extension subtitle headline destination origin place birthplace manufacturer family-name
    username login password passphrase signature icon logo size shape material address location residence
    breed edition genre denomination designation wording version job species slogan motto`,
  text: 'description comment note remark summary abstract biography bio explanation text body message content reason motivation instruction',
  integer: `quantity count age year number-of-pages capacity stock rank floor level mileage population points score
    row amount-of-items size-in-bytes attempt priority seats number-of-seats version-number`,
  decimal: `weight height width length depth temperature distance speed percentage rate ratio discount latitude longitude
    volume area pressure voltage rating grade average mark coordinate dosage dose radius diameter voltage tax-rate probability`,
  boolean: 'flag availability visibility',
  date: 'date birthday birthdate deadline birth expiry expiration dob due-date anniversary day',
  time: 'time start-time end-time opening-time closing-time',
  datetime: 'timestamp datetime moment',
  duration: 'duration period length-of-stay runtime hours minutes validity playtime lifetime age-limit',
  money: `price cost fee amount salary wage budget balance total subtotal revenue income deposit fine rent payment-amount charge tax
    bonus premium commission tariff expense sum`,
  email: 'email e-mail mail email-address e-mail-address',
  url: 'url website link homepage uri web-address hyperlink webpage',
  phone: 'phone telephone mobile fax phone-number telephone-number cellphone',
  identifier: `id identifier code number isbn issn iban bic ssn uuid sku barcode key doi vin pin ean reference serial abbreviation acronym
    zip zipcode postcode postal-code zip-code nr`,
};

/** Head noun (or hyphenated name) → type of its values. */
export const ATTRIBUTE_NOUNS: ReadonlyMap<string, SpecType> = new Map(
  Object.entries(BY_TYPE).flatMap(([type, nouns]) =>
    nouns
      .split(/\s+/)
      .filter(Boolean)
      .map((noun): [string, SpecType] => [noun, type as SpecType]),
  ),
);

/** Property nouns whose values are states or classes; an enumeration when the text lists the values. */
export const CLASS_NOUNS: ReadonlySet<string> = new Set(
  'status state type kind category class level priority gender role phase stage mode condition severity'.split(
    ' ',
  ),
);

/** Property nouns that are as often things of their own: a property only when a phrase owns them in the singular. */
export const AMBIGUOUS_NOUNS: ReadonlySet<string> = new Set(
  `class role group address comment note message model city country room position make page location place payment street state region language text tag
   content job day level instruction discount deposit fine score grade area unit stock keyword link website species edition`.split(
    /\s+/,
  ),
);
