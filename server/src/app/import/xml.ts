/** XML as a tree of elements without namespaces, by a streaming parser that knows no entities of its own and fetches nothing. */
import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** Local name: `SPEC-OBJECT` of `reqif:SPEC-OBJECT`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and texts in their order. */
  readonly children: readonly (XmlElement | string)[];
}

/** Deeper than this is no document that a person wrote. */
const deepest = 500;

/**
 * The root element.
 * @throws Error when the text is no well-formed XML; the message says where.
 */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  const root: Draft = { name: '', attributes: {}, children: [] };
  const open: Draft[] = [root];
  parser.on('error', (error) => {
    throw new Error(`This XML cannot be read: ${error.message}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > deepest)
      throw new Error(`This XML cannot be read: more than ${deepest} elements are inside each other.`);
    const element: Draft = { name: local(name), attributes: withoutPrefixes(attributes), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const keep = (part: string): void => void open.at(-1)?.children.push(part);
  parser.on('text', keep);
  parser.on('cdata', keep);
  parser.write(text.replace(/^\uFEFF/, '')).close();
  const first = root.children.find((child) => typeof child !== 'string');
  if (first === undefined || typeof first === 'string')
    throw new Error('This XML cannot be read: it has no element.');
  return first;
}

interface Draft extends XmlElement {
  readonly children: (XmlElement | string)[];
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function withoutPrefixes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]));
}

/** The child elements of this name. */
export function childrenOf(element: XmlElement | undefined, name?: string): readonly XmlElement[] {
  return (element?.children ?? []).flatMap((child) =>
    typeof child !== 'string' && (name === undefined || child.name === name) ? [child] : [],
  );
}

/** The first element on a path of names. */
export function find(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => childrenOf(at, name)[0], element);
}

const blocks = new Set([
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'br',
  'tr',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'dt',
  'dd',
]);

/** What an element says as plain text: a line for each block of XHTML, `- ` before items of lists, ` | ` between cells. */
export function textOf(element: XmlElement): string {
  const parts: string[] = [];
  const visit = (at: XmlElement): void => {
    if (blocks.has(at.name)) parts.push('\n');
    if (at.name === 'li') parts.push('- ');
    if (at.name === 'object') parts.push(' [');
    for (const child of at.children) {
      if (typeof child !== 'string') visit(child);
      else parts.push(at.name === 'pre' ? child : child.replace(/\s+/g, ' '));
    }
    if (at.name === 'td' || at.name === 'th') parts.push(' | ');
    if (at.name === 'object') parts.push(']');
    if (blocks.has(at.name)) parts.push('\n');
  };
  visit(element);
  return parts
    .join('')
    .split('\n')
    .map((line) => line.trim().replace(/\s*\|$/, ''))
    .filter((line) => line !== '' && line !== '-')
    .join('\n');
}
