/** Nouns for people and organisations that act (by hand; suffixes as in Quirk et al., appendix I, "agentive nouns"). */
import { BASE_VERBS } from './verbs.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

const PERSONS = set(
  `user customer client patient doctor nurse receptionist admin administrator manager employee staff member student teacher
   professor lecturer tutor pupil parent guardian child librarian clerk cashier operator owner tenant landlord driver passenger pilot
   courier agent broker seller buyer vendor supplier merchant guest visitor host author editor reviewer publisher moderator
   physician surgeon dentist pharmacist therapist technician engineer developer tester analyst auditor accountant lawyer judge officer
   supervisor director secretary assistant trainer trainee coach player referee team organizer organiser participant attendee
   speaker subscriber recipient sender applicant candidate recruiter interviewer worker volunteer donor citizen resident person
   people individual company organization organisation institution department agency bank insurer stakeholder borrower lender
   reader writer researcher scientist archivist curator chef cook waiter baker mechanic dispatcher inspector planner
   consultant contractor freelancer shopper reseller distributor manufacturer representative principal dean registrar
   chairman chairperson president counselor counsellor caretaker janitor cleaner broadcaster
   guide guard porter steward usher captain crew colleague friend relative spouse neighbour neighbor delegate expert trustee
   intern apprentice warden mayor priest adult mother father sister brother son daughter
   lessee payee mentee nominee examinee veterinarian vet soldier nanny midwife paramedic chauffeur concierge sergeant lieutenant
   attendant contributor maintainer beneficiary policyholder cardholder shareholder investor trader teller consumer
   anyone everyone nobody someone`,
);

const THINGS = set(
  `order folder number letter paper server printer router computer container trailer header footer filter user-filter parameter
   register folder newsletter calendar reminder pointer marker slider buffer layer cluster counter timer sensor meter center
   offer tender answer banner sticker voucher charter chapter theater theatre matter corner water power tower weather computer identifier
   error factor vector sector floor door color colour behavior favor indicator elevator monitor actor-system processor
   document payment appointment department-store shipment equipment environment component requirement
   statement adjustment assessment agreement investment measurement instrument element segment
   plant variant constant ant grant tenant-id restaurant list artist-list checklist
   career engine offer semester quarter trimester poster corridor transfer parameter character helicopter browser scanner
   ledger drawer freezer boiler charger tracker barrier burner heater cooler blender mixer trigger starter shutter cylinder ladder
   hammer generator refrigerator escalator conveyor projector detector radiator accumulator compressor locator reactor tractor
   toaster booster duster roaster blaster motor rotor anchor mirror breaker amplifier thermometer chamber
   controller adapter driver-software locker dinner summer winter manner other number member-id master super plaster filter`,
);

/** Who leads what follows *of*: *the head of department* (general English, by hand). */
export const LEADERS = set('head chief');

/** Whether a lower-case singular noun names somebody who can act. */
export function isPerson(noun: string): boolean {
  if (PERSONS.has(noun)) return true;
  if (THINGS.has(noun) || noun.length < 5) return false;
  // *adjuster*, *requester*: whoever does what the verb says, beside *cluster* and *poster*.
  if (noun.endsWith('ster')) return BASE_VERBS.has(noun.slice(0, -2));
  return (
    /(?:[^aeiou]er|eer|[st]or|ist|ician|ologist|keeper|holder|worker|man|woman|person|manager)$/.test(noun) &&
    !/(?:power|number|paper|water|order|meter|letter|computer|layer|shower|tower|matter)$/.test(noun)
  );
}
