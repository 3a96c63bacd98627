/** Words of general business domains (by hand, from everyday vocabulary). */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

export const DOMAINS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'healthcare',
    words(
      'patient doctor nurse clinic hospital appointment prescription diagnosis treatment medication medicine physician ward surgery therapy dose pharmacy health',
    ),
  ],
  [
    'education',
    words(
      'student teacher course school university exam lecture grade class classroom lesson pupil professor semester curriculum enrolment enrollment campus assignment homework',
    ),
  ],
  [
    'finance',
    words(
      'account bank transaction loan interest deposit payment transfer credit debit currency invoice insurance policy claim premium investment portfolio balance tax budget',
    ),
  ],
  [
    'commerce',
    words(
      'product order customer cart price shop catalog catalogue discount checkout sale seller buyer item inventory return voucher warehouse basket',
    ),
  ],
  [
    'logistics',
    words(
      'shipment parcel delivery vehicle truck warehouse route carrier driver freight container package courier pallet dispatch depot cargo',
    ),
  ],
  [
    'travel',
    words(
      'flight hotel booking passenger airline airport seat trip reservation room guest tour luggage ticket train',
    ),
  ],
  ['library', words('book library loan borrower librarian author isbn copy fine catalogue shelf reader')],
  [
    'human_resources',
    words(
      'employee department salary recruitment applicant vacancy leave payroll candidate contract interview job position manager',
    ),
  ],
  [
    'events',
    words('event attendee venue ticket speaker session conference organizer organiser registration booth'),
  ],
  [
    'manufacturing',
    words('machine production factory part assembly supplier material batch plant quality line'),
  ],
  [
    'public_sector',
    words('citizen permit municipality application authority election register office agency grant'),
  ],
  [
    'software',
    words('repository release build deployment bug issue developer plugin version commit test branch'),
  ],
  ['real_estate', words('property tenant landlord lease rent apartment building listing viewing agent')],
  ['hospitality', words('restaurant menu table dish meal waiter kitchen order guest chef recipe ingredient')],
  [
    'sports',
    words('team player match tournament coach league game score season referee membership training'),
  ],
  [
    'media',
    words('article news photo video editor publication channel playlist song album subscriber magazine'),
  ],
]);
