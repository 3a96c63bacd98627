import assert from 'node:assert/strict';
import { formatSpark } from '../../../../server/src/language/spark/index.ts';

/** What becomes of a text, however its lines end; formatted again, it stays. */
function formatted(text: string): string {
  const once = formatSpark(text);
  assert.equal(formatSpark(once), once);
  assert.equal(formatSpark(text.replaceAll('\n', '\r\n')), once.replaceAll('\n', '\r\n'));
  return once;
}

it('keeps a comment with the value or block that stands behind it on its line', () => {
  assert.equal(
    formatted('a /*1*/ b/*2*/:/*3*/c ,/*4*/d: e/*5*/{ f[ /*6*/1,/*7*/ 2 ] }\n'),
    'a /*1*/ b /*2*/: /*3*/ c, /*4*/ d: e /*5*/ { f [/*6*/ 1, /*7*/ 2] }\n',
  );
});

it('gives comments lines of their own, or the ends of lines, elsewhere', () => {
  assert.equal(
    formatted('a b /* last */\n/* before */ c d\ne { /* all */ f 1 /* behind */ }\n'),
    'a b  /* last */\n/* before */\nc d\ne {  /* all */\n  f 1  /* behind */\n}\n',
  );
  assert.equal(
    formatted('a [1, // one\n 2 /* two */\n]\nb /* in\ntwo lines */ c'),
    'a [\n  1,  // one\n  2  /* two */\n]\nb  /* in\ntwo lines */\nc\n',
  );
});

it('breaks a list with its comments where it is too long', () => {
  const item = 'x'.repeat(30);
  assert.equal(
    formatted(`a [/* one */ ${item}, ${item}, /* three */ ${item}]\n`),
    `a [\n  /* one */ ${item},\n  ${item},\n  /* three */ ${item}\n]\n`,
  );
});

it('takes tabs, blanks and empty lines away, and keeps single empty lines and other characters', () => {
  assert.equal(
    formatted('\n\n\ta\t"Grün — 電力 😀"  \n\n\n\n\tb{\n\n\n c 1\n\n\n}   \n\n'),
    'a "Grün — 電力 😀"\n\nb {\n  c 1\n}\n',
  );
});
