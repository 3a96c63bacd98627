/**
 * Words that weaken a requirement without being vague themselves, by kind (after INCOSE's Guide to Writing Requirements R7,
 * R19, R24, R33 and ISO/IEC/IEEE 29148:2018, 5.2.7; compiled by hand from general English). One term a line or comma.
 */
export const OPINION = `we think, i think, we believe, i believe, we feel, i feel, we hope, we assume, in my opinion, in our opinion, in my view, in our view,
obviously, of course, hopefully, unfortunately, needless to say, as everybody knows, as everyone knows, as is well known, evidently, undoubtedly, admittedly`;

export const INTENSIFIERS = `very, really, extremely, quite, rather, fairly, incredibly, exceptionally, remarkably, particularly, terribly, enormously, hugely`;

export const TIME_BOUND = `at the moment, at present, nowadays, as of today, as of now, for now, for the time being, until now, up to now, these days, in the near future,
in the foreseeable future, at this time, at this point in time`;

export const APPROXIMATE =
  'about, around, approximately, roughly, nearly, almost, circa, ca, more or less, close to, somewhere between';

export const QUANTITIES = `some, a few, a lot of, lots of, a number of, several, many, multiple, numerous, various, a couple of, plenty of, a variety of, a wide variety of,
a range of, a wide range of, a handful of, a large number of, a small number of, a certain number of, a great many, a certain amount of, a reasonable number of`;

export const EXAMPLES =
  'such as, for example, for instance, e.g., like for example, as for example, in particular';

export const COMBINATORS =
  'but, unless, except, while, whereas, as well as, along with, however, but also, meanwhile, on the other hand, otherwise, instead of';

export const UNIVERSAL = 'all, any, both';
